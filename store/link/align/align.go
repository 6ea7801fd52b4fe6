// Package align finds the passages that two texts share, word for word with
// gaps, and weighs how unlikely it is that two people came upon them on their
// own. It knows two texts at a time; it never decides what is one saying.
//
// The method is local alignment (Smith & Waterman 1981) in which a matched word
// counts its surprise in bits, less if the word before it matched as well and
// made it expected.
package align

import (
	"math"

	"hearsay/store/link/words"
)

// Text is one side of an alignment: words and what each is worth. The slices
// are equally long.
type Text struct {
	Words []words.Word
	Alone []float32 // bits of each word by itself
	After []float32 // bits of each word after the one before it
	Topic []uint8   // how often its article uses each word outside its quotations
	Size  int       // how many words its article has outside its quotations
}

// Weigh appends the weights of ws under s to alone and after.
func Weigh(ws []words.Word, s *words.Surprise, alone, after []float32) (a, b []float32) {
	for i, w := range ws {
		one := s.Alone(w.ID)
		if w.Is(words.NameTail) {
			one = min(one, nameTailBits)
		}
		next := one
		if i > 0 {
			next = min(one, s.After(ws[i-1].ID, w.ID))
		}
		alone, after = append(alone, one), append(after, next)
	}
	return alone, after
}

// Mass is the bits of all words of t, each by itself.
func (t Text) Mass() float32 { return sum(t.Alone) }

// Run is a half-open range of a Text's words.
type Run struct{ Start, End int }

// Len is how many words r has.
func (r Run) Len() int { return r.End - r.Start }

// Pair is one matched word: the last word of it on either side, and of how many
// words it is made there, which is more than one only beside a hyphen.
type Pair struct{ A, B, PartsA, PartsB int }

// Passage is what two texts share in one place.
type Passage struct {
	A, B    Run
	Pairs   []Pair  // in order
	Bits    float32 // evidence that both come from one mouth
	Matched float32 // mass of the matched words of A
	Spanned float32 // mass of A in the lighter of both runs
	Whole   bool    // no word differs between the two runs
	Changed float32 // bits of content words that stand for others
	Turned  bool    // a negation or a number differs
}

const (
	nameTailBits = 3   // of the second and later words of a name
	gapCost      = 0.9 // bits for each word left out on one side
	widestGap    = 5   // words; beyond it a passage ends, unless an ellipsis stands there
	otherRuns    = 0.3 // what runs other than the best count
	substituted  = 0.7 // what each bit of words that stand for others costs
	turnedCost   = 6   // bits for a negation or number that differs
	wholeBonus   = 3   // bits for no difference in the passage
	entireBonus  = 4   // … nor anywhere in either text
	topicSmooth  = 60  // words added to an article's size, as if it went on
)

// Aligner aligns texts. It keeps its memory between calls and is for one goroutine.
type Aligner struct {
	score  []float32
	from   []step
	pairs  []Pair
	usedA  []bool
	usedB  []bool
	widthB int
}

// step is how the best alignment reached a cell.
type step struct{ kind, a, b uint8 }

const (
	fresh uint8 = iota
	match       // a words of A are b words of B
	skipA
	skipB
)

// Best gives the best passage that a and b share; ok is false if they share no word.
// The passage's Pairs hold until the next call.
func (al *Aligner) Best(a, b Text) (p Passage, ok bool) {
	al.usedA = cleared(al.usedA, len(a.Words))
	al.usedB = cleared(al.usedB, len(b.Words))
	al.pairs = al.pairs[:0]
	return al.Next(a, b)
}

// Next gives the best passage outside those found since the last call of Best with the same texts.
func (al *Aligner) Next(a, b Text) (p Passage, ok bool) {
	i, j := al.fill(a, b)
	if i == 0 {
		return Passage{}, false
	}
	pairs := al.segment(a, b, al.trace(i, j))
	for _, p := range pairs {
		al.use(p)
	}
	return weigh(a, b, pairs), true
}

func (al *Aligner) use(p Pair) {
	for k := range p.PartsA {
		al.usedA[p.A-k] = true
	}
	for k := range p.PartsB {
		al.usedB[p.B-k] = true
	}
}

