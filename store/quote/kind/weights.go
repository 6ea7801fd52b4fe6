package kind

import (
	_ "embed" // the weights
	"sync"

	"hearsay/store/quote/learn"
	"hearsay/store/quote/marks"
	"hearsay/store/text"
)

//go:embed weights.bin
var weights []byte

//go:embed doubts.bin
var doubts []byte

// shipped is the judge with the weights that were learned from all labelled articles.
var shipped = sync.OnceValue(func() Judge {
	return Judge{First: decode("weights.bin", weights), Second: decode("doubts.bin", doubts)}
})

func decode(name string, b []byte) *learn.Table {
	table, err := learn.Decode(b)
	if err != nil {
		// The bytes were written by the trainer and compiled in: only a broken build can get here.
		panic("kind: " + name + ": " + err.Error())
	}
	return table
}

// Of is Judge.Of with the weights that hearsay ships.
func Of(d *text.Doc, pieces []marks.Piece) []Verdict { return shipped().Of(d, pieces) }
