package index

import (
	"bytes"
	"encoding/binary"
	"slices"
	"sort"

	"hearsay/store"
	"hearsay/store/query"
)

// segment holds the postings of consecutive articles. It is immutable, and
// without pointers inside, so that the collector passes it by.
//
// A posting list has for each article, in order, the distance from the one
// before as a varint; numbers count from 1 within the segment.
type segment struct {
	first, docs uint32
	words       table    // the words, folded, in byte order
	lists       table    // the posting list of each
	last        []uint32 // the last number in each list
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
		gap, n := uint64(list[0]), 1
		if gap >= 0x80 {
			gap, n = binary.Uvarint(list)
		}
		id += uint32(gap)
		s.Add(store.ArticleID(id))
		list = list[n:]
	}
}

// merge makes one segment of two that follow one another.
func merge(a, b *segment) *segment {
	m := &segment{first: a.first, docs: a.docs + b.docs}
	m.words.bytes = make([]byte, 0, len(a.words.bytes)+len(b.words.bytes))
	m.lists.bytes = make([]byte, 0, len(a.lists.bytes)+len(b.lists.bytes))
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
			m.words.bytes = append(m.words.bytes, a.words.at(i)...)
			m.lists.bytes = append(m.lists.bytes, a.lists.at(i)...)
			last = a.last[i]
			i++
		} else {
			m.words.bytes = append(m.words.bytes, b.words.at(j)...)
		}
		if order >= 0 {
			m.lists.bytes = appendShifted(m.lists.bytes, b.lists.at(j), a.docs-last)
			last = a.docs + b.last[j]
			j++
		}
		m.words.close()
		m.lists.close()
		m.last = append(m.last, last)
	}
	return m
}

// appendShifted appends a list whose first distance grows by shift.
func appendShifted(dst, list []byte, shift uint32) []byte {
	gap, n := binary.Uvarint(list)
	dst = binary.AppendUvarint(dst, gap+uint64(shift))
	return append(dst, list[n:]...)
}

// builder gathers the postings of a segment to be.
type builder struct {
	first, docs uint32
	ids         map[string]uint32
	words       []string // by id
	lists       []growing
	fold        []byte
}

// growing is a posting list that is still appended to.
type growing struct {
	bytes []byte
	last  uint32
}

func newBuilder(first uint32) *builder {
	return &builder{first: first, ids: map[string]uint32{}}
}

// add takes in the text of the next article.
func (b *builder) add(text string) {
	b.docs++
	for w := query.NextWord(text, 0); !w.Empty(); w = query.NextWord(text, w.End) {
		b.fold = query.AppendFold(b.fold[:0], w.Of(text))
		l := &b.lists[b.id(b.fold)]
		if l.last != b.docs {
			l.bytes = binary.AppendUvarint(l.bytes, uint64(b.docs-l.last))
			l.last = b.docs
		}
	}
}

func (b *builder) id(word []byte) uint32 {
	id, known := b.ids[string(word)]
	if !known {
		id = uint32(len(b.words))
		b.words = append(b.words, string(word))
		b.lists = append(b.lists, growing{})
		b.ids[b.words[id]] = id
	}
	return id
}

func (b *builder) seal() *segment {
	g := &segment{first: b.first, docs: b.docs}
	slices.Sort(b.words)
	for _, w := range b.words {
		l := b.lists[b.ids[w]]
		g.words.bytes = append(g.words.bytes, w...)
		g.words.close()
		g.lists.bytes = append(g.lists.bytes, l.bytes...)
		g.lists.close()
		g.last = append(g.last, l.last)
	}
	return g
}
