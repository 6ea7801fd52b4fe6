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

// postPairs appends the marks and pairs of b to g; order gives the places of the words in order.
func (b *builder) postPairs(g *segment, order []uint32) {
	var words []string                  // that are paired
	ranks := make([]uint32, len(b.met)) // by number of the lexicon: one more than the place among words; 0 if it is not
	for _, at := range order {
		if frequent(b.counts[at], g.docs) {
			w := b.word(at)
			words = append(words, w)
			ranks[b.words[at]] = uint32(len(words))
			g.words.push([]byte(pairedMark + w))
			g.postNone()
		}
	}
	all, ends := b.couples(ranks, len(words))
	s := newSeconds(len(words))
	for first, end := range ends[1:] {
		s.read(all[ends[first]+1 : end])
		for second, holders := range s.each {
			g.words.push([]byte(pairOf(words[first], words[second])))
			g.post(holders)
		}
	}
}

// couple is where a word follows another: which one, by its place among those that are
// paired, and the article, counted from 1.
type couple struct{ second, doc uint32 }

// couples gives the couples of n paired words, which have ranks from 1, in the order of the first
// word, and for each rank where its own end; one that says nothing follows. Those of one word are in the
// order of the articles. Whether the next word is paired cannot be foretold, so that no branch asks it.
func (b *builder) couples(ranks []uint32, n int) (all []couple, ends []uint32) {
	next := make([]uint32, n+1)
	for _, words := range b.texts {
		last := uint32(0)
		for _, w := range words {
			now := ranks[w]
			next[last] += paired(now)
			last = now
		}
	}
	sum := uint32(0)
	next[0] = 0
	for i, count := range next {
		next[i] = sum
		sum += count + 1
	}
	all = make([]couple, sum)
	for doc, words := range b.texts {
		last := uint32(0)
		for _, w := range words {
			now := ranks[w]
			all[next[last]] = couple{now - 1, uint32(doc) + 1}
			next[last] += paired(last) & paired(now)
			last = now
		}
	}
	return all, next
}

// paired is 1 for a rank, and 0 for none.
func paired(rank uint32) uint32 { return uint32((uint64(rank) + math.MaxUint32) >> 32) }

// seconds puts the couples of one word in the order of the second.
type seconds struct {
	counts, last []uint32 // by second: how many articles have it there, and the last of those
	here         []uint32 // seconds, each once, in order
	next         []uint32 // by second: the place in holders
	holders      []uint32
}

func newSeconds(n int) *seconds {
	return &seconds{counts: make([]uint32, n), last: make([]uint32, n), next: make([]uint32, n)}
}

func (s *seconds) read(all []couple) {
	for _, w := range s.here {
		s.counts[w], s.last[w] = 0, 0
	}
	s.here = s.here[:0]
	for _, c := range all {
		if s.last[c.second] == 0 {
			s.here = append(s.here, c.second)
		}
		if s.last[c.second] != c.doc {
			s.last[c.second] = c.doc
			s.counts[c.second]++
		}
	}
	slices.Sort(s.here)
	sum := uint32(0)
	for _, w := range s.here {
		s.next[w] = sum
		sum += s.counts[w]
		s.last[w] = 0
	}
	s.holders = slices.Grow(s.holders[:0], int(sum))[:sum]
	for _, c := range all {
		if s.last[c.second] != c.doc {
			s.last[c.second] = c.doc
			s.holders[s.next[c.second]] = c.doc
			s.next[c.second]++
		}
	}
}

// each yields the second words in order, with the articles.
func (s *seconds) each(yield func(second uint32, holders []uint32) bool) {
	for _, w := range s.here {
		end := s.next[w]
		if !yield(w, s.holders[end-s.counts[w]:end]) {
			return
		}
	}
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
