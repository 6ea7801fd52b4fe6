package link

import (
	"cmp"
	"slices"

	"hearsay/store"
	"hearsay/store/link/event"
	"hearsay/store/link/words"
)

// One text that several outlets print, whole or cut short, is told by the runs of
// words it is made of (resemblance by sampled shingles: Manber 1994, Broder 1997).
const (
	copyWords   = 4    // of a run
	copySample  = 8    // one run in so many is kept
	mostSampled = 512  // runs kept of one article
	leastRuns   = 6    // kept, for an article to be told from others
	copyPortion = 0.75 // of the shorter that both have
	copyCosine  = 0.4  // from which articles are compared
)

// sketch samples the runs of words of an article: the same runs in every article.
func (l *Linker) sketch(ws []words.Word) []uint32 {
	runs := l.scratch.runs[:0]
	for i := 0; i+copyWords <= len(ws) && len(runs) < mostSampled; i++ {
		if h := hash(ws[i : i+copyWords]); h>>40%copySample == 0 {
			runs = append(runs, uint32(h))
		}
	}
	l.scratch.runs = runs
	slices.Sort(runs)
	return l.memory.runs.clone(slices.Compact(runs))
}

// copied reports whether the text of one of two articles is all but that of the other.
func (w *work) copied(a, b store.ArticleID) bool {
	x, y := w.articles[a].sketch, w.articles[b].sketch
	least := min(len(x), len(y))
	if least < leastRuns {
		return false
	}
	both := 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch c := cmp.Compare(x[i], y[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			both, i, j = both+1, i+1, j+1
		}
	}
	return float64(both) >= copyPortion*float64(least)
}

// findCopies finds, by story, the groups of articles that carry one text. A group
// gathers around its first article, never by a chain of copies.
func (w *work) findCopies() {
	w.copies, w.source = map[store.StoryID][][]store.ArticleID{}, map[store.ArticleID]store.ArticleID{}
	group := make(map[store.ArticleID][]store.ArticleID) // by its first article
	near := slices.Clone(w.near)
	slices.SortFunc(near, func(p, q event.Pair) int { return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B)) })
	for _, n := range near {
		if n.Cosine < copyCosine || w.storyOf[n.A] != w.storyOf[n.B] || w.isCopy(n.A) || w.isCopy(n.B) || !w.copied(n.A, n.B) {
			continue
		}
		w.source[n.B] = n.A
		group[n.A] = append(group[n.A], n.B)
	}
	for first, others := range group {
		s := w.storyOf[first]
		w.copies[s] = append(w.copies[s], append([]store.ArticleID{first}, others...))
	}
	for _, groups := range w.copies {
		slices.SortFunc(groups, func(g, h []store.ArticleID) int { return cmp.Compare(g[0], h[0]) })
	}
}

func (w *work) isCopy(a store.ArticleID) bool {
	_, ok := w.source[a]
	return ok
}

// original gives the first article that carries the text of a.
func (w *work) original(a store.ArticleID) store.ArticleID {
	if first, ok := w.source[a]; ok {
		return first
	}
	return a
}
