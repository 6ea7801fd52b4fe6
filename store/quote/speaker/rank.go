package speaker

import (
	"math"
	"slices"
	"sync"

	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/text"
)

var scratch = sync.Pool{New: func() any { return new(analysis) }}

// Ranker attributes quotations by the weights it holds.
type Ranker struct {
	Weights learn.Scorer
}

// Attribute fills in the Attribution of every quotation of qs that is said, and
// gives the people of the article. The quotations must be in text order and
// must not overlap.
func (r Ranker) Attribute(d *text.Doc, qs []store.Quotation) []store.Person {
	a := scratch.Get().(*analysis)
	defer scratch.Put(a)
	a.read(d, qs)
	for q := range qs {
		qs[q].Attribution = store.Unknown
		if qs[q].Kind.Said() && a.places[q].chunk >= 0 {
			a.decide(r.Weights, q)
		}
	}
	return a.cast()
}

// decide chooses who said quotation q.
func (a *analysis) decide(w learn.Scorer, q int) {
	s := a.scene(q)
	a.candidates(q)
	a.shortlist(w, s)
	a.scores = a.scores[:0]
	best := 0
	for i, c := range a.cands {
		a.bag.features = a.bag.features[:0]
		a.detail(s, c)
		a.scores = append(a.scores, caution*(c.score+w.Score(a.bag.features)))
		if a.scores[i] > a.scores[best] {
			best = i
		}
	}
	learn.Softmax(a.scores)
	a.chosen[q] = a.cands[best].chunk
	a.quotes[q].Confidence = float64(a.scores[best])
	if c := int(a.chosen[q]); c != nobody {
		a.quotes[q].Mention = a.pointed(s, c)
		a.quotes[q].Cue = a.cue(s, c)
	}
}

// caution flattens the probabilities: leaving candidates out makes the rest too
// sure of themselves. Cross-validation chose it, by the confidences it prints.
const caution = 0.92

// shortlist keeps the candidates that can still win, at a glance, then by their
// sketches; and always the best runner-up: nobody is beyond doubt.
func (a *analysis) shortlist(w learn.Scorer, s *scene) {
	for i, c := range a.cands {
		a.cands[i].score = w.Score(a.glance(s, c))
	}
	a.narrow(hopeless)
	for i, c := range a.cands {
		a.bag.features = a.bag.features[:0]
		a.sketch(s, c)
		a.cands[i].score = w.Score(a.bag.features)
	}
	a.narrow(outclassed)
}

// narrow drops the candidates whose scores lie too far behind the best one.
func (a *analysis) narrow(far float32) {
	top, second := float32(math.Inf(-1)), float32(math.Inf(-1))
	for _, c := range a.cands {
		second = max(second, min(top, c.score))
		top = max(top, c.score)
	}
	least := min(second, top-far)
	a.cands = slices.DeleteFunc(a.cands, func(c candidate) bool { return c.score < least })
}

// How far a candidate may lie behind the best one, at a glance and by its
// sketch; less costs accuracy, more costs time.
const (
	hopeless   = 3.5
	outclassed = 2.5
)

// Lessons gives the questions that Attribute would answer about an article,
// with their answers as right judges mentions, and the same ones as they look at a
// glance; the two are learned apart. History is as if every answer had been right.
func Lessons(d *text.Doc, qs []store.Quotation, right func(q int, mention store.Span) bool) (whole, glances []learn.Question) {
	a := scratch.Get().(*analysis)
	defer scratch.Put(a)
	a.read(d, qs)
	whole, glances = make([]learn.Question, len(qs)), make([]learn.Question, len(qs))
	for q := range qs {
		if qs[q].Kind.Said() && a.places[q].chunk >= 0 {
			whole[q], glances[q] = a.lesson(q, right)
		}
	}
	return whole, glances
}

func (a *analysis) lesson(q int, right func(q int, mention store.Span) bool) (out, glance learn.Question) {
	s := a.scene(q)
	a.candidates(q)
	for _, c := range a.cands {
		var mention store.Span
		if c.chunk != nobody {
			mention = a.core(int(c.chunk))
		}
		features := slices.Clone(a.describe(s, c))
		out.Candidates = append(out.Candidates, learn.Candidate{Features: features, Right: right(q, mention)})
	}
	a.heads(out.Candidates)
	for i, c := range a.cands {
		glance.Candidates = append(glance.Candidates, learn.Candidate{Features: slices.Clone(a.glance(s, c)), Right: out.Candidates[i].Right})
	}
	if i := slices.IndexFunc(out.Candidates, func(c learn.Candidate) bool { return c.Right }); i >= 0 {
		a.chosen[q] = a.cands[i].chunk
	}
	return out, glance
}

