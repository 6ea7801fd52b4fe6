package speaker

import (
	_ "embed" // the weights
	"sync"

	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/text"
)

//go:embed weights.bin
var weights []byte

// shipped is the ranker with the weights that were learned from all labelled articles.
var shipped = sync.OnceValue(func() Ranker { return Ranker{Weights: learn.Compiled("speaker/weights.bin", weights)} })

// Attribute is Ranker.Attribute with the weights that hearsay ships.
func Attribute(d *text.Doc, qs []store.Quotation) []store.Person {
	return shipped().Attribute(d, qs)
}

// Explain is Ranker.Explain with the weights that hearsay ships.
func Explain(d *text.Doc, qs []store.Quotation, q int) store.Explanation {
	return shipped().Explain(d, qs, q)
}
