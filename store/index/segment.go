package index

import (
	"bytes"
	"encoding/binary"
	"sort"

	"hearsay/store"
)

// segment holds the postings of consecutive articles. It is immutable, and
// without pointers inside, so that the collector passes it by.
//
// A list of articles has for each, in order, the distance from the one before
// as a varint; numbers count from 1 within the segment. A list of places has
// for each occurrence its distance in words from the one before in the same
// article, or from the beginning of the text, doubled, plus one where a new
// article begins.
type segment struct {
	first, docs uint32
	words       table    // the words, folded, in byte order
	lists       table    // the articles of each
	places      table    // the places of each
	last        []uint32 // the last number in each list of articles
}

// table is many short byte strings one behind the other.
type table struct {
	bytes []byte
	ends  []uint32
}

func (t *table) len() int { return len(t.ends) }

func (t *table) at(i int) []byte {
	if i == 0 {
		return t.bytes[:t.ends[0]]
	}
	return t.bytes[t.ends[i-1]:t.ends[i]]
}

func (t *table) add(b []byte) { t.bytes = append(t.bytes, b...) }

// reserve makes room for the bytes of a and b.
func (t *table) reserve(a, b *table) { t.bytes = make([]byte, 0, len(a.bytes)+len(b.bytes)) }

func (t *table) close() { t.ends = append(t.ends, uint32(len(t.bytes))) }

// markWords puts into s the articles that have the word w, or if open one that begins with it.
func (g *segment) markWords(w string, open bool, s Set) {
	from, to := g.find(w, open)
	for i := from; i < to; i++ {
		g.mark(i, s)
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

// mark puts the articles of list i into s.
func (g *segment) mark(i int, s Set) {
	list := g.lists.at(i)
	id := g.first - 1
	for len(list) > 0 {
		gap, n := uvarint(list)
		id += gap
		s.Add(store.ArticleID(id))
		list = list[n:]
	}
}

// merge makes one segment of two that follow one another.
func merge(a, b *segment) *segment {
	m := &segment{first: a.first, docs: a.docs + b.docs}
	m.words.reserve(&a.words, &b.words)
	m.lists.reserve(&a.lists, &b.lists)
	m.places.reserve(&a.places, &b.places)
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
		last := uint32(0)
		if order <= 0 {
			m.words.add(a.words.at(i))
			m.lists.add(a.lists.at(i))
			m.places.add(a.places.at(i))
			last = a.last[i]
			i++
		} else {
			m.words.add(b.words.at(j))
		}
		if order >= 0 {
			m.lists.bytes = appendShifted(m.lists.bytes, b.lists.at(j), a.docs-last)
			m.places.add(b.places.at(j))
			last = a.docs + b.last[j]
			j++
		}
		m.close(last)
	}
	return m
}

// close ends the row of a word, whose last article is last.
func (g *segment) close(last uint32) {
	g.words.close()
	g.lists.close()
	g.places.close()
	g.last = append(g.last, last)
}

// appendShifted appends a list whose first distance grows by shift.
func appendShifted(dst, list []byte, shift uint32) []byte {
	gap, n := binary.Uvarint(list)
	dst = binary.AppendUvarint(dst, gap+uint64(shift))
	return append(dst, list[n:]...)
}
