package align

import (
	"hearsay/store/link/words"
)

// weigh sums up what matched pairs are worth as evidence: the best unbroken run
// counts whole, others in part; what stands for something else counts against.
func weigh(a, b Text, pairs []Pair, top ceiling) Passage {
	first, last := pairs[0], pairs[len(pairs)-1]
	p := Passage{
		A:     Run{first.A - first.PartsA + 1, last.A + 1},
		B:     Run{first.B - first.PartsB + 1, last.B + 1},
		Pairs: pairs,
		Words: len(pairs),
	}
	best, all, against := runs(a, b, pairs, top)
	for _, q := range pairs {
		bits := sum(a.Alone[q.A-q.PartsA+1 : q.A+1])
		p.Matched += bits
		if a.Words[q.A].Is(words.Content) {
			p.Content += bits
		}
	}
	p.Spanned = min(sum(a.Alone[p.A.Start:p.A.End]), sum(b.Alone[p.B.Start:p.B.End]))
	p.Whole = whole(a, b, p)
	p.Turned, p.Changed = against.turned, against.bits
	p.Bits = best + otherRuns*(all-best) - substituted*against.bits
	if p.Turned {
		p.Bits -= turnedCost
	}
	if p.Whole {
		p.Bits += wholeBonus
	}
	p.Entire = p.Whole && p.A.Len() == len(a.Words) && p.B.Len() == len(b.Words)
	return p
}

// whole reports whether p leaves no word out and has none in another form.
func whole(a, b Text, p Passage) bool {
	inA, inB := 0, 0
	for _, q := range p.Pairs {
		if worth(a, b, q) < 1 {
			return false
		}
		inA, inB = inA+q.PartsA, inB+q.PartsB
	}
	return inA == p.A.Len() && inB == p.B.Len()
}

// objection is what stands in the gaps of a passage against it.
type objection struct {
	bits   float32 // of words that stand for others
	turned bool    // a negation or number differs
}

// runs gives the bits of the heaviest unbroken run of pairs, of all, and what stands in the gaps.
func runs(a, b Text, pairs []Pair, top ceiling) (best, all float32, against objection) {
	var run float32
	for k, p := range pairs {
		w := max(a.After[p.A], b.After[p.B]) * worth(a, b, p)
		if k > 0 {
			q := pairs[k-1]
			gapA, gapB := Run{q.A + 1, p.A - p.PartsA + 1}, Run{q.B + 1, p.B - p.PartsB + 1}
			if gapA.Len() == 0 && gapB.Len() == 0 {
				w = min(w, a.After[p.A])
			} else {
				best, run = max(best, run), 0
				against.add(a, b, gapA, gapB)
			}
		}
		w = min(w, top.of(a.Topic[p.A], b.Topic[p.B]))
		run += w
		all += w
	}
	return max(best, run), all, against
}

// add weighs one gap.
func (o *objection) add(a, b Text, gapA, gapB Run) {
	ga, gb := a.sight(gapA), b.sight(gapB)
	if ga.negated != gb.negated || ga.number && gb.number {
		o.turned = true
	}
	if !ga.excused && !gb.excused {
		o.bits += min(ga.bits, gb.bits)
	}
}

// sighting is what one side of a gap holds.
type sighting struct {
	bits            float32 // of content words
	negated, number bool
	excused         bool // an ellipsis or brackets say that words were changed
}

func (t Text) sight(r Run) (s sighting) {
	for k := r.Start; k < r.End; k++ {
		w := t.Words[k]
		s.negated = s.negated != w.Is(words.Negation)
		s.number = s.number || w.Is(words.Number)
		s.excused = s.excused || w.Is(words.Edited) || w.Is(words.Gap)
		if w.Is(words.Content) && !w.Is(words.NameTail) {
			s.bits += t.Alone[k]
		}
	}
	if r.End < len(t.Words) && t.Words[r.End].Is(words.Gap) {
		s.excused = true
	}
	return s
}

// Sentences reports whether r takes up whole sentences of t, give or take a word
// of grammar or two at its edges.
func (t Text) Sentences(r Run) bool { return t.begins(r.Start) && t.ends(r.End) }

// begins reports whether a sentence begins at word start, or little before it.
func (t Text) begins(start int) bool {
	for slack := 0; start > 0 && !t.Words[start].Is(words.Opens); slack++ {
		start--
		if slack == edgeWords || t.Words[start].Is(words.Content) {
			return false
		}
	}
	return true
}

// ends reports whether a sentence ends before word end, or little behind it.
func (t Text) ends(end int) bool {
	for slack := 0; end < len(t.Words) && !t.Words[end].Is(words.Opens); slack, end = slack+1, end+1 {
		if slack == edgeWords || t.Words[end].Is(words.Content) {
			return false
		}
	}
	return true
}

// edgeWords is how many words of grammar may be left out at the edge of a sentence.
const edgeWords = 2
