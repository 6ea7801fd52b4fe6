package memory_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"hearsay/store"
	"hearsay/store/memory"
)

// BenchmarkLoad reads generated articles, each twice as many as the last, and
// reports what the corpus takes once it is loaded. Time should double too.
func BenchmarkLoad(b *testing.B) {
	for _, n := range []int{1000, 2000, 4000} {
		articles := newsroom(n)
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

// inUse is the memory that is held on to.
func inUse() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// newsroom writes n articles, the same ones every time: about three on each
// event, with words as frequent as Zipf says, and quotations that the articles
// on one event share.
func newsroom(n int) []report {
	r := &writer{random: rand.New(rand.NewPCG(7, 11)), words: vocabulary(40_000)}
	r.zipf = rand.NewZipf(r.random, 1.15, 6, uint64(len(r.words)-1))
	out := make([]report, n)
	for i := range out {
		if i%3 == 0 {
			r.event()
		}
		out[i] = report{
			outlet: fmt.Sprintf("Outlet %d", i%17), date: r.date, title: r.title + " " + r.words[i%500],
			text: r.article(),
		}
	}
	return out
}

// writer writes the articles on one event.
type writer struct {
	random *rand.Rand
	zipf   *rand.Zipf
	words  []string

	date, title string
	people      []string
	said        []string
}

func (w *writer) event() {
	w.date = time.Date(2024, 1, 1+w.random.IntN(700), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	w.title = w.some(7)
	w.people, w.said = nil, nil
	for range 4 {
		w.people = append(w.people, capital(w.words[w.random.IntN(900)])+" "+capital(w.words[w.random.IntN(len(w.words))]))
	}
	for range 10 {
		w.said = append(w.said, capital(w.some(8+w.random.IntN(20))))
	}
}

// article gives one report of the event: narrative, and most of what was said.
func (w *writer) article() string {
	var b strings.Builder
	for i, said := range w.said {
		fmt.Fprintf(&b, "%s %s near the %s of %s. %s.\n\n",
			w.people[i%len(w.people)], w.some(9), w.some(3), capital(w.some(1)), capital(w.some(22)))
		if w.random.IntN(4) > 0 {
			fmt.Fprintf(&b, "“%s,” %s said. %s.\n\n", said, w.people[i%len(w.people)], capital(w.some(14)))
		}
	}
	return b.String()
}

// some gives n words, the frequent ones more often.
func (w *writer) some(n int) string {
	ws := make([]string, n)
	for i := range ws {
		ws[i] = w.words[w.zipf.Uint64()]
	}
	return strings.Join(ws, " ")
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// vocabulary makes n words: those that hold every text together, then syllables put together.
func vocabulary(n int) []string {
	words := strings.Fields("the of to and a in that is was for on with he she it as at by from his her but not they be have had this will")
	syllables := strings.Fields("ba con de er fin gra hol in ja ka li mer no or per qua ri sta ter un ver wi ex yo ze tion ment ing ly ed")
	for i := len(syllables); len(words) < n; i++ {
		var w strings.Builder
		for k := i; k > 0; k /= len(syllables) {
			w.WriteString(syllables[k%len(syllables)])
		}
		words = append(words, w.String())
	}
	return words
}

// BenchmarkViews turns the pages of every view of generated articles, each twice
// as many as the last: a page should cost the same in both. "around" and "filtered",
// with a new filter each time, grow with the corpus.
func BenchmarkViews(b *testing.B) {
	for _, n := range []int{2000, 4000} {
		c := load(b, newsroom(n)...)
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
