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

// shipped is the judge with the weights that were learned from all labelled articles.
var shipped = sync.OnceValue(func() judge {
	table, err := learn.Decode(weights)
	if err != nil {
		// The bytes were written by the trainer and compiled in: only a broken build can get here.
		panic("kind: weights.bin: " + err.Error())
	}
	return judge{table}
})

// Of judges the pieces of d, in their order, by the weights that hearsay ships.
func Of(d *text.Doc, pieces []marks.Piece) []Verdict { return shipped().of(d, pieces) }