// fill computes the table and gives the cell where the best alignment ends, or 0, 0.
func (al *Aligner) fill(a, b Text) (endI, endJ int) {
	n, m := len(a.Words), len(b.Words)
	al.widthB = m + 1
	al.score = cleared(al.score, (n+1)*(m+1))
	al.from = cleared(al.from, (n+1)*(m+1))
	ceiling := newCeiling(a.Size + b.Size)
	var best float32
	for i := 1; i <= n; i++ {
		row, above := i*al.widthB, (i-1)*al.widthB
		for j := 1; j <= m; j++ {
			s, from := al.score[above+j]-gapCost, step{kind: skipA}
			if t := al.score[row+j-1] - gapCost; t > s {
				s, from = t, step{kind: skipB}
			}
			if a.Words[i-1].ID == b.Words[j-1].ID && !al.usedA[i-1] && !al.usedB[j-1] {
				w := a.Alone[i-1]
				if al.from[above+j-1].kind == match {
					w = a.After[i-1]
				}
				w = min(w, ceiling.of(a.Topic[i-1], b.Topic[j-1]))
				if t := al.score[above+j-1] + w; t >= s {
					s, from = t, step{match, 1, 1}
				}
			}
			if t, st := al.glued(a, b, i, j); t > s {
				s, from = t, st
			}
			if s <= 0 {
				continue
			}
			al.score[row+j], al.from[row+j] = s, from
			if s > best {
				best, endI, endJ = s, i, j
			}
		}
	}
	return endI, endJ
}

// glued scores a hyphened word on one side against one word on the other.
func (al *Aligner) glued(a, b Text, i, j int) (float32, step) {
	w, v := a.Words[i-1], b.Words[j-1]
	if w.Glued != words.None && w.Glued == v.ID && !al.usedA[i-1] && !al.usedB[j-1] {
		return al.score[(i-int(w.Parts))*al.widthB+j-1] + b.Alone[j-1], step{match, w.Parts, 1}
	}
	if v.Glued != words.None && v.Glued == w.ID && !al.usedA[i-1] && !al.usedB[j-1] {
		return al.score[(i-1)*al.widthB+j-int(v.Parts)] + a.Alone[i-1], step{match, 1, v.Parts}
	}
	return 0, step{}
}

// trace walks back from cell i, j and gives the matched pairs in order.
func (al *Aligner) trace(i, j int) []Pair {
	first := len(al.pairs)
	for {
		st := al.from[i*al.widthB+j]
		switch st.kind {
		case match:
			al.pairs = append(al.pairs, Pair{i - 1, j - 1, int(st.a), int(st.b)})
			i, j = i-int(st.a), j-int(st.b)
		case skipA:
			i--
		case skipB:
			j--
		default:
			ps := al.pairs[first:]
			for l, r := 0, len(ps)-1; l < r; l, r = l+1, r-1 {
				ps[l], ps[r] = ps[r], ps[l]
			}
			return ps
		}
	}
}

// segment gives the heaviest stretch of ps without a gap that is too wide.
func (al *Aligner) segment(a, b Text, ps []Pair) []Pair {
	best, bestBits := ps, float32(-1)
	start, bits := 0, float32(0)
	for k := range ps {
		bits += a.Alone[ps[k].A]
		last := k+1 == len(ps)
		if last || tooWide(a, b, ps[k], ps[k+1]) {
			if bits > bestBits {
				best, bestBits = ps[start:k+1], bits
			}
			start, bits = k+1, 0
		}
	}
	return best
}

func tooWide(a, b Text, p, q Pair) bool {
	return gapWidth(a, p.A, q.A-q.PartsA+1) > widestGap || gapWidth(b, p.B, q.B-q.PartsB+1) > widestGap
}

// gapWidth is how many words of t stand between words i and j, which an ellipsis makes none.
func gapWidth(t Text, i, j int) int {
	for k := i + 1; k <= j; k++ {
		if t.Words[k].Is(words.Gap) {
			return 0
		}
	}
	return j - i - 1
}

// ceiling caps what a word is worth at how usual it is in the two articles' own words.
type ceiling struct{ size float32 }

func newCeiling(size int) ceiling { return ceiling{float32(math.Log2(float64(size + topicSmooth)))} }

func (c ceiling) of(a, b uint8) float32 {
	if n := int(a) + int(b); n > 0 {
		return c.size - logs[n]
	}
	return math.MaxFloat32
}

// logs are the logarithms to base 2 of the small numbers.
var logs = func() (l [512]float32) {
	for n := 1; n < len(l); n++ {
		l[n] = float32(math.Log2(float64(n)))
	}
	return l
}()

// cleared gives s with n zero elements, in the same memory if it suffices.
func cleared[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

func sum(fs []float32) (total float32) {
	for _, f := range fs {
		total += f
	}
	return total
}
