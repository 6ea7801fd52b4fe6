package index

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"sort"

	"hearsay/store"
)

// segment holds the postings of consecutive articles. It is immutable, and
// without pointers inside, so that the collector passes it by.
//
// A list tells which articles hold a word, by number from 1 within the segment:
// of a word that more than one article in eight holds, a bit for each article;
// of any other, in order, the distance from the one before as a varint.
type segment struct {
	first uint32
	entries
	wide wide
}

// entries are words, in byte order, with their lists.
type entries struct {
	docs   uint32
	words  table    // folded
	lists  table    // the articles of each
	counts []uint32 // how many those are
	last   []uint32 // the last number in each list
}

// dense reports whether a list of so many articles has a bit for each of docs.
func dense(count, docs uint32) bool { return uint64(count)*8 > uint64(docs) }

// markWords puts into s the articles that have the word w, or if open one that begins with it.
func (g *segment) markWords(w string, open bool, s Set) {
	if open {
		if all := g.wide.find(w); all != nil {
			s.orBits(g.first, all, g.docs)
			return
		}
	}
	from, to := g.find(w, open)
	for i := from; i < to; i++ {
		g.mark(i, s, g.first)
	}
}

// find gives the range of words that are w, or if open begin with w.
func (g *segment) find(w string, open bool) (from, to int) {
	n := g.words.len()
	from = sort.Search(n, func(i int) bool { return string(g.words.at(i)) >= w })
	if !open {
		if from < n && string(g.words.at(from)) == w {
			return from, from + 1
		}
		return from, from
	}
	prefix := []byte(w)
	rest := sort.Search(n-from, func(i int) bool { return !bytes.HasPrefix(g.words.at(from+i), prefix) })
	return from, from + rest
}

// mark puts the articles of list i into s, where those of the segment begin with number at.
func (e *entries) mark(i int, s Set, at uint32) {
	list := e.lists.at(i)
	if dense(e.counts[i], e.docs) {
		s.orBits(at, list, e.docs)
		return
	}
	for n, k := uint32(0), 0; k < len(list); {
		gap := uint32(list[k])
		if gap < 0x80 {
			k++
		} else {
			size := 0
			gap, size = uvarint(list[k:])
			k += size
		}
		n += gap
		if n-1 >= e.docs {
			return // which only a broken file says
		}
		s.Add(store.ArticleID(at + n - 1))
	}
}

// mergeable reports whether a, which comes before b, is not large beside it, and
// both together are not too large for one segment.
func mergeable(a, b *segment) bool {
	return a.docs <= 2*b.docs && len(a.lists.bytes)+len(b.lists.bytes) < math.MaxInt32
}

// merge makes one segment of two that follow one another.
func merge(a, b *segment) *segment {
	m := &segment{first: a.first, entries: entries{docs: a.docs + b.docs}}
	m.words.reserve(&a.words, &b.words)
	m.lists.reserve(&a.lists, &b.lists)
	room, paired := NewSet(int(m.docs)), pairedIn(a, b)
	for i, j := 0, 0; i < a.words.len() || j < b.words.len(); {
		order := 0
		switch {
		case i == a.words.len():
			order = 1
		case j == b.words.len():
			order = -1
		default:
			order = bytes.Compare(a.words.at(i), b.words.at(j))
		}
		word, x, y := []byte(nil), absent, absent
		if order <= 0 {
			word, x, i = a.words.at(i), i, i+1
		}
		if order >= 0 {
			word, y, j = b.words.at(j), j, j+1
		}
		switch {
		case !stays(word, paired):
		case len(word) > 0 && word[0] == pairedMark[0]:
			m.words.push(word)
			m.postNone()
		default:
			m.words.push(word)
			m.join(&a.entries, x, &b.entries, y, room)
		}
	}
	m.wide = widen(&m.entries, a, b)
	return m
}

// absent is the list of a word that a segment lacks.
const absent = -1

