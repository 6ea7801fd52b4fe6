package link

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/link/align"
)

// TestCandidatesMatchAllPairs holds the search for candidates to the slow
// oracle that aligns every quotation with every other.
func TestCandidatesMatchAllPairs(t *testing.T) {
	c := newCorpus()
	for _, r := range gold(t, "basil.jsonl.gz") {
		a := r.article()
		c.add(a, marked(a.Text, a.Blocks))
	}
	e := c.linker.gather()
	links := map[pairKey]bool{}
	for _, b := range e.link(nothing) {
		links[pairKey{b.a, b.b}] = true
	}
	var missed, found int
	for _, k := range e.allLinks(links) {
		if links[k] {
			found++
			continue
		}
		missed++
		t.Logf("missed: %s | %s", c.words(k.a), c.words(k.b))
	}
	t.Logf("%d links, %d of them missed", found+missed, missed)
	if missed*100 > found+missed {
		t.Errorf("%d of %d links are missed, want at most one in a hundred", missed, found+missed)
	}
}

func nothing(store.QuotationID) bool { return false }

// allLinks gives what link would find if it aligned all pairs.
func (e *evidence) allLinks(links map[pairKey]bool) (all []pairKey) {
	solid := map[articlePair]bool{}
	for k := range links {
		solid[e.articlesOf(k)] = true
	}
	var al align.Aligner
	for a := range e.texts {
		for b := a + 1; b < len(e.texts); b++ {
			c := candidate{pairKey: pairKey{store.QuotationID(a), store.QuotationID(b)}}
			if at := e.articlesOf(c.pairKey); at[0] == at[1] || !e.eligible(&al, &c) {
				continue
			}
			if _, ok := e.judge(c.pairKey, c.best, e.inCompany(&c, solid)); ok {
				all = append(all, c.pairKey)
			}
		}
	}
	return all
}

// generated adds n articles of eight quotations each. Every third quotation is
// a variant of one in an article shortly before.
func generated(n int) *corpus {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		x := r.ExpFloat64() * 900
		return fmt.Sprintf("w%s", strings.Map(func(d rune) rune { return d - '0' + 'a' }, fmt.Sprint(int(x))))
	}
	var said []string
	c := newCorpus()
	for i := range n {
		var b strings.Builder
		for k := range 8 {
			q := ""
			if k%3 == 0 && len(said) > 40 {
				ws := strings.Fields(said[len(said)-1-r.IntN(40)])
				ws[r.IntN(len(ws))] = word()
				q = strings.Join(ws[:len(ws)-r.IntN(len(ws)/3+1)], " ")
			} else {
				for range 6 + r.IntN(20) {
					q += word() + " "
				}
			}
			said = append(said, q)
			for range 20 {
				b.WriteString(word() + " ")
			}
			b.WriteString("“" + q + "” she said.\n")
		}
		text, found := unmark(b.String())
		c.add(&store.Article{Key: fmt.Sprint(i), Outlet: "o", Text: text, Blocks: paragraphs(text)}, found)
	}
	return c
}

func BenchmarkConclude(b *testing.B) {
	for _, n := range []int{500, 1000, 2000, 4000} {
		b.Run(fmt.Sprint(8*n), func(b *testing.B) {
			c := generated(n)
			for b.Loop() {
				c.linker.Conclude()
			}
			b.ReportMetric(float64(8*n*b.N)/b.Elapsed().Seconds(), "quotations/s")
		})
	}
}

func BenchmarkAdd(b *testing.B) {
	c := generated(200)
	bytes := 0
	for _, a := range c.articles {
		bytes += len(a.Text)
	}
	b.SetBytes(int64(bytes / len(c.articles)))
	docs := c.docs()
	b.ResetTimer()
	l, i := New(), 0
	for b.Loop() {
		l.Add(c.articles[i], docs[i], &c.findings[i])
		i = (i + 1) % len(docs)
	}
}

// FuzzLinker adds the same hostile text twice and concludes.
func FuzzLinker(f *testing.F) {
	f.Add("“We will—not… go,” [she] said. \xff “\xf0 'tis”", uint8(2), uint8(30))
	f.Fuzz(func(t *testing.T, s string, from, to uint8) {
		c := newCorpus()
		for range 2 {
			blocks := paragraphs(s)
			found := marked(s, blocks)
			if int(from) < int(to) && int(to) <= len(s) {
				found.Quotations = append(found.Quotations[:0], store.Quotation{Span: store.Span{Start: int(from), End: int(to)}, Attribution: store.Unknown})
			}
			c.add(&store.Article{Text: s, Blocks: blocks}, found)
		}
		c.conclude()
		for _, x := range c.Sayings {
			for _, p := range x.Passages {
				a := c.of[p.Quotation]
				q := c.findings[a].Quotations[int(p.Quotation)-c.first[a]]
				if p.Span.Empty() || !q.Span.Contains(p.Span) {
					t.Fatalf("passage %v of quotation %v", p.Span, q.Span)
				}
			}
		}
	})
}

// BenchmarkFirst is what the first few articles cost, from nothing to conclusions.
func BenchmarkFirst(b *testing.B) {
	c := seeds(b)
	docs := c.docs()
	for b.Loop() {
		l := New()
		for i, a := range c.articles {
			l.Add(a, docs[i], &c.findings[i])
		}
		l.Conclude()
	}
}

// TestWheneverConcluded concludes while articles come in, and on different
// numbers of cores: neither may show in what follows from all of them.
func TestWheneverConcluded(t *testing.T) {
	const n = 2*firstBase + 50
	want := generated(n).conclude()
	c := generated(n)
	docs := c.docs()
	c.linker = New()
	for i, a := range c.articles {
		c.linker.Add(a, docs[i], &c.findings[i])
		if i%40 == 7 {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1 + i%3))
			c.linker.Conclude()
		}
	}
	if len(want.Sayings) == 0 {
		t.Error("there are no sayings")
	}
	if diff := cmp.Diff(want.Conclusions, c.conclude().Conclusions); diff != "" {
		t.Errorf("concluded at the end alone, and in between:\n%s", diff)
	}
}
