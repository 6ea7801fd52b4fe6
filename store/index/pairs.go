package index

import (
	"math"
	"slices"
	"strings"

	"hearsay/store"
	"hearsay/store/query"
)

// Who knows that two common words stand in a text knows little, and to look into all
// texts that hold both takes long. Hence in each segment two common words side by side
// have a list like a word (the common grams of Bahle, Williams and Zobel, 2002): of
// every two words that are marked as paired there, the articles that hold the one right
// before the other are known. What is common is counted, so that it holds for
// any language. Marks and pairs are entries among the words, before all of them.
const (
	pairedMark = "\x01" // begins the mark of a word; its list is empty
	pairMark   = "\x02" // begins a pair
	pairGap    = " "    // between its words; less than any byte of a word, so that pairs are in the order of their words
)

// frequent reports whether a word that so many of docs articles hold is to be paired.
// In small segments more are, since a merged segment has the pairs that both had.
func frequent(count, docs uint32) bool {
	switch {
	case docs < 1<<8:
		return true
	case docs < 1<<12:
		return uint64(count)*8 > uint64(docs)
	}
	return uint64(count)*4 > uint64(docs)
}

func pairOf(first, second string) string { return pairMark + first + pairGap + second }

// pairsOf gives the places of those words of p that stand right before another that is whole.
func pairsOf(p query.Pattern) (firsts []int) {
	for i := 1; i < len(p.Words); i++ {
		if !p.Open || i < len(p.Words)-1 {
			firsts = append(firsts, i-1)
		}
	}
	return firsts
}

// pairs reports whether g knows all articles that hold two words side by side.
func (g *segment) pairs(first, second string) bool {
	for _, w := range [...]string{first, second} {
		if marks, end := g.find(pairedMark+w, false); marks == end {
			if at, end := g.find(w, false); at < end {
				return false
			}
		}
	}
	return true
}

// unsettled gives the segments of which an article that holds the terms of p need not hold p.
func (s *Snapshot) unsettled(p query.Pattern) (all unsettled) {
	for _, g := range s.segments {
		if len(p.Words) > 2 || len(p.Words) == 2 && (p.Open || !g.pairs(p.Words[0], p.Words[1])) {
			all = append(all, g)
		}
	}
	return all
}

type unsettled []*segment

// has reports whether an article is in one of the segments.
func (u unsettled) has(id store.ArticleID) bool {
	return slices.ContainsFunc(u, func(g *segment) bool { return uint32(id)-g.first < g.docs })
}

// couple is two words that stand side by side in an article, by their ranks among those
// that are paired, and the article, counted from 1.
type couple struct{ first, second, doc uint32 }

// never is the rank of a word that is not paired.
const never = math.MaxUint32

// postPairs appends the marks and pairs of b to g; order gives the places of the words in order.
func (b *builder) postPairs(g *segment, order []uint32) {
	rank := make([]uint32, len(b.words))
	var paired []uint32 // places of words, by rank
	for _, at := range order {
		rank[at] = never
		if frequent(b.counts[at], g.docs) {
			rank[at] = uint32(len(paired))
			paired = append(paired, at)
			g.words.push([]byte(pairedMark + b.word(at)))
			g.postNone()
		}
	}
	couples := b.couples(rank, len(paired))
	var holders []uint32
	for start := 0; start < len(couples); {
		c, end := couples[start], start
		holders = holders[:0]
		for ; end < len(couples) && couples[end].first == c.first && couples[end].second == c.second; end++ {
			holders = append(holders, couples[end].doc)
		}
		g.words.push([]byte(pairOf(b.word(paired[c.first]), b.word(paired[c.second]))))
		g.post(slices.Compact(holders))
		start = end
	}
}

// couples gives the couples of words that have one of so many ranks, in the order of
// the first, then of the second, then of the articles.
func (b *builder) couples(rank []uint32, ranks int) []couple {
	var all []couple
	start := uint32(0)
	for doc, end := range b.textEnds {
		last := uint32(never)
		for _, at := range b.texts[start:end] {
			now := rank[at]
			if last != never && now != never {
				all = append(all, couple{last, now, uint32(doc) + 1})
			}
			last = now
		}
		start = end
	}
	all = sortedBy(all, ranks, func(c *couple) uint32 { return c.second })
	return sortedBy(all, ranks, func(c *couple) uint32 { return c.first })
}

// sortedBy gives couples in the order of a number below n, those of the same number as they were.
func sortedBy(all []couple, n int, number func(*couple) uint32) []couple {
	next := make([]int, n+1)
	for i := range all {
		next[number(&all[i])+1]++
	}
	for i := range n {
		next[i+1] += next[i]
	}
	out := make([]couple, len(all))
	for i := range all {
		k := number(&all[i])
		out[next[k]] = all[i]
		next[k]++
	}
	return out
}

// postNone appends an empty list.
func (g *segment) postNone() {
	g.lists.close()
	g.counts, g.last = append(g.counts, 0), append(g.last, 0)
}

// pairedIn gives the words that are paired in the segment made of a and b.
func pairedIn(a, b *segment) map[string]bool {
	docs := a.docs + b.docs
	paired := map[string]bool{}
	for _, g := range [...]*segment{a, b} {
		from, to := g.find(pairedMark, true)
		for i := from; i < to; i++ {
			w := strings.TrimPrefix(string(g.words.at(i)), pairedMark)
			if _, known := paired[w]; !known {
				paired[w] = frequent(a.count(w)+b.count(w), docs) && a.pairs(w, w) && b.pairs(w, w)
			}
		}
	}
	return paired
}

// count is how many articles hold a word.
func (g *segment) count(word string) uint32 {
	if at, end := g.find(word, false); at < end {
		return g.counts[at]
	}
	return 0
}

// stays reports whether an entry among the words is to be one of a merged segment.
func stays(entry []byte, paired map[string]bool) bool {
	switch {
	case len(entry) == 0 || entry[0] > pairMark[0]:
		return true
	case entry[0] == pairMark[0]:
		first, second, _ := strings.Cut(string(entry[len(pairMark):]), pairGap)
		return paired[first] && paired[second]
	}
	return paired[string(entry[len(pairedMark):])]
}
