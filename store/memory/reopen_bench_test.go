package memory_test

import (
	"fmt"
	"os"
	"testing"

	"hearsay/store"
	"hearsay/store/memory"
)

// BenchmarkReopen opens generated articles that have been analysed, to the first page
// of each view, and reports what the file takes for each byte of text, and the heap for each
// article. Ten times as many articles should take hardly longer. "filtered" includes what
// searching the texts takes to get ready.
func BenchmarkReopen(b *testing.B) {
	for _, n := range sizes(10_000, 100_000) {
		d, path := &desk{reports: generated(n), state: "1"}, shelfIn(b)
		size := 0
		for _, r := range d.reports {
			size += len(r.text)
		}
		d.open(b, path)
		info, err := os.Stat(path)
		if err != nil {
			b.Fatal(err)
		}
		for v := range store.View(store.Views) {
			b.Run(fmt.Sprintf("%s/%d", v, n), func(b *testing.B) {
				before := inUse()
				var c *memory.Corpus
				for b.Loop() {
					c = d.begin(b.Context(), path)
					firstPage(b, c, store.Query{View: v, Limit: 64})
				}
				b.ReportMetric(float64(inUse()-before)/float64(n), "heap/article")
				b.ReportMetric(float64(info.Size())/float64(size), "file/text")
				if c.Progress().Articles != n || d.decoded.Load() > 0 {
					b.Errorf("%d of %d articles, %d of them analysed", c.Progress().Articles, n, d.decoded.Load())
				}
			})
		}
		b.Run(fmt.Sprintf("filtered/%d", n), func(b *testing.B) {
			for b.Loop() {
				firstPage(b, d.begin(b.Context(), path), store.Query{Filter: "the", Limit: 64})
			}
		})
	}
}

func firstPage(b *testing.B, c *memory.Corpus, q store.Query) {
	b.Helper()
	r, err := c.Search(b.Context(), q)
	if err != nil || len(r.Page) == 0 && q.View != store.Disputes {
		b.Fatal(len(r.Page), err)
	}
}
