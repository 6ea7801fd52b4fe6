// Package align finds the passages that two texts share, word for word with
// gaps, and weighs how unlikely it is that two people came upon them on their
// own. It knows two texts at a time; it never decides what is one saying.
//
// The method is local alignment (Smith & Waterman 1981) by chaining the places
// where a word matches, so that only these cost time. A matched word counts its
// surprise in bits, less if the word before it matched as well and made it expected.
package align

import (
	"math"
	"slices"

	"hearsay/store/link/words"
)

// Text is one side of an alignment: words and what each is worth. The slices
// are equally long.
type Text struct {
	Words []words.Word
	Stems []words.ID
	Alone []float32 // bits of each word by itself
	After []float32 // bits of each word after the one before it
	Topic []uint8   // how often its article uses each word outside its quotations
	Size  int       // how many words its article has outside its quotations
}

// Weigh fills in what the words of t are worth under s.
func (t Text) Weigh(s *words.Surprise) {
	for i, w := range t.Words {
		t.Alone[i] = s.Alone(w.ID)
		if w.Is(words.NameTail) {
			t.Alone[i] = min(t.Alone[i], nameTailBits)
		}
		t.After[i] = t.Alone[i]
		if i > 0 {
			t.After[i] = min(t.Alone[i], s.After(t.Words[i-1].ID, w.ID))
		}
	}
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
	Words   int     // how many matched
	Bits    float32 // evidence that both come from one mouth
	Matched float32 // mass of the matched words of A
	Spanned float32 // mass of A in the lighter of both runs
	Whole   bool    // no word differs between the two runs
	Entire  bool    // … nor does either text have any other
	Content float32 // bits of the matched content words
	Changed float32 // bits of content words that stand for others
	Turned  bool    // a negation or a number differs
	Rest    float32 // bits that no other passage of the two comes to, unless it was found before
}

const (
	nameTailBits   = 3       // of the second and later words of a name
	gapCost        = 0.9     // bits for each word left out on one side
	widestGap      = 7       // words; beyond it a passage ends, unless an ellipsis stands there,
	widestEllipsis = 40      // … which stands for no more than so many
	otherRuns      = 0.3     // what runs other than the best count
	substituted    = 0.7     // what each bit of words that stand for others costs
	sameStem       = 0.6     // what a match of another form of the word counts
	turnedCost     = 6       // bits for a negation or number that differs
	wholeBonus     = 3       // bits for no difference in the passage
	mostPoints     = 1 << 13 // what is left of texts with more matches is not looked at
	mostRepeats    = 32      // places of one word in A that are tried for a word of B
	unbounded      = 1 << 20 // bits that nothing comes to
	rounding       = 0.01    // bits by which sums in another order may differ
	topicSmooth    = 60      // words added to an article's size, as if it went on
)

// Aligner aligns texts. It keeps its memory between calls and is for one goroutine.
type Aligner struct {
	Least float32 // bits below which a passage need not be found

	index  index
	points []point
	rows   []int32   // by word of B: its first point
	worths []float32 // by word of B: the most that a point of it can count
	top    ceiling   // of both texts
	pairs  []Pair
	usedA  []bool
	usedB  []bool
}

// point is a place where a word of A and a word of B are the same.
type point struct {
	a, b           int32 // the last words of it
	partsA, partsB int32
	alone          float32 // what it is worth by itself
	score          float32 // of the best alignment that ends here
	prev           int32   // the point before it in that; none if it begins here
}

const none = -1

// Begin readies the Aligner for passages of a and b. It is fastest if a stays the same from call to call.
func (al *Aligner) Begin(a, b Text) {
	al.index.of(a)
	al.usedA = cleared(al.usedA, len(a.Words))
	al.usedB = cleared(al.usedB, len(b.Words))
	al.pairs = al.pairs[:0]
	al.match(a, b)
}

// Best gives the best passage that a and b share; ok is false if they share no word,
// or surely none of so many bits. The passage's Pairs hold until the next Begin.
func (al *Aligner) Best(a, b Text) (p Passage, ok bool) {
	al.Begin(a, b)
	return al.best(a, b)
}

// Next gives the best passage outside those found since the last Begin, which was of the same texts.
func (al *Aligner) Next(a, b Text) (p Passage, ok bool) {
	if len(al.pairs) > 0 {
		al.match(a, b)
	}
	return al.best(a, b)
}

func (al *Aligner) best(a, b Text) (p Passage, ok bool) {
	if al.most() < al.Least {
		return Passage{}, false
	}
	last := al.chain(a, b)
	if last == none {
		return Passage{}, false
	}
	pairs := al.trace(last)
	for _, p := range pairs {
		al.use(p)
	}
	p = weigh(a, b, pairs, al.top)
	p.Rest = al.most()
	return p, true
}

// Limits are what no passage of two texts exceeds.
type Limits struct {
	Words   int
	Bits    float32
	Matched float32
}

// Limits gives those of the texts of the last Begin, of which no passage was found yet.
// It takes a small part of the time of finding.
func (al *Aligner) Limits(a Text) (l Limits) {
	l.Bits = al.most()
	if l.Bits >= unbounded {
		return Limits{math.MaxInt, unbounded, unbounded}
	}
	l.Matched = rounding
	for i := range al.points {
		p := &al.points[i]
		for k := p.a - p.partsA + 1; k <= p.a; k++ {
			if !al.usedA[k] {
				al.usedA[k] = true
				l.Matched += a.Alone[k]
			}
		}
	}
	clear(al.usedA)
	for j := range al.worths {
		l.Words += words.Step(al.rows[j] < al.rows[j+1])
	}
	return l
}

