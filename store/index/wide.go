package index

import (
	"bytes"
	"slices"
	"sort"
)

// wide holds, for short beginnings of words, which articles of a segment hold a
// word that begins so, a bit for each: who types the first letters of a word
// means thousands of words, whose lists would take long to put together.
type wide struct {
	prefixes table // in byte order
	sets     table // the articles of each
}

// Only prefixes of so many bytes are kept, in segments of so many articles,
// whose words have together more than half as many postings as there are articles.
const (
	longestWide = 4
	leastWide   = 1024
)

// find gives the articles that hold a word which begins with w, or nil if they are not kept.
func (w *wide) find(prefix string) []byte {
	n := w.prefixes.len()
	if len(prefix) > longestWide || n == 0 {
		return nil
	}
	i := sort.Search(n, func(i int) bool { return string(w.prefixes.at(i)) >= prefix })
	if i == n || string(w.prefixes.at(i)) != prefix {
		return nil
	}
	return w.sets.at(i)
}

// family is a range of words that begin alike.
type family struct {
	prefix   []byte
	from, to int
}

// widen makes the wide sets of e, which a and b, if there are any, were merged into.
func widen(e *entries, a, b *segment) wide {
	var w wide
	if e.docs < leastWide {
		return w
	}
	var families []family
	for n := 1; n <= longestWide; n++ {
		families = e.appendFamilies(families, n)
	}
	slices.SortFunc(families, func(x, y family) int { return bytes.Compare(x.prefix, y.prefix) })
	if size := int(e.docs+7) / 8; size*len(families) > most {
		families = families[:most/size]
	}
	w.fill(e, families, func(prefix string, s Set) bool { return a != nil && a.halve(prefix, b, s) })
	return w
}

// fill makes the sets of families, which are in order; known puts one that is known into
// an empty Set. The last are made first, so that those that begin so need not be gone through again.
func (w *wide) fill(e *entries, families []family, known func(string, Set) bool) {
	size := int(e.docs+7) / 8
	w.sets.bytes = make([]byte, size*len(families))
	for i, f := range families {
		w.prefixes.push(f.prefix)
		w.sets.ends = append(w.sets.ends, uint32(size*(i+1)))
	}
	s, bits := NewSet(int(e.docs)), []byte(nil)
	for i := len(families) - 1; i >= 0; i-- {
		clear(s)
		if !known(string(families[i].prefix), s) {
			w.unite(e, families[i], i+1, families, s)
		}
		bits = s.appendBits(bits[:0], e.docs)
		copy(w.sets.at(i), bits)
	}
}

// unite puts into s what f holds: the sets of the families within it, of which the
// first would be families[i], and the lists of words that are in none of these.
func (w *wide) unite(e *entries, f family, i int, families []family, s Set) {
	at := f.from
	for ; i < len(families) && families[i].from < f.to; i++ {
		inner := families[i]
		if inner.from < at {
			continue // it is within the one before
		}
		for ; at < inner.from; at++ {
			e.mark(at, s, 0)
		}
		s.orBits(0, w.sets.at(i), e.docs)
		at = inner.to
	}
	for ; at < f.to; at++ {
		e.mark(at, s, 0)
	}
}

// halve puts into s what a and b, which follow one another, hold for prefix, if both do.
func (g *segment) halve(prefix string, next *segment, s Set) bool {
	x, y := g.wide.find(prefix), next.wide.find(prefix)
	if x == nil || y == nil {
		return false
	}
	s.orBits(0, x, g.docs)
	s.orBits(g.docs, y, next.docs)
	return true
}

// appendFamilies appends the families of words with n bytes in common that are worth a set.
func (e *entries) appendFamilies(fs []family, n int) []family {
	words := e.words.len()
	for from := 0; from < words; {
		prefix := e.words.at(from)
		if len(prefix) < n || prefix[0] <= pairMark[0] {
			from++
			continue
		}
		prefix = prefix[:n]
		to, postings := from, 0
		for to < words && bytes.HasPrefix(e.words.at(to), prefix) {
			postings += int(e.counts[to])
			to++
		}
		if to-from > 1 && postings > int(e.docs)/2 {
			fs = append(fs, family{prefix, from, to})
		}
		from = to
	}
	return fs
}
