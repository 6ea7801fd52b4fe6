package speaker_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"hearsay/store"
	"hearsay/store/layout"
	"hearsay/store/quote"
	"hearsay/store/quote/speaker"
	"hearsay/store/text"
)

// BenchmarkAttribute measures the five stories, parsed and with their quotations found, in bytes of text.
func BenchmarkAttribute(b *testing.B) {
	names, err := filepath.Glob(filepath.Join("..", "..", "..", "seeds", "*.txt"))
	if err != nil || len(names) == 0 {
		b.Fatal("no stories: ", err)
	}
	var docs []*text.Doc
	var found [][]store.Quotation
	bytes := 0
	for _, name := range names {
		body, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		d := text.Parse(string(body), layout.Of(string(body), "").Blocks)
		docs, found = append(docs, d), append(found, quote.Find(d).Quotations)
		bytes += len(body)
	}
	for b.Loop() {
		for i, d := range docs {
			speaker.Attribute(d, slices.Clone(found[i]))
		}
	}
	b.SetBytes(int64(bytes))
}
