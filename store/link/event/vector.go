// Package event finds which articles report one event: by the words they share
// that others lack, by sayings they carry together, and by date. It knows word
// numbers and weights; it never reads a text.
package event

import (
	"cmp"
	"math"
	"slices"

	"hearsay/store"
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

// Rarity tells how few articles of a corpus have each word, in doublings.
type Rarity []float32 // by ID

// Rarities counts the terms of all articles.
func Rarities(articles [][]Term, lexicon *words.Lexicon) Rarity {
	r := make(Rarity, lexicon.Len())
	for _, ts := range articles {
		for _, t := range ts {
			r[t.ID]++
		}
	}
	for id, n := range r {
		if n > 0 {
			r[id] = min(mostRare, float32(math.Log2(float64(len(articles)+smoothing)/float64(n)))+0.5)
		}
	}
	return r
}

// Vectors weighs the terms of each article by how few articles have them and by
// how surprising they are in English, so that neither a small corpus on one
// subject nor a large one on all subjects blurs them.
func Vectors(articles [][]Term, r Rarity, s *words.Surprise) []Vector {
	vs := make([]Vector, len(articles))
	var all []Weight
	for a, ts := range articles {
		all = all[:0]
		for _, t := range ts {
			news := s.Alone(t.ID) - usualBits
			if w := float32(1+math.Log2(float64(t.Count))) * r[t.ID] * news; w > 0 {
				all = append(all, Weight{t.ID, w})
			}
		}
		vs[a] = unit(all)
	}
	return vs
}

const (
	smoothing = 2  // articles added to the corpus, so that one article has vectors too
	mostRare  = 12 // doublings beyond which a word grows no rarer
	usualBits = 6  // surprise up to which a word tells nothing of the subject
)

// unit keeps the heaviest weights, in order of ID, scaled to length 1.
func unit(ws []Weight) Vector {
	slices.SortFunc(ws, func(a, b Weight) int { return cmp.Or(cmp.Compare(b.W, a.W), cmp.Compare(a.ID, b.ID)) })
	v := slices.Clone(ws[:min(len(ws), mostTerms)])
	slices.SortFunc(v, func(a, b Weight) int { return cmp.Compare(a.ID, b.ID) })
	var square float64
	for _, w := range v {
		square += float64(w.W) * float64(w.W)
	}
	for i := range v {
		v[i].W /= float32(math.Sqrt(square))
	}
	return v
}

// Cosine is how far two articles are about the same, from 0 to 1.
func Cosine(a, b Vector) float32 {
	var dot float32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].ID < b[j].ID:
			i++
		case a[i].ID > b[j].ID:
			j++
		default:
			dot += a[i].W * b[j].W
			i, j = i+1, j+1
		}
	}
	return dot
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

// Neighbours gives the pairs of articles that are about the same, each at least
// among the nearest of one of its two, in order.
func Neighbours(vs []Vector) []Pair {
	s := searcher{vectors: vs, postings: map[words.ID][]posting{}, dots: make([]float32, len(vs))}
	var pairs []Pair
	for b := range vs {
		pairs = append(pairs, s.nearest(store.ArticleID(b))...)
	}
	return pairs
}

// searcher finds for each article the nearest of those before it.
type searcher struct {
	vectors  []Vector
	postings map[words.ID][]posting
	dots     []float32 // by article: what has been summed up of the products with the one at hand
	touched  []store.ArticleID
	near     []Pair
}

func (s *searcher) nearest(b store.ArticleID) []Pair {
	s.touched, s.near = s.touched[:0], s.near[:0]
	for _, w := range s.vectors[b] {
		s.term(b, w)
	}
	for _, a := range s.touched {
		if s.dots[a] >= leastNear/2 {
			if c := Cosine(s.vectors[a], s.vectors[b]); c >= leastNear {
				s.near = append(s.near, Pair{a, b, c})
			}
		}
		s.dots[a] = 0
	}
	slices.SortFunc(s.near, func(p, q Pair) int { return cmp.Or(cmp.Compare(q.Cosine, p.Cosine), cmp.Compare(p.A, q.A)) })
	return s.near[:min(len(s.near), mostNear)]
}

// term sums up what one word of b has in common with the articles before it.
func (s *searcher) term(b store.ArticleID, w Weight) {
	ps := s.postings[w.ID]
	if len(ps) >= widestTerm {
		return
	}
	for _, p := range ps {
		if s.dots[p.in] == 0 {
			s.touched = append(s.touched, p.in)
		}
		s.dots[p.in] += p.w * w.W
	}
	s.postings[w.ID] = append(ps, posting{b, w.W})
}

// posting is an article that has a word.
type posting struct {
	in store.ArticleID
	w  float32
}