// Sentences reports whether a passage of the texts of the last Begin, of which none was
// found yet, may take up whole sentences of a or of b.
func (al *Aligner) Sentences(a, b Text) bool {
	var beginsA, endsA, beginsB, endsB bool
	for i := range al.points {
		p := &al.points[i]
		beginsA = beginsA || a.begins(int(p.a-p.partsA+1))
		endsA = endsA || a.ends(int(p.a+1))
		beginsB = beginsB || b.begins(int(p.b-p.partsB+1))
		endsB = endsB || b.ends(int(p.b+1))
	}
	return beginsA && endsA || beginsB && endsB
}

// most gives bits that a passage of what is not used comes to at most.
func (al *Aligner) most() float32 {
	most := float32(wholeBonus + rounding)
	if len(al.points) > mostPoints {
		return unbounded
	}
	for j, w := range al.worths {
		if !al.usedB[j] {
			most += w
		}
	}
	return most
}

func (al *Aligner) use(p Pair) {
	for k := range p.PartsA {
		al.usedA[p.A-k] = true
	}
	for k := range p.PartsB {
		al.usedB[p.B-k] = true
	}
}

// match finds the points, by word of B and then by word of A.
func (al *Aligner) match(a, b Text) {
	n := len(b.Words)
	al.points, al.rows, al.worths = al.points[:0], cleared(al.rows, n+1), cleared(al.worths, n)
	al.top = newCeiling(a.Size + b.Size)
	m := matcher{Aligner: al, a: &a, b: &b}
	for j := range b.Words {
		al.rows[j] = int32(len(al.points))
		if al.usedB[j] || len(al.points) > mostPoints {
			continue
		}
		if k := al.index.first(b.Stems[j]); k != none {
			al.worths[j] = m.meet(k, j, 1)
		}
		if w := &b.Words[j]; w.Glued != words.None {
			al.worths[j] = max(al.worths[j], m.meet(al.index.first(w.Glued), j, int32(w.Parts)))
		}
	}
	al.rows[n] = int32(len(al.points))
}

// matcher finds the points of two texts.
type matcher struct {
	*Aligner
	a, b *Text
}

// meet adds the points where what ends at word j of B, after so many parts, stands in A:
// at the index's entries from k on. It gives the most that one of them can count in a passage.
func (m *matcher) meet(k int32, j int, parts int32) (most float32) {
	left := mostRepeats
	for ; k != none; k = m.index.entries[k].next {
		e := &m.index.entries[k]
		if m.usedA[e.at] || parts > 1 && e.parts > 1 {
			continue
		}
		i := int(e.at)
		bits, share := max(m.a.After[i], m.b.After[j]), float32(1)
		if e.parts == parts && m.a.Words[i].ID != m.b.Words[j].ID {
			share = sameStem
		}
		top := m.top.of(m.a.Topic[i], m.b.Topic[j])
		most = max(most, min(bits*share, top))
		m.points = append(m.points, point{a: e.at, b: int32(j), partsA: e.parts, partsB: parts, alone: min(bits, top) * share, prev: none})
		if left--; left == 0 {
			return unbounded
		}
	}
	return most
}

// chain scores the points and gives the one where the best alignment ends, or none.
func (al *Aligner) chain(a, b Text) int {
	best, most := none, float32(0)
	points := al.points
	for n := range points {
		p := &points[n]
		p.score = p.alone
		reach := int32(widestGap)
		if startsAfterGap(a, p.a-p.partsA+1) || startsAfterGap(b, p.b-p.partsB+1) {
			reach = widestEllipsis
		}
		from := al.rows[max(0, p.b-p.partsB-reach)]
		next := min(a.After[p.a], p.alone)
		beforeA, beforeB := p.a-p.partsA, p.b-p.partsB
		for k := al.rows[max(0, beforeB+1)] - 1; k >= from; k-- {
			q := &points[k]
			if q.b < beforeB && most+(p.alone-gapCost) <= p.score {
				break // with a gap, none is better
			}
			skippedA, skippedB := beforeA-q.a, beforeB-q.b
			if uint32(skippedA) > uint32(reach) {
				continue
			}
			s := q.score
			if skippedA+skippedB == 0 {
				s += next
			} else {
				s += p.alone - gapCost*float32(min(skippedA, widestGap)+min(skippedB, widestGap))
			}
			if s > p.score {
				p.score, p.prev = s, k
			}
		}
		if p.score > most {
			best, most = n, p.score
		}
	}
	return best
}

// worth is what a match counts: less where only the stems are the same.
func worth(a, b Text, p Pair) float32 {
	if p.PartsA == p.PartsB && a.Words[p.A].ID != b.Words[p.B].ID {
		return sameStem
	}
	return 1
}

func startsAfterGap(t Text, i int32) bool { return t.Words[i].Is(words.Gap) }

// trace walks back from a point and gives the matched pairs in order.
func (al *Aligner) trace(n int) []Pair {
	first := len(al.pairs)
	for k := int32(n); k != none; k = al.points[k].prev {
		p := &al.points[k]
		al.pairs = append(al.pairs, Pair{A: int(p.a), B: int(p.b), PartsA: int(p.partsA), PartsB: int(p.partsB)})
	}
	ps := al.pairs[first:]
	slices.Reverse(ps)
	return ps
}

// ceiling caps what a word is worth at how usual it is in the two articles' own words.
type ceiling struct{ size float32 }

func newCeiling(size int) ceiling {
	if n := size + topicSmooth; n < len(logs) {
		return ceiling{logs[n]}
	}
	return ceiling{float32(math.Log2(float64(size + topicSmooth)))}
}

func (c ceiling) of(a, b uint8) float32 {
	if n := int(a) + int(b); n > 0 {
		return c.size - logs[n]
	}
	return math.MaxFloat32
}

// logs are the logarithms to base 2 of the small numbers.
var logs = func() (l [1 << 12]float32) {
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
