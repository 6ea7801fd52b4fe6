package index

import (
	"cmp"
	"encoding/binary"
	"slices"

	"hearsay/store/text"
)

// builder gathers the articles of a segment to be. They are put in the order of
// words all at once, which is cheaper than to keep a growing list for each word.
type builder struct {
	lexicon *lexicon
	first   uint32
	texts   [][]uint32 // words of the articles as they follow one another, as numbers of the lexicon
	all     []uint32   // words of all articles, each once an article, by place in words
	ends    []uint32   // of the articles, among all

	words  []uint32 // each once, by first appearance, as numbers of the lexicon
	counts []uint32 // of each of words among all
	met    []met    // by number of the lexicon
}

// met is what a builder knows of a word.
type met struct {
	at   uint32 // one more than the place in words; 0 if the segment lacks it
	last uint32 // how many articles there were when it last came
}

func (b *builder) docs() int { return len(b.texts) }

// add takes in the words of the next article.
func (b *builder) add(words []uint32) {
	if len(words) > 0 {
		b.know(slices.Max(words))
	}
	b.texts = append(b.texts, words)
	now := uint32(len(b.texts))
	for _, n := range words {
		m := &b.met[n]
		if m.last == now {
			continue
		}
		if m.at == 0 {
			b.words, b.counts = append(b.words, n), append(b.counts, 0)
			m.at = uint32(len(b.words))
		}
		m.last = now
		b.counts[m.at-1]++
		b.all = append(b.all, m.at-1)
	}
	b.ends = append(b.ends, uint32(len(b.all)))
}

// know makes room for the words up to a number.
func (b *builder) know(number uint32) {
	if more := int(number) + 1 - len(b.met); more > 0 {
		b.met = append(b.met, make([]met, more)...)
	}
}

// seal makes the segment and begins the next, whose first article has the number next.
func (b *builder) seal(next uint32) *segment {
	g := &segment{first: b.first, docs: uint32(b.docs())}
	order := b.inOrder()
	holders, ends := b.scatter(order)
	g.lists.bytes = make([]byte, 0, len(b.all)+len(b.all)/4)
	b.postPairs(g, order)
	start := uint32(0)
	for _, w := range order {
		g.words.push([]byte(b.word(w)))
		g.post(holders[start:ends[w]])
		start = ends[w]
	}
	g.lists.bytes = slices.Clip(g.lists.bytes)
	g.wide = widen(g, nil, nil)
	b.reset(next)
	return g
}

// inOrder gives the places in words by the bytes of the words.
func (b *builder) inOrder() []uint32 {
	type keyed struct {
		head uint64 // the first bytes of the word, which mostly settle its order
		at   uint32
	}
	ks := make([]keyed, len(b.words))
	for at := range b.words {
		var head [8]byte
		copy(head[:], b.word(uint32(at)))
		ks[at] = keyed{binary.BigEndian.Uint64(head[:]), uint32(at)}
	}
	slices.SortFunc(ks, func(v, w keyed) int {
		if v.head != w.head {
			return cmp.Compare(v.head, w.head)
		}
		return cmp.Compare(b.word(v.at), b.word(w.at))
	})
	order := make([]uint32, len(ks))
	for i, k := range ks {
		order[i] = k.at
	}
	return order
}

// word gives the word at a place in words.
func (b *builder) word(at uint32) string { return b.lexicon.Word(text.WordNumber(b.words[at])) }

// scatter gives the articles that hold the words, counted from 1, word by word
// in order, and for each word where its own end.
func (b *builder) scatter(order []uint32) (holders, ends []uint32) {
	next, sum := make([]uint32, len(b.words)), uint32(0)
	for _, w := range order {
		next[w] = sum
		sum += b.counts[w]
	}
	holders = make([]uint32, len(b.all))
	start := uint32(0)
	for i, end := range b.ends {
		for _, w := range b.all[start:end] {
			holders[next[w]] = uint32(i) + 1
			next[w]++
		}
		start = end
	}
	return holders, next
}

func (b *builder) reset(next uint32) {
	for _, n := range b.words {
		b.met[n] = met{}
	}
	b.first = next
	clear(b.texts)
	b.texts, b.ends, b.all, b.words, b.counts = b.texts[:0], b.ends[:0], b.all[:0], b.words[:0], b.counts[:0]
}