// heads leaves right only those candidates that are the head of the labelled
// phrase, or stand beside it: not Holt in "a friend of Holt".
func (a *analysis) heads(judged []learn.Candidate) {
	first := math.MaxInt
	for i, c := range judged {
		if at := int(a.cands[i].chunk); c.Right && at != nobody && at < first {
			first = at
		}
	}
	for i := range judged {
		if at := int(a.cands[i].chunk); judged[i].Right && at != nobody && (!a.beside(first, at) || a.owns(judged, at)) {
			judged[i].Right = false
		}
	}
}

// owns reports whether chunk c is the owner in a phrase whose head is labelled too: his, in "his wife".
func (a *analysis) owns(judged []learn.Candidate, c int) bool {
	if a.chunk[c].tag != possessor {
		return false
	}
	for i := range judged {
		if int(a.cands[i].chunk) == c+1 && judged[i].Right {
			return true
		}
	}
	return false
}

// beside reports whether nothing but names, owners and commas stands between the chunks.
func (a *analysis) beside(first, c int) bool {
	for j := first; j < c; j++ {
		switch a.chunk[j].tag {
		case nounPhrase, possessor, comma, conjunction, who, that, opening, closing:
		default:
			return false
		}
	}
	return true
}

// core is the phrase of chunk c alone, without what owns it or stands for it.
func (a *analysis) core(c int) store.Span {
	k := a.at(c)
	return a.span(int(k.first), int(k.last))
}

func (a *analysis) span(first, last int) store.Span {
	return a.doc.Span(text.Run{Start: int(a.items[first].first), End: int(a.items[last].last) + 1})
}

// mention is the phrase of chunk c as a reader would point at it: with the
// owner ("his wife"), and with the noun that a relative pronoun stands for.
func (a *analysis) mention(c int) store.Span {
	k := a.at(c)
	first := c
	if k.relative() {
		if first = a.antecedent(c); first == nobody {
			return a.core(c)
		}
	}
	for n := 0; n < maxOwners && first > 0 && a.at(first).kind != noKind && a.at(first-1).tag == possessor && a.at(first-1).last+2 >= a.at(first).first; n++ {
		first--
	}
	return a.span(int(a.at(first).first), int(k.last))
}

// pointed is the mention of chunk c, chosen for the quotation at hand. If it
// reports by a relative pronoun, the pronoun is part of it, as it would be had that
// been chosen: Holt, who said.
func (a *analysis) pointed(s *scene, c int) store.Span {
	m := a.mention(c)
	for _, g := range s.govern {
		subject := a.subjectOf(int(g))
		if subject == c {
			break
		}
		if subject > c && a.at(subject).relative() && a.antecedent(subject) == c {
			m.End = a.core(subject).End
			break
		}
	}
	return m
}

// relative reports whether the chunk is a pronoun that stands for the noun before it.
func (k *chunk) relative() bool {
	return k.kind == kindWho || k.kind == kindWhich || k.kind == kindThat
}

// antecedent gives the noun phrase that the relative pronoun at chunk c stands
// for, past a comma or a dash and a bracket between them; or nobody.
func (a *analysis) antecedent(c int) int {
	j := c - 1
	if t := a.at(j).tag; t == comma || t == dash {
		j--
	}
	if a.at(j).tag == closing {
		for j > 0 && j > c-6 && a.at(j).tag != opening {
			j--
		}
		j--
	}
	if j < 0 || a.at(j).tag != nounPhrase || a.at(j).sentence != a.at(c).sentence {
		return nobody
	}
	return j
}

// cue finds the words that report the quotation said by chunk c; empty if there are none.
func (a *analysis) cue(s *scene, c int) store.Span {
	v := a.reporting(s, c)
	if j := a.inverted(c); v < 0 || j > s.q {
		v = j // "Q," said Holt, who looked away: said, not looked
	}
	if v < 0 || a.at(v).sentence != s.self.sentence {
		return store.Span{}
	}
	return a.core(v)
}

// inverted gives the verb group right before the phrase at c, its owners aside, or -1: said his wife.
func (a *analysis) inverted(c int) int {
	j := c - 1
	for j > 0 && j >= c-maxOwners && a.at(j).tag == possessor {
		j--
	}
	if a.at(j).tag == verbGroup && a.at(j).sentence == a.at(c).sentence {
		return j
	}
	return nobody
}
