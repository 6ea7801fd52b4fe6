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

// postPairs makes the marks and pairs of b.
func (b *builder) postPairs(e *entries) {
	often := b.often()
	ranks := make([]uint32, len(b.words)) // by place in words: one more than the place among those that are paired; 0 if it is not
	for i, at := range often {
		ranks[at] = uint32(i) + 1
		e.words.push([]byte(pairedMark + b.word(at)))
		e.postNone()
	}
	ends := b.couple(often, ranks)
	s, start := newSeconds(len(often)), ends[0]+1
	for first, end := range ends[1:] {
		s.read(b.couples[start:end])
		for second, holders := range s.each {
			e.words.push([]byte(pairOf(b.word(often[first]), b.word(often[second]))))
			e.post(holders)
		}
		start += b.at(often[first]).times + 1
	}
}

// often gives the places of the words that are to be paired, in byte order.
func (b *builder) often() (places []uint32) {
	for at := range uint32(len(b.words)) {
		if frequent(b.at(at).docs, b.docs()) {
			places = append(places, at)
		}
	}
	b.sort(places)
	return places
}

// couple is where a word follows another: which one, by its place among those that are
// paired, and the article, counted from 1.
type couple struct{ second, doc uint32 }

// couple gathers the couples of words which are paired and have ranks from 1, in the order of the first
// word, and gives for each rank where its own end; there is room for as many as there are of the word, and
// one that says nothing. Those of one word are in the order of the articles. Whether the next word is paired
// cannot be foretold, so that no branch asks it.
func (b *builder) couple(words, ranks []uint32) (ends []uint32) {
	next, sum := make([]uint32, 1, len(words)+1), uint32(1)
	for _, at := range words {
		next = append(next, sum)
		sum += b.at(at).times + 1
	}
	b.couples = resized(b.couples, int(sum))
	for doc, words := range b.texts {
		last := uint32(0)
		for _, at := range words {
			now := ranks[at]
			b.couples[next[last]] = couple{now - 1, uint32(doc) + 1}
			next[last] += some(last) & some(now)
			last = now
		}
	}
	return next
}

// some is 1 for any number but 0.
func some(n uint32) uint32 { return uint32((uint64(n) + math.MaxUint32) >> 32) }

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
