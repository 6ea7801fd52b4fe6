package link

import (
	"slices"

	"hearsay/store"
)

// The fullest quotations that share a shingle are compared with one another. Others
// are compared with the fullest, and these with the first of all, if they share two.
const (
	mostFullest = 4
	mostFirst   = 16
)

// gatherer finds what to compare, on one core.
type gatherer struct {
	*evidence
	sorter  sorter[uint64]
	fullest []store.QuotationID // of one shingle so far, the heaviest first
	first   []store.QuotationID // of one shingle

	pairs  []packed // to compare
	common []common // of what more quotations share than are all compared
}

// bucket finds the pairs that fresh entries make with old and with one another.
func (g *gatherer) bucket(old, fresh []uint64) {
	g.pairs, g.common = g.pairs[:0], g.common[:0]
	for start := 0; start < len(fresh); {
		s, end := shingleOf(fresh[start]), start+1
		for end < len(fresh) && shingleOf(fresh[end]) == s {
			end++
		}
		old = from(old, s<<32)
		n := 0
		for n < len(old) && shingleOf(old[n]) == s {
			n++
		}
		switch size := n + end - start; {
		case size > mostFullest:
			g.group(old[:n], fresh[start:end])
			if n <= mostFullest {
				g.note(old[:n])
			}
			g.note(fresh[start:end])
		case size > 1:
			g.few(old[:n], fresh[start:end])
		}
		old, start = old[n:], end
	}
}

func (g *gatherer) note(entries []uint64) {
	for _, x := range entries {
		g.common = append(g.common, commonOf(x))
	}
}

// from gives what is not less than least of xs, which ascend. It is fastest where that is near.
func from(xs []uint64, least uint64) []uint64 {
	step := 1
	for step <= len(xs) && xs[step-1] < least {
		xs, step = xs[step:], 2*step
	}
	skip, _ := slices.BinarySearch(xs[:min(step, len(xs))], least)
	return xs[skip:]
}

// few is group for so few entries that all of them are among the fullest.
func (g *gatherer) few(old, fresh []uint64) {
	for i, s := range fresh {
		for _, t := range old {
			g.pair(quotationOf(t), quotationOf(s), true)
		}
		for _, t := range fresh[:i] {
			g.pair(quotationOf(t), quotationOf(s), true)
		}
	}
}

// group finds the pairs of one shingle.
func (g *gatherer) group(old, fresh []uint64) {
	g.fullest, g.first = g.fullest[:0], g.first[:0]
	for _, s := range old {
		g.enter(quotationOf(s))
	}
	for _, s := range fresh {
		q := quotationOf(s)
		among := g.among(q)
		for _, p := range g.fullest {
			g.pair(p, q, among)
		}
		if among {
			for _, p := range g.first {
				if !slices.Contains(g.fullest, p) {
					g.pair(p, q, false)
				}
			}
		}
		g.enter(q)
	}
}

// among reports whether q is one of the fullest.
func (g *gatherer) among(q store.QuotationID) bool {
	n := len(g.fullest)
	return n < mostFullest || g.mass[g.fullest[n-1]] < g.mass[q]
}

// enter takes note of q.
func (g *gatherer) enter(q store.QuotationID) {
	if len(g.first) < mostFirst {
		g.first = append(g.first, q)
	}
	i := len(g.fullest)
	for i > 0 && g.mass[g.fullest[i-1]] < g.mass[q] {
		i--
	}
	if i < mostFullest {
		g.fullest = slices.Insert(g.fullest, i, q)
		g.fullest = g.fullest[:min(len(g.fullest), mostFullest)]
	}
}

// pair appends p and q, unless one article has both.
func (g *gatherer) pair(p, q store.QuotationID, worth bool) {
	if g.in[p] == g.in[q] {
		return
	}
	k := pairKey{p, q}.packed()
	if !worth {
		k |= 1
	}
	g.pairs = append(g.pairs, k)
}
