// Package event finds which articles report one event: by the words they share
// that others lack, by sayings they carry together, and by date. It knows word
// numbers and weights; it never reads a text.
package event

import (
	"cmp"
	"math"
	"slices"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/link/words"
)

// Term is a word of an article and how often it stands there.
type Term struct {
	ID    words.ID
	Count int32
}

// Vector is what an article is about: its most telling words, by ID, of length 1 in all.
type Vector []Weight

// Weight is how much a word tells of an article.
type Weight struct {
	ID words.ID
	W  float32
}

// mostTerms is how many words of an article tell what it is about.
const mostTerms = 64

// Frequencies counts in how many articles of a corpus each word stands.
type Frequencies struct {
	of       []uint32 // by ID
	articles int
}

// Add counts the terms of one article.
func (f *Frequencies) Add(ts []Term) {
	f.articles++
	if n := len(ts); n > 0 && int(ts[n-1].ID) >= len(f.of) {
		f.of = append(f.of, make([]uint32, int(ts[n-1].ID)+1-len(f.of))...)
	}
	for _, t := range ts {
		f.of[t.ID]++
	}
}

// Rarity tells how few articles of a corpus had each word at one moment, in doublings.
type Rarity struct {
	of     []float32 // by ID
	unseen float32   // of a word that no article had
}

// Rarity weighs what has been counted so far.
func (f *Frequencies) Rarity() Rarity {
	r := Rarity{of: make([]float32, len(f.of)), unseen: f.rare(1)}
	for id, n := range f.of {
		r.of[id] = f.rare(max(n, 1))
	}
	return r
}

func (f *Frequencies) rare(n uint32) float32 {
	return min(mostRare, float32(math.Log2(float64(f.articles+smoothing)/float64(n)))+0.5)
}

// Of is the rarity of a word.
func (r Rarity) Of(id words.ID) float32 {
	if int(id) < len(r.of) {
		return r.of[id]
	}
	return r.unseen
}

// Vectorizer makes vectors. It keeps its memory between calls and is for one goroutine.
type Vectorizer struct {
	Rarity   Rarity
	Surprise *words.Surprise
	weights  []Weight
	order    []uint32
}

// Vector weighs the terms of an article by how few articles have them and by
// how surprising they are in English, so that neither a small corpus on one
// subject nor a large one on all subjects blurs them.
func (v *Vectorizer) Vector(ts []Term) Vector {
	v.weights = v.weights[:0]
	for _, t := range ts {
		news := v.Surprise.Alone(t.ID) - usualBits
		if w := often(t.Count) * v.Rarity.Of(t.ID) * news; w > 0 {
			v.weights = append(v.weights, Weight{t.ID, w})
		}
	}
	return v.unit(v.weights)
}

// often is how much it tells that a word stands so many times in an article.
func often(count int32) float32 {
	if int(count) < len(fewTimes) {
		return fewTimes[count]
	}
	return float32(1 + math.Log2(float64(count)))
}

// fewTimes has what often gives.
var fewTimes = func() (f [64]float32) {
	for n := 1; n < len(f); n++ {
		f[n] = float32(1 + math.Log2(float64(n)))
	}
	return f
}()

const (
	smoothing = 2  // articles added to the corpus, so that one article has vectors too
	mostRare  = 12 // doublings beyond which a word grows no rarer
	usualBits = 6  // surprise up to which a word tells nothing of the subject
)

// unit keeps the heaviest weights, in order of ID, scaled to length 1.
func (v *Vectorizer) unit(ws []Weight) Vector {
	ws = v.heaviest(ws)
	var square float64
	for _, w := range ws {
		square += float64(w.W) * float64(w.W)
	}
	for i := range ws {
		ws[i].W /= float32(math.Sqrt(square))
	}
	return slices.Clone(ws)
}

// heaviest gives the heaviest of ws, which are in order of ID, in that order. Of
// equal ones it takes those with the lowest IDs.
func (v *Vectorizer) heaviest(ws []Weight) []Weight {
	if len(ws) <= mostTerms {
		return ws
	}
	v.order = v.order[:0]
	for _, w := range ws {
		v.order = append(v.order, math.Float32bits(w.W)) // of positive numbers, in their order
	}
	least := math.Float32frombits(greatest(v.order, mostTerms))
	heavier := 0
	for _, w := range ws {
		if w.W > least {
			heavier++
		}
	}
	kept, equal := ws[:0], mostTerms-heavier
	for _, w := range ws {
		switch {
		case w.W > least:
			kept = append(kept, w)
		case w.W == least && equal > 0:
			kept = append(kept, w)
			equal--
		}
	}
	return kept
}

// greatest gives the nth greatest of xs, whose order it changes (Hoare's quickselect).
func greatest(xs []uint32, n int) uint32 {
	for len(xs) > 1 {
		pivot := median(xs[0], xs[len(xs)/2], xs[len(xs)-1])
		greater, smaller := 0, len(xs)
		for i := 0; i < smaller; {
			switch x := xs[i]; {
			case x > pivot:
				xs[i], xs[greater] = xs[greater], x
				greater, i = greater+1, i+1
			case x < pivot:
				smaller--
				xs[i], xs[smaller] = xs[smaller], x
			default:
				i++
			}
		}
		switch {
		case n <= greater:
			xs = xs[:greater]
		case n <= smaller:
			return pivot
		default:
			xs, n = xs[smaller:], n-smaller
		}
	}
	return xs[0]
}

