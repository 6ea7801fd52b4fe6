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

// Vectors weighs the terms of each article by how few articles have them and by
// how surprising they are in English, so that neither a small corpus on one
// subject nor a large one on all subjects blurs them.
func Vectors(articles [][]Term, lexicon *words.Lexicon, s *words.Surprise) []Vector {
	df := make([]int32, lexicon.Len())
	for _, ts := range articles {
		for _, t := range ts {
			df[t.ID]++
		}
	}
	vs := make([]Vector, len(articles))
	var all []Weight
	for a, ts := range articles {
		all = all[:0]
		for _, t := range ts {
			rare := math.Log2(float64(len(articles)+smoothing)/float64(df[t.ID])) + 0.5
			news := max(0, float64(s.Alone(t.ID))-usualBits)
			w := (1 + math.Log2(float64(t.Count))) * min(rare, mostRare) * news
			if w > 0 {
				all = append(all, Weight{t.ID, float32(w)})
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
	postings := map[words.ID][]posting{}
	var pairs []Pair
	dots := make([]float32, len(vs))
	var near []Pair
	for b, v := range vs {
		near = near[:0]
		var touched []store.ArticleID
		for _, w := range v {
			ps := postings[w.ID]
			if len(ps) < widestTerm {
				for _, p := range ps {
					if dots[p.In] == 0 {
						touched = append(touched, p.In)
					}
					dots[p.In] += p.W * w.W
				}
				postings[w.ID] = append(ps, posting{store.ArticleID(b), w.W})
			}
		}
		for _, a := range touched {
			if dots[a] >= leastNear/2 {
				if c := Cosine(vs[a], v); c >= leastNear {
					near = append(near, Pair{a, store.ArticleID(b), c})
				}
			}
			dots[a] = 0
		}
		pairs = append(pairs, nearest(near)...)
	}
	return pairs
}

// posting is an article that has a word.
type posting struct {
	In store.ArticleID
	W  float32
}

func nearest(ps []Pair) []Pair {
	slices.SortFunc(ps, func(p, q Pair) int { return cmp.Or(cmp.Compare(q.Cosine, p.Cosine), cmp.Compare(p.A, q.A)) })
	return ps[:min(len(ps), mostNear)]
}
