package event

import (
	"cmp"
	"slices"
	"time"

	"hearsay/store"
)

// Tie is what binds two articles, the earlier first.
type Tie struct {
	A, B    store.ArticleID
	Cosine  float32
	Sayings int // that both carry
}

// Group gives the story of each of n articles, numbered in order of first
// appearance. Stories grow from the strongest tie on; two of them become one
// only if their articles are, on average over all pairs, tied well enough.
func Group(ties []Tie, vs []Vector, dates []time.Time) []store.StoryID {
	g := grouping{
		vectors: vs, dates: dates, strength: make(map[[2]int]float32, len(ties)),
		cluster: make([]int, len(dates)), members: make([][]int, len(dates)),
	}
	for a := range dates {
		g.cluster[a], g.members[a] = a, []int{a}
	}
	type strong struct {
		Tie
		strength float32
	}
	order := make([]strong, 0, len(ties))
	for _, t := range ties {
		s := strength(t, dates)
		g.strength[[2]int{int(t.A), int(t.B)}] = s
		if s >= leastTie {
			order = append(order, strong{t, s})
		}
	}
	slices.SortFunc(order, func(s, t strong) int {
		return cmp.Or(cmp.Compare(t.strength, s.strength), cmp.Compare(s.A, t.A), cmp.Compare(s.B, t.B))
	})
	for _, t := range order {
		g.join(g.cluster[t.A], g.cluster[t.B])
	}
	return g.stories()
}

const (
	leastTie    = 0.12 // average strength that makes one story of two
	sayingsTie  = 0.15 // what a shared saying adds
	mostSayings = 3    // shared sayings that add
	weekApart   = 0.06 // what articles lose that are more than a week apart
	monthApart  = 0.20 // … a month
	longApart   = 0.45 // … a hundred days
	mostCompare = 8    // members of a story that stand for all
)

func strength(t Tie, dates []time.Time) float32 {
	s := t.Cosine + sayingsTie*float32(min(t.Sayings, mostSayings))
	switch days := daysApart(dates[t.A], dates[t.B]); {
	case days > 100:
		s -= longApart
	case days > 31:
		s -= monthApart
	case days > 7:
		s -= weekApart
	}
	return s
}

// daysApart is 0 if either date is unknown.
func daysApart(a, b time.Time) float64 {
	if a.IsZero() || b.IsZero() {
		return 0
	}
	return a.Sub(b).Abs().Hours() / 24
}

type grouping struct {
	vectors  []Vector
	dates    []time.Time
	cluster  []int              // by article
	members  [][]int            // by cluster; nil once it is part of another
	strength map[[2]int]float32 // of known ties
}

func (g *grouping) join(x, y int) {
	if x == y || g.average(x, y) < leastTie {
		return
	}
	if len(g.members[x]) < len(g.members[y]) {
		x, y = y, x
	}
	for _, a := range g.members[y] {
		g.cluster[a] = x
	}
	g.members[x] = append(g.members[x], g.members[y]...)
	g.members[y] = nil
}

func (g *grouping) average(x, y int) float32 {
	mx, my := g.members[x], g.members[y]
	mx, my = mx[:min(len(mx), mostCompare)], my[:min(len(my), mostCompare)]
	var sum float32
	for _, a := range mx {
		for _, b := range my {
			sum += g.between(min(a, b), max(a, b))
		}
	}
	return sum / float32(len(mx)*len(my))
}

func (g *grouping) between(a, b int) float32 {
	at := [2]int{a, b}
	s, ok := g.strength[at]
	if !ok {
		s = strength(Tie{A: store.ArticleID(a), B: store.ArticleID(b), Cosine: Cosine(g.vectors[a], g.vectors[b])}, g.dates)
		g.strength[at] = s
	}
	return s
}

// stories numbers the clusters in order of first appearance.
func (g *grouping) stories() []store.StoryID {
	number := map[int]store.StoryID{}
	out := make([]store.StoryID, len(g.cluster))
	for a, c := range g.cluster {
		id, ok := number[c]
		if !ok {
			id = store.StoryID(len(number))
			number[c] = id
		}
		out[a] = id
	}
	return out
}

// Central gives which of the articles is most like the others.
func Central(as []store.ArticleID, vs []Vector) store.ArticleID {
	best, most := as[0], float32(-1)
	for _, a := range as[:min(len(as), mostCompare)] {
		var sum float32
		for _, b := range as[:min(len(as), mostCompare)] {
			sum += Cosine(vs[a], vs[b])
		}
		if sum > most {
			best, most = a, sum
		}
	}
	return best
}
