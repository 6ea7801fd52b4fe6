package index

import (
	"cmp"
	"encoding/binary"
	"slices"

	"hearsay/store/cores"
	"hearsay/store/text"
)

// builder gathers the articles of a segment to be. They are put in the order of
// words all at once, which is cheaper than to keep a growing list for each word.
// Its memory is used again for the next segment.
type builder struct {
	lexicon *lexicon
	first   uint32
	texts   [][]uint32 // words of the articles as they follow one another, by place in words
	all     []uint32   // of all articles, each word once an article
	ends    []uint32   // of the articles, among all

	words []uint32 // each once, by first appearance, as numbers of the lexicon
	met   []met    // by number of the lexicon

	couples      []couple
	holders      []uint32
	pairs, plain entries
}

// met is what a builder knows of a word.
type met struct {
	at          uint32 // one more than the place in words; 0 if the segment lacks it
	last        uint32 // how many articles there were when it last came
	times, docs uint32 // how often it has come, and in how many articles
}

func (b *builder) docs() uint32 { return uint32(len(b.ends)) }

// add takes in the words of the next article, which are the builder's from here on.
func (b *builder) add(words []uint32) {
	if len(words) > 0 {
		b.know(slices.Max(words))
	}
	now := b.docs() + 1
	if cap(b.all)-len(b.all) < len(words) {
		b.all = slices.Grow(b.all, max(len(words), len(b.all)))
	}
	all, n := b.all[len(b.all):cap(b.all)], uint32(0)
	for i, number := range words {
		m := &b.met[number]
		if m.at == 0 {
			b.words = append(b.words, number)
			m.at = uint32(len(b.words))
		}
		at, first := m.at-1, some(m.last^now) // whether it is the first time cannot be foretold, so that no branch asks it
		m.last = now
		m.times++
		m.docs += first
		words[i], all[n] = at, at
		n += first
	}
	b.all = b.all[:len(b.all)+int(n)]
	b.texts, b.ends = append(b.texts, words), append(b.ends, uint32(len(b.all)))
}

// know makes room for the words up to a number.
func (b *builder) know(number uint32) {
	if more := int(number) + 1 - len(b.met); more > 0 {
		b.met = append(b.met, make([]met, more)...)
	}
}

// seal makes the segment and begins the next, whose first article has the number next.
func (b *builder) seal(next uint32) *segment {
	g := &segment{first: b.first}
	b.pairs.empty(b.docs())
	b.plain.empty(b.docs())
	parts := [...]func(){
		func() { b.postPairs(&b.pairs) },
		func() {
			b.postWords(&b.plain)
			g.wide = widen(&b.plain, nil, nil)
		},
	}
	cores.EachLarge(len(parts), func() func(int) { return func(i int) { parts[i]() } })
	g.entries = b.pairs.before(&b.plain)
	b.reset(next)
	return g
}

// postWords makes the entries of the words themselves.
func (b *builder) postWords(e *entries) {
	order := make([]uint32, len(b.words))
	for at := range order {
		order[at] = uint32(at)
	}
	b.sort(order)
	ends := b.scatter(order)
	start := uint32(0)
	for _, at := range order {
		e.words.push([]byte(b.word(at)))
		e.post(b.holders[start:ends[at]])
		start = ends[at]
	}
}

// sort puts places in words in the order of the bytes of the words.
func (b *builder) sort(places []uint32) {
	type keyed struct {
		head uint64 // the first bytes of the word, which mostly settle its order
		at   uint32
	}
	ks := make([]keyed, len(places))
	for i, at := range places {
		var head [8]byte
		copy(head[:], b.word(at))
		ks[i] = keyed{binary.BigEndian.Uint64(head[:]), at}
	}
	slices.SortFunc(ks, func(v, w keyed) int {
		if v.head != w.head {
			return cmp.Compare(v.head, w.head)
		}
		return cmp.Compare(b.word(v.at), b.word(w.at))
	})
	for i, k := range ks {
		places[i] = k.at
	}
}

// word gives the word at a place in words.
func (b *builder) word(at uint32) string { return b.lexicon.Word(text.WordNumber(b.words[at])) }

// at gives what is known of the word at a place in words.
func (b *builder) at(place uint32) *met { return &b.met[b.words[place]] }

// scatter puts into holders the articles that hold the words, counted from 1, word by word
// in order, and gives for each word where its own end.
func (b *builder) scatter(order []uint32) (ends []uint32) {
	next, sum := make([]uint32, len(b.words)), uint32(0)
	for _, at := range order {
		next[at] = sum
		sum += b.at(at).docs
	}
	b.holders = resized(b.holders, len(b.all))
	start := uint32(0)
	for i, end := range b.ends {
		for _, at := range b.all[start:end] {
			b.holders[next[at]] = uint32(i) + 1
			next[at]++
		}
		start = end
	}
	return next
}

// rest gives back the memory that only full segments need.
func (b *builder) rest() {
	b.all, b.couples, b.holders, b.pairs, b.plain = nil, nil, nil, entries{}, entries{}
}

func (b *builder) reset(next uint32) {
	for _, n := range b.words {
		b.met[n] = met{}
	}
	for _, words := range b.texts {
		b.lexicon.done(words)
	}
	clear(b.texts)
	b.first = next
	b.texts, b.all, b.ends, b.words = b.texts[:0], b.all[:0], b.ends[:0], b.words[:0]
}
