package link

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/text"
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
	x := newExaminer(e)
	for a := range e.quotes {
		for b := a + 1; b < len(e.quotes); b++ {
			c := candidate{bond: bond{pairKey: pairKey{store.QuotationID(a), store.QuotationID(b)}}}
			if at := e.articlesOf(c.pairKey); at[0] == at[1] || !x.eligible(&c) {
				continue
			}
			if _, ok := e.judge(c.pairKey, c.best[0].found(), e.inCompany(&c, solid)); ok {
				all = append(all, c.pairKey)
			}
		}
	}
	return all
}

// generated adds n articles of eight quotations each, ten to an event. Every
// third quotation is a variant of an earlier one of its event.
func generated(n int) *corpus {
	g := generator{Rand: rand.New(rand.NewPCG(1, 2))}
	g.words = rand.NewZipf(g.Rand, 1.1, 8, 60_000)
	c := newCorpus()
	for i := range n {
		if i%10 == 0 {
			g.said, g.topic = nil, g.run(12)
		}
		text, found := unmark(g.article())
		c.add(&store.Article{Key: fmt.Sprint(i), Outlet: "o", Text: text, Blocks: paragraphs(text)}, found)
	}
	return c
}

type generator struct {
	*rand.Rand
	words *rand.Zipf
	topic []string
	said  [][]string
}

func (g *generator) run(n int) (ws []string) {
	for range n {
		ws = append(ws, "w"+strings.Map(func(d rune) rune { return d - '0' + 'a' }, fmt.Sprint(g.words.Uint64())))
	}
	return ws
}

func (g *generator) article() string {
	var b strings.Builder
	for k := range 8 {
		q := g.run(6 + g.IntN(20))
		if k%3 == 0 && len(g.said) > 0 {
			q = g.variant(g.said[g.IntN(len(g.said))])
		}
		g.said = append(g.said, q)
		fmt.Fprintf(&b, "%s %s “%s” she said.\n", strings.Join(g.run(20), " "), g.topic[g.IntN(len(g.topic))], strings.Join(q, " "))
	}
	return b.String()
}

// variant changes a word and leaves some out at the end.
func (g *generator) variant(ws []string) []string {
	ws = slices.Clone(ws)
	copy(ws[g.IntN(len(ws)):], g.run(1))
	return ws[:len(ws)-g.IntN(len(ws)/3+1)]
}

// BenchmarkConclude shows that cost grows with the quotations and no faster. The
// largest corpora want time and memory: they are left out with -short.
func BenchmarkConclude(b *testing.B) {
	for _, n := range []int{12_500, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if testing.Short() && n > 100_000 {
				b.Skip("a large corpus")
			}
			c := generated(n / 8)
			for b.Loop() {
				c.linker.evidence = nil
				c.linker.Conclude()
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "quotations/s")
		})
	}
}

// BenchmarkJoin is what it costs that one article joins many.
func BenchmarkJoin(b *testing.B) {
	c := generated(12_500)
	c.linker.Conclude()
	docs := c.docs()
	for i := 0; b.Loop(); i++ {
		c.linker.Add(c.linker.Prepare(c.articles[i], docs[i], &c.findings[i]))
		c.linker.Conclude()
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
	l, i := New(text.NewVocabulary()), 0
	for b.Loop() {
		l.Add(l.Prepare(c.articles[i], docs[i], &c.findings[i]))
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
		l := New(text.NewVocabulary())
		for i, a := range c.articles {
			l.Add(l.Prepare(a, docs[i], &c.findings[i]))
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
	c.linker = New(text.NewVocabulary())
	for i, a := range c.articles {
		c.linker.Add(c.linker.Prepare(a, docs[i], &c.findings[i]))
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
