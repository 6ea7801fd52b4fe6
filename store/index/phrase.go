package index

import (
	"encoding/binary"
	"slices"

	"hearsay/store"
	"hearsay/store/query"
)

// group is the words of a segment that one word of a phrase may be: one, or
// all that begin with a word that is still being typed.
type group struct{ from, to, size int }

// start is where a phrase may begin: an article in the upper half, in the
// lower a place in it.
type start uint64

func (s start) article() store.ArticleID { return store.ArticleID(s >> 32) }

// markPhrase puts into found the articles of among that hold the words of p in
// sequence. It begins with the rarest word and lets the others strike out.
func (g *segment) markPhrase(p query.Pattern, among, found Set) {
	groups := make([]group, len(p.Words))
	rarest := 0
	for i, w := range p.Words {
		groups[i] = g.group(w, p.Open && i == len(p.Words)-1)
		if groups[i].size < groups[rarest].size {
			rarest = i
		}
	}
	starts := g.starts(groups[rarest], rarest, among)
	for i, words := range groups {
		if i != rarest {
			starts = g.confirmed(starts, words, i)
		}
	}
	for _, s := range starts {
		found.Add(s.article())
	}
}

func (g *segment) group(w string, open bool) group {
	from, to := g.find(w, open)
	size := 0
	for i := from; i < to; i++ {
		size += len(g.places.at(i))
	}
	return group{from, to, size}
}

// starts gives where phrases whose n-th word is of words begin, in ascending order.
func (g *segment) starts(words group, n int, among Set) []start {
	all := make([]start, 0, words.size) // each takes a byte at least
	for i := words.from; i < words.to; i++ {
		for c := g.cursor(i); c.next(); {
			if c.place >= uint32(n) && among.Has(c.article) {
				all = append(all, c.start(n))
			}
		}
	}
	if words.to-words.from > 1 {
		slices.Sort(all)
	}
	return all
}

// confirmed keeps the starts whose n-th word is of words.
func (g *segment) confirmed(starts []start, words group, n int) []start {
	seen := make([]bool, len(starts))
	for i := words.from; i < words.to; i++ {
		at := 0
		for c := g.cursor(i); at < len(starts) && c.next(); {
			if c.place < uint32(n) {
				continue
			}
			want := c.start(n)
			if at += gallop(starts[at:], want); at < len(starts) && starts[at] == want {
				seen[at] = true
			}
		}
	}
	kept := starts[:0]
	for i, s := range starts {
		if seen[i] {
			kept = append(kept, s)
		}
	}
	return kept
}

// gallop counts the starts before want, in time logarithmic in their number.
func gallop(starts []start, want start) int {
	if len(starts) == 0 || starts[0] >= want {
		return 0
	}
	reach := 2
	for reach <= len(starts) && starts[reach-1] < want {
		reach *= 2
	}
	low := reach / 2
	n, _ := slices.BinarySearch(starts[low:min(reach, len(starts))], want)
	return low + n
}

// cursor walks over all occurrences of a word.
type cursor struct {
	articles, places []byte
	article          store.ArticleID
	place            uint32
}

func (g *segment) cursor(i int) cursor {
	return cursor{articles: g.lists.at(i), places: g.places.at(i), article: store.ArticleID(g.first - 1)}
}

// next goes to the next occurrence, and reports whether there is one.
func (c *cursor) next() bool {
	if len(c.places) == 0 {
		return false
	}
	step, n := uvarint(c.places)
	c.places = c.places[n:]
	if step&1 == 0 {
		c.place += step >> 1
		return true
	}
	gap, n := uvarint(c.articles)
	c.articles = c.articles[n:]
	c.article += store.ArticleID(gap)
	c.place = step >> 1
	return true
}

// start is where the phrase begins whose n-th word is here.
func (c *cursor) start(n int) start { return start(c.article)<<32 | start(c.place-uint32(n)) }

// uvarint is binary.Uvarint with a short way for the many small numbers.
func uvarint(b []byte) (uint32, int) {
	if b[0] < 0x80 {
		return uint32(b[0]), 1
	}
	v, n := binary.Uvarint(b)
	return uint32(v), n
}
