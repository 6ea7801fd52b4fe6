package align

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/link/words"
	"hearsay/store/text"
)

// reader makes Texts of plain strings.
type reader struct{ lexicon *words.Lexicon }

func newReader() reader { return reader{words.NewLexicon(text.NewVocabulary())} }

func (r reader) text(s string) Text {
	d := text.Parse(s, []store.Block{{Span: store.Span{End: len(s)}}})
	ws := r.lexicon.Fold(d, text.Run{End: len(d.Tokens)}, nil)
	t := Text{Words: ws, Topic: make([]uint8, len(ws)), Size: 200}
	for _, w := range ws {
		t.Stems = append(t.Stems, r.lexicon.Stem(w.ID))
	}
	t.Alone, t.After = make([]float32, len(ws)), make([]float32, len(ws))
	t.Weigh(r.lexicon.Surprise())
	return t
}

// passages writes what a and b share, the best first.
func (r reader) passages(a, b string) (out []string) {
	ta, tb := r.text(a), r.text(b)
	var al Aligner
	for p, ok := al.Best(ta, tb); ok && p.Bits >= 9; p, ok = al.Next(ta, tb) {
		in := func(s string, t Text, r Run) string { return s[t.Words[r.Start].Start:t.Words[r.End-1].End] }
		out = append(out, in(a, ta, p.A)+" = "+in(b, tb, p.B))
	}
	return out
}

func TestPassages(t *testing.T) {
	r := newReader()
	for _, c := range []struct {
		a, b string
		want []string
	}{
		{"The ferry captain resigned.", "the ferry captain resigned", []string{"The ferry captain resigned = the ferry captain resigned"}},
		{"Nobody warned the ferry captain about it", "Nobody, you know, warned the ferry captain",
			[]string{"Nobody warned the ferry captain = Nobody, you know, warned the ferry captain"}},
		{"Bridges rust. Ferries sink quickly.", "Ferries sink quickly! Bridges rust.",
			[]string{"Ferries sink quickly = Ferries sink quickly", "Bridges rust = Bridges rust"}},
		{"a long-drawn winter", "a longdrawn winter", []string{"a long-drawn winter = a longdrawn winter"}},
		{"the inspectors … have left Westport", "the inspectors came on Monday and when all was done have left Westport",
			[]string{"the inspectors … have left Westport = the inspectors came on Monday and when all was done have left Westport"}},
		{"ferries sink", "bridges rust", nil},
		{"", "bridges rust", nil},
	} {
		if diff := cmp.Diff(c.want, r.passages(c.a, c.b)); diff != "" {
			t.Errorf("%q with %q:\n%s", c.a, c.b, diff)
		}
	}
}

func TestEvidence(t *testing.T) {
	r := newReader()
	bits := func(a, b string) float32 {
		var al Aligner
		p, _ := al.Best(r.text(a), r.text(b))
		return p.Bits
	}
	same := bits("the ferry captain resigned on Monday", "the ferry captain resigned on Monday")
	for name, worse := range map[string]float32{
		"a content word that stands for another": bits("the ferry captain resigned on Monday", "the ferry owner resigned on Monday"),
		"a negation put in":                      bits("the ferry captain resigned on Monday", "the ferry captain not resigned on Monday"),
		"another number":                         bits("the ferry captain took 12 men on Monday", "the ferry captain took 15 men on Monday"),
		"words that everybody says":              bits("I do not know what to do about it", "I do not know what to do about it"),
	} {
		if worse >= same {
			t.Errorf("%s: %.1f bits, the same words %.1f", name, worse, same)
		}
	}
}

func TestTopicIsNoEvidence(t *testing.T) {
	r := newReader()
	a, b := r.text("the ferry captain"), r.text("the ferry captain")
	var al Aligner
	free, _ := al.Best(a, b)
	for i := range a.Topic {
		a.Topic[i], b.Topic[i] = 20, 20
	}
	if usual, _ := al.Best(a, b); usual.Bits >= free.Bits {
		t.Errorf("%.1f bits where both articles use the words all the time, %.1f where not", usual.Bits, free.Bits)
	}
}

// TestChainIsTheBestOfAll holds chain, which does not look at what cannot be better, to
// what looks at every point within reach.
func TestChainIsTheBestOfAll(t *testing.T) {
	r := newReader()
	random := rand.New(rand.NewPCG(1, 2))
	said := func() string {
		var ws []string
		for range 1 + random.IntN(25) {
			ws = append(ws, []string{"the", "ferry", "bridge", "of", "rust", "long-drawn", "longdrawn", "winter", "New", "York", "sinks", "sink", "… and"}[random.IntN(13)])
		}
		return strings.Join(ws, " ")
	}
	for range 2000 {
		a, b := said(), said()
		if random.IntN(2) == 0 {
			b = a
		}
		x, y := r.text(a), r.text(b)
		var al Aligner
		al.Begin(x, y)
		best := al.chain(x, y)
		got := slices.Clone(al.points)
		if slow := al.slowChain(x, y); best != slow || !slices.Equal(got, al.points) {
			t.Errorf("%q with %q: ends at point %d, want %d", a, b, best, slow)
		}
	}
}

// slowChain is chain without a look ahead.
func (al *Aligner) slowChain(a, b Text) int {
	best, most := none, float32(0)
	for n := range al.points {
		p := &al.points[n]
		p.score, p.prev = p.alone, none
		reach := int32(widestGap)
		if startsAfterGap(a, p.a-p.partsA+1) || startsAfterGap(b, p.b-p.partsB+1) {
			reach = widestEllipsis
		}
		for k := n - 1; k >= 0; k-- {
			q := &al.points[k]
			skippedA, skippedB := p.a-p.partsA-q.a, p.b-p.partsB-q.b
			if min(skippedA, skippedB) < 0 || max(skippedA, skippedB) > reach {
				continue
			}
			s := q.score + min(a.After[p.a], p.alone)
			if skippedA+skippedB > 0 {
				s = q.score + (p.alone - gapCost*float32(min(skippedA, widestGap)+min(skippedB, widestGap)))
			}
			if s > p.score {
				p.score, p.prev = s, int32(k)
			}
		}
		if p.score > most {
			best, most = n, p.score
		}
	}
	return best
}

func FuzzBest(f *testing.F) {
	f.Add("Nobody warned the ferry-captain…", "the ferrycaptain, you know")
	f.Fuzz(func(t *testing.T, a, b string) {
		r := newReader()
		ta, tb := r.text(a), r.text(b)
		var al Aligner
		for p, ok := al.Best(ta, tb); ok; p, ok = al.Next(ta, tb) {
			if p.A.Len() <= 0 || p.B.Len() <= 0 || p.A.End > len(ta.Words) || p.B.End > len(tb.Words) {
				t.Fatalf("%+v", p)
			}
		}
	})
}

func BenchmarkBest(b *testing.B) {
	r := newReader()
	s := "No, I think we are going to see, you know, we are going to see how it feels to be out there."
	x, y := r.text(s), r.text(strings.Replace(s, "you know, ", "", 1))
	var al Aligner
	for b.Loop() {
		al.Best(x, y)
	}
}
