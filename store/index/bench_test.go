package index_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"hearsay/store/index"
	"hearsay/store/index/indexed"
	"hearsay/store/query"
	"hearsay/store/storetest/newsroom"
)

// library100k is 100,000 generated articles, or 5,000 if time is short: words as frequent as Zipf says, the
// shortest the most frequent, taken from real articles and put together from syllables.
var library100k = sync.OnceValue(func() []record {
	if testing.Short() {
		return generated(5_000, 120)
	}
	return generated(100_000, 120)
})

// generated gives n articles of so many words each.
func generated(n, length int) []record {
	words := zipf{rand.NewZipf(rand.New(rand.NewPCG(1, 2)), 1.1, 8, lexiconSize-1), lexicon()}
	rs := make([]record, n)
	for i := range rs {
		rs[i] = record{title: words.text(10), outlet: []string{"The Examiner", "City Post", "Daily Herald"}[i%3], text: words.text(length)}
	}
	return rs
}

var snapshot100k = sync.OnceValue(func() *index.Snapshot { return snapshot(library100k()) })

type zipf struct {
	*rand.Zipf
	words []string
}

func (z zipf) text(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(z.words[z.Uint64()])
		b.WriteByte(' ')
	}
	return b.String()
}

const lexiconSize = 100_000

// lexicon gives words, the most frequent first.
func lexicon() []string {
	var words []string
	seen := map[string]bool{}
	files, _ := filepath.Glob("../../seeds/*.txt")
	for _, name := range files {
		b, _ := os.ReadFile(name)
		for _, w := range strings.Fields(string(b)) {
			if !seen[w] {
				seen[w] = true
				words = append(words, w)
			}
		}
	}
	syllables := strings.Fields("ba con de er fin gra hol in ja ka li mer no or per qua ri sta ter un ver wi ex yo ze tion ment ing ly ed")
	for i := 0; len(words) < lexiconSize; i++ {
		w := ""
		for n := i; n > 0 || w == ""; n /= len(syllables) {
			w += syllables[n%len(syllables)]
		}
		words = append(words, w)
	}
	slices.SortStableFunc(words, func(a, b string) int { return len(a) - len(b) })
	return words
}

// BenchmarkKeystroke searches 100,000 articles for what somebody may have typed so far.
func BenchmarkKeystroke(b *testing.B) {
	rs := records(library100k())
	s := snapshot100k()
	for _, c := range []struct{ name, expression string }{
		{"letter", "s"},
		{"prefix", "st"},
		{"fuzzy", "hlbw"},
		{"word", "baldwin"},
		{"words", "hilaria bald rust"},
		{"capital", "Bald"},
		{"outlet", "outlet:post"},
		{"title", "title:baldwin"},
		{"text", "text:carpet"},
		{"prefixtext", "text:st"},
		{"phrase", `"red carpet"`},
		{"stopwords", `"of the"`},
		{"absent", `"to of the"`},
		{"bytitle", "baldwin sort:title"},
		{"bymatch", "bald sort:match"},
		{"everything", ""},
	} {
		f := mustParse(b, c.expression)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			var r index.Result
			for b.Loop() {
				r = s.Search(b.Context(), f, rs)
			}
			b.ReportMetric(float64(r.Len()), "hits")
		})
	}
}

// BenchmarkAdd adds articles of usual length with a snapshot after each
// 100, and reports what memory the last snapshot takes beside their text.
func BenchmarkAdd(b *testing.B) {
	n := 5000
	if testing.Short() {
		n = 500
	}
	rs, size := generated(n, 800), 0
	for _, r := range rs {
		size += len(r.title) + len(r.text)
	}
	b.SetBytes(int64(size))
	var s *index.Snapshot
	before := heap()
	for b.Loop() {
		x := index.New()
		for i, r := range rs {
			x.Add(x.Prepare(r.title, r.outlet, r.text))
			if i%100 == 99 {
				s = x.Snapshot()
			}
		}
	}
	b.ReportMetric(100*float64(heap()-before)/float64(size), "%-of-text")
	runtime.KeepAlive(s)
	runtime.KeepAlive(rs)
}

// BenchmarkBuild makes the index of made-up news on all cores, in one go.
func BenchmarkBuild(b *testing.B) {
	n := 30_000
	if testing.Short() {
		n = 500
	}
	var texts []string
	size := 0
	for r := range newsroom.All(n, 7) {
		texts = append(texts, r.Text)
		size += len(r.Text)
	}
	b.SetBytes(int64(size))
	var s *index.Snapshot
	for b.Loop() {
		s = indexed.Texts(texts)
	}
	data, err := s.AppendBinary(nil)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(100*float64(len(data))/float64(size), "%-of-text")
}

// heap is the memory in use.
func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := query.Parse(`speaker:hilaria "out there" -(is:read or date:2025-03) sort:-date`, now); err != nil {
			b.Fatal(err)
		}
	}
}
