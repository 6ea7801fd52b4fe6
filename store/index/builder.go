package index

import (
	"encoding/binary"
	"slices"

	"hearsay/store/query"
)

// builder gathers the postings of a segment to be.
type builder struct {
	first, docs uint32
	ids         map[string]uint32
	words       []string // by id
	lists       []growing
	fold        []byte
}

// growing is the postings of a word that are still appended to.
type growing struct {
	articles, places []byte
	last             uint32 // article
	place            uint32 // in it
}

func newBuilder(first uint32) *builder {
	return &builder{first: first, ids: map[string]uint32{}}
}

// add takes in the text of the next article.
func (b *builder) add(text string) {
	b.docs++
	place := uint32(0)
	for w := query.NextWord(text, 0); !w.Empty(); w = query.NextWord(text, w.End) {
		b.fold = query.AppendFold(b.fold[:0], w.Of(text))
		b.lists[b.id(b.fold)].add(b.docs, place)
		place++
	}
}

func (l *growing) add(article, place uint32) {
	if l.last == article {
		l.places = binary.AppendUvarint(l.places, uint64(place-l.place)<<1)
	} else {
		l.articles = binary.AppendUvarint(l.articles, uint64(article-l.last))
		l.places = binary.AppendUvarint(l.places, uint64(place)<<1|1)
		l.last = article
	}
	l.place = place
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

// seal makes the segment. The builder is of no use afterwards.
func (b *builder) seal() *segment {
	g := &segment{first: b.first, docs: b.docs}
	slices.Sort(b.words)
	for _, w := range b.words {
		l := &b.lists[b.ids[w]]
		g.words.bytes = append(g.words.bytes, w...)
		g.lists.add(l.articles)
		g.places.add(l.places)
		g.close(l.last)
	}
	return g
}
