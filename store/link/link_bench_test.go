package link

import (
	"fmt"
	"math"
	"runtime"
	"testing"

	"hearsay/store/text"
)

// BenchmarkLink measures linking alone on one core, on generated quotations of
// which every third is a variant of another: first the search for candidates,
// which is all that an index of MinHash bands does; then with aligning and judging
// them, up to the sayings. How cost grows with n is the exponent x of n to the power of x.
// The largest corpus wants time and memory: it is left out with -short.
func BenchmarkLink(b *testing.B) {
	spent := map[string]float64{} // nanoseconds, in the smaller corpus
	const small, large = 100_000, 1_000_000
	for _, n := range []int{small, large} {
		if testing.Short() && n > small {
			b.Skip("a large corpus")
		}
		c := generated(n / 8)
		for _, x := range []struct {
			upTo string
			do   func(*corpus)
		}{{"candidates", (*corpus).findCandidates}, {"sayings", (*corpus).growSayings}} {
			b.Run(fmt.Sprintf("%s/%d", x.upTo, n), func(b *testing.B) {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
				for b.Loop() {
					x.do(c)
				}
				each := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
				b.ReportMetric(float64(n)/each*1e9, "quotations/s")
				if n == small {
					spent[x.upTo] = each
				} else {
					b.ReportMetric(math.Log(each/spent[x.upTo])/math.Log(large/small), "exponent")
				}
			})
		}
	}
}

func (c *corpus) findCandidates() {
	e := c.unlinked()
	e.shingles.add(e, 0, len(e.quotes))
}

func (c *corpus) growSayings() {
	e := c.unlinked()
	e.newVectors(0)
	e.compare(e.shingles.add(e, 0, len(e.quotes)), false)
	w := &work{evidence: e, lexicon: c.linker.lexicon, repetitions: &c.linker.repetitions}
	w.grow(w.link(w.furniture))
}

// unlinked gives the evidence of all facts, with nothing found out about pairs of them.
func (c *corpus) unlinked() *evidence {
	b := c.linker.base
	if b == nil {
		b = newBase(c.linker)
	}
	e := newEvidence(b, nil)
	e.take(c.linker)
	e.weigh(0)
	return e
}

// BenchmarkKept tells how many bytes of the heap a linker keeps for a quotation, while it
// goes on to add articles: the words of its articles and what was found out about them.
func BenchmarkKept(b *testing.B) {
	n := 100_000
	if testing.Short() {
		n /= 20
	}
	c := generated(n / 8)
	c.linker = nil
	for b.Loop() {
		before := inUse()
		tokens := text.NewVocabulary()
		l := New(tokens)
		for i, a := range c.articles {
			l.Add(l.Prepare(a, tokens.Parse(a.Text, a.Blocks), &c.findings[i]))
		}
		added := inUse()
		l.Conclude()
		b.ReportMetric(float64(added-before)/float64(n), "added-B/quotation")
		b.ReportMetric(float64(inUse()-before)/float64(n), "concluded-B/quotation")
		runtime.KeepAlive(l)
	}
}

// inUse gives the bytes of the heap that are in use.
func inUse() int64 {
	runtime.GC()
	runtime.GC() // what the first has found is swept, and pools are empty
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