func median(a, b, c uint32) uint32 { return max(min(a, b), min(max(a, b), c)) }

// Cosine is how far two articles are about the same, from 0 to 1.
func Cosine(a, b Vector) float32 {
	var c Comparer
	return c.Cosine(a, b)
}

// Comparer compares articles. It keeps its memory between calls and is for one
// goroutine. It is fastest if the first of two articles stays the same from call to call.
type Comparer struct {
	first Vector
	in    words.Sieve // its words
	maybe [mostTerms]uint8
}

// Cosine is the function Cosine.
func (c *Comparer) Cosine(a, b Vector) (dot float32) {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if len(c.first) == 0 || &c.first[0] != &a[0] {
		c.begin(a)
	}
	n := 0 // of b's words may be in a
	for i := range b {
		c.maybe[n%mostTerms] = uint8(i)
		n += c.in.Holds(b[i].ID)
	}
	j := 0
	for _, i := range c.maybe[:n] {
		x := &b[i]
		for j < len(a) && a[j].ID < x.ID {
			j++
		}
		if j < len(a) && a[j].ID == x.ID {
			dot += a[j].W * x.W
		}
	}
	return dot
}

func (c *Comparer) begin(a Vector) {
	c.first = a
	c.in.Reset()
	for i := range a {
		c.in.Add(a[i].ID)
	}
}

// Pair is two articles, the earlier first, and their Cosine.
type Pair struct {
	A, B   store.ArticleID
	Cosine float32
}

const (
	widestTerm = 200 // articles that may share a word for it to bring two of them together
	mostNear   = 24  // neighbours kept for each article
	leastNear  = 0.12
)

// Neighbours finds which articles are about the same. Articles join in order;
// those before are not looked at again.
type Neighbours struct {
	vectors  []Vector
	postings [][]posting // by words.ID: at most widestTerm, ascending
}

// posting is an article that has a word.
type posting struct {
	in store.ArticleID
	w  float32
}

// Add appends articles and gives, in order, the pairs of each new one with the nearest of those before it.
func (ns *Neighbours) Add(vs []Vector) []Pair {
	first := len(ns.vectors)
	ns.vectors = append(ns.vectors, vs...)
	for i, v := range vs {
		if n := len(v); n > 0 && int(v[n-1].ID) >= len(ns.postings) {
			ns.postings = append(ns.postings, make([][]posting, int(v[n-1].ID)+1-len(ns.postings))...)
		}
		for _, w := range v {
			if ps := ns.postings[w.ID]; len(ps) < widestTerm {
				ns.postings[w.ID] = append(ps, posting{store.ArticleID(first + i), w.W})
			}
		}
	}
	near := make([][]Pair, len(vs))
	cores.Each(len(vs), func() func(int) {
		s := newSearcher(ns)
		return func(i int) { near[i] = s.nearest(store.ArticleID(first + i)) }
	})
	return slices.Concat(near...)
}

// searcher finds for each article the nearest of those before it, on one core.
type searcher struct {
	*Neighbours
	dots    []float32 // by article: what has been summed up of the products with the one at hand
	touched []store.ArticleID
	near    []Pair
	Comparer
}

func newSearcher(ns *Neighbours) *searcher {
	n := len(ns.vectors)
	return &searcher{Neighbours: ns, dots: make([]float32, n), touched: make([]store.ArticleID, n+1)}
}

func (s *searcher) nearest(b store.ArticleID) []Pair {
	s.near = s.near[:0]
	n := 0
	for _, w := range s.vectors[b] {
		n = s.term(b, w, n)
	}
	for _, a := range s.touched[:n] {
		if s.dots[a] >= leastNear/2 {
			if c := s.Cosine(s.vectors[b], s.vectors[a]); c >= leastNear {
				s.near = append(s.near, Pair{a, b, c})
			}
		}
		s.dots[a] = 0
	}
	slices.SortFunc(s.near, func(p, q Pair) int { return cmp.Or(cmp.Compare(q.Cosine, p.Cosine), cmp.Compare(p.A, q.A)) })
	return slices.Clone(s.near[:min(len(s.near), mostNear)])
}

// term sums up what one word of b has in common with the articles before it. It gives
// how many articles are touched, if n were. Whether one is new, no processor can guess:
// it is put down in any case.
func (s *searcher) term(b store.ArticleID, w Weight, n int) int {
	ps := s.postings[w.ID]
	if len(ps) == widestTerm && ps[widestTerm-1].in < b {
		return n
	}
	dots, touched := s.dots[:b+1], s.touched[:b+1]
	for _, p := range ps {
		if p.in >= b {
			return n
		}
		dot := &dots[p.in]
		touched[n] = p.in
		n += words.Step(*dot == 0)
		*dot += p.w * w.W
	}
	return n
}