// join appends list i of a and list j of b, which is the next segment, as one.
func (e *entries) join(a *entries, i int, b *entries, j int, room Set) {
	count, last, bitwise := uint32(0), uint32(0), false
	if i != absent {
		count, last, bitwise = a.counts[i], a.last[i], dense(a.counts[i], a.docs)
	}
	shift := a.docs - last
	if j != absent {
		count, last = count+b.counts[j], a.docs+b.last[j]
		bitwise = bitwise || dense(b.counts[j], b.docs)
	}
	e.counts, e.last = append(e.counts, count), append(e.last, last)
	if bitwise || dense(count, e.docs) {
		clear(room)
		if i != absent {
			a.mark(i, room, 0)
		}
		if j != absent {
			b.mark(j, room, a.docs)
		}
		e.lists.bytes = appendSet(e.lists.bytes, room, count, e.docs)
	} else {
		if i != absent {
			e.lists.add(a.lists.at(i))
		}
		if j != absent {
			e.lists.bytes = appendShifted(e.lists.bytes, b.lists.at(j), shift)
		}
	}
	e.lists.close()
}

// post appends the list of a word that so many articles hold.
func (e *entries) post(holders []uint32) {
	count, last := uint32(len(holders)), uint32(0)
	if dense(count, e.docs) {
		from := len(e.lists.bytes)
		e.lists.add(make([]byte, (e.docs+7)/8))
		bits := e.lists.bytes[from:]
		for _, n := range holders {
			bits[(n-1)/8] |= 1 << ((n - 1) % 8)
		}
		last = holders[count-1]
	} else {
		list := slices.Grow(e.lists.bytes, binary.MaxVarintLen32*len(holders))
		for _, n := range holders {
			if gap := n - last; gap < 0x80 {
				list = append(list, byte(gap))
			} else {
				list = binary.AppendUvarint(list, uint64(gap))
			}
			last = n
		}
		e.lists.bytes = list
	}
	e.lists.close()
	e.counts, e.last = append(e.counts, count), append(e.last, last)
}

// postNone appends an empty list.
func (e *entries) postNone() {
	e.lists.close()
	e.counts, e.last = append(e.counts, 0), append(e.last, 0)
}

// empty begins anew, in the same memory, with entries of so many articles.
func (e *entries) empty(docs uint32) {
	e.docs = docs
	e.words.empty()
	e.lists.empty()
	e.counts, e.last = e.counts[:0], e.last[:0]
}

// before gives the entries of e, and those of f behind them, in memory of their own.
func (e *entries) before(f *entries) entries {
	return entries{
		docs: e.docs, words: e.words.before(&f.words), lists: e.lists.before(&f.lists),
		counts: slices.Concat(e.counts, f.counts), last: slices.Concat(e.last, f.last),
	}
}

// appendSet appends the list of the count articles in s, out of docs.
func appendSet(dst []byte, s Set, count, docs uint32) []byte {
	if dense(count, docs) {
		return s.appendBits(dst, docs)
	}
	last := uint32(0)
	for id := range s.All() {
		dst = binary.AppendUvarint(dst, uint64(uint32(id)+1-last))
		last = uint32(id) + 1
	}
	return dst
}

// appendShifted appends a list whose first distance grows by shift.
func appendShifted(dst, list []byte, shift uint32) []byte {
	gap, n := uvarint(list)
	dst = binary.AppendUvarint(dst, uint64(gap)+uint64(shift))
	return append(dst, list[n:]...)
}

// uvarint is binary.Uvarint with a short way for the many small numbers. What
// breaks off is 0 and takes all of b.
func uvarint(b []byte) (uint32, int) {
	if len(b) > 0 && b[0] < 0x80 {
		return uint32(b[0]), 1
	}
	v, n := binary.Uvarint(b)
	if n <= 0 {
		return 0, len(b)
	}
	return uint32(v), n
}
