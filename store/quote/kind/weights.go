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
	return Judge{First: learn.Compiled("kind/weights.bin", weights), Second: learn.Compiled("kind/doubts.bin", doubts)}
})

// Of is Judge.Of with the weights that hearsay ships.
func Of(d *text.Doc, pieces []marks.Piece) []Verdict { return shipped().Of(d, pieces) }
