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

// widen makes the wide sets of g, which a and b, if there are any, were merged into.
func widen(g, a, b *segment) wide {
	var w wide
	if g.docs < leastWide {
		return w
	}
	var families []family
	for n := 1; n <= longestWide; n++ {
		families = g.appendFamilies(families, n)
	}
	slices.SortFunc(families, func(x, y family) int { return bytes.Compare(x.prefix, y.prefix) })
	room := NewSet(int(g.docs))
	for _, f := range families {
		clear(room)
		if a == nil || !a.halve(string(f.prefix), b, room) {
			for i := f.from; i < f.to; i++ {
				g.mark(i, room, 0)
			}
		}
		w.prefixes.push(f.prefix)
		w.sets.bytes = room.appendBits(w.sets.bytes, g.docs)
		w.sets.close()
	}
	return w
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
func (g *segment) appendFamilies(fs []family, n int) []family {
	words := g.words.len()
	for from := 0; from < words; {
		prefix := g.words.at(from)
		if len(prefix) < n || prefix[0] <= pairMark[0] {
			from++
			continue
		}
		prefix = prefix[:n]
		to, postings := from, 0
		for to < words && bytes.HasPrefix(g.words.at(to), prefix) {
			postings += int(g.counts[to])
			to++
		}
		if to-from > 1 && postings > int(g.docs)/2 {
			fs = append(fs, family{prefix, from, to})
		}
		from = to
	}
	return fs
}
