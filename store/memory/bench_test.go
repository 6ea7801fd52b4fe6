package memory_test

import (
	"fmt"
	"runtime"
	"testing"

	"hearsay/store"
	"hearsay/store/memory"
	"hearsay/store/storetest/newsroom"
)

// BenchmarkLoad reads generated articles, each twice as many as the last, and
// reports what the corpus takes once it is loaded. Time should double too.
func BenchmarkLoad(b *testing.B) {
	for _, n := range sizes(1000, 2000, 4000) {
		articles := generated(n)
		size := 0
		for _, a := range articles {
			size += len(a.text)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			before := inUse()
			var c *memory.Corpus
			for b.Loop() {
				c = load(b, articles...)
			}
			b.ReportMetric(float64(inUse()-before)/float64(size), "heap/text")
			b.ReportMetric(float64(c.Progress().Quotations), "quotations")
		})
	}
}

// sizes are numbers of articles; small ones if time is short.
func sizes(ns ...int) []int {
	if testing.Short() {
		return []int{200, 400}
	}
	return ns
}

// inUse is the memory that is held on to.
func inUse() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// generated gives n made-up articles.
func generated(n int) []report {
	out := make([]report, n)
	for i, r := range newsroom.Reports(n, 10) {
		out[i] = report{outlet: r.Outlet, date: r.Date, title: r.Title, text: r.Text}
	}
	return out
}

// BenchmarkViews turns the pages of every view of generated articles, each twice
// as many as the last: a page should cost the same in both. "around" and "filtered",
// with a new filter each time, grow with the corpus.
func BenchmarkViews(b *testing.B) {
	for _, n := range sizes(2000, 4000) {
		c := load(b, generated(n)...)
		for v := range store.View(store.Views) {
			ask := func(b *testing.B, q store.Query) store.Results {
				b.Helper()
				q.View = v
				r, err := c.Search(b.Context(), q)
				if err != nil {
					b.Fatal(err)
				}
				return r
			}
			name := fmt.Sprintf("%s/%d", v, n)
			b.Run("page/"+name, func(b *testing.B) {
				rows := ask(b, store.Query{Limit: 1}).Rows
				for i := 0; b.Loop(); i++ {
					ask(b, store.Query{From: i * 256 % max(rows, 1), Limit: 256})
				}
			})
			b.Run("around/"+name, func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					ask(b, store.Query{Around: &store.Place{Article: store.ArticleID(i % n)}, Limit: 256})
				}
			})
			b.Run("filtered/"+name, func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					ask(b, store.Query{Filter: fmt.Sprintf("-outlet:none%d -speaker:none", i), Limit: 256})
				}
			})
		}
	}
}
