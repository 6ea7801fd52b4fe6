package index

import (
	"cmp"
	"encoding/binary"
	"slices"
	"unicode/utf8"

	"hearsay/store/query"
	"hearsay/store/text"
)

// vocabulary numbers folded words, for all who prepare articles at once.
type vocabulary = text.Vocabulary

func newVocabulary() *vocabulary { return text.NewVocabulary() }

// wordsOf gives the words of s, in order, as numbers of v.
func wordsOf(s string, v *vocabulary) []uint32 {
	const usual = 5 // bytes of a word, with what parts it from the next
	folded, ends := make([]byte, 0, len(s)), make([]uint32, 0, len(s)/usual+1)
	for i := 0; i < len(s); {
		if lowered[s[i]] == 0 && s[i] < utf8.RuneSelf {
			i++
			continue
		}
		n := 0
		if folded, n = appendPlain(folded, s[i:]); n == 0 {
			w := query.NextWord(s, i)
			if w.Empty() {
				break
			}
			folded = query.AppendFold(folded, w.Of(s))
			n = w.End - i
		}
		ends = append(ends, uint32(len(folded)))
		i += n
	}
	all, start := string(folded), uint32(0)
	numbers := ends // each end is read before its number takes its place
	for i, end := range ends {
		numbers[i] = uint32(v.Number(all[start:end]))
		start = end
	}
	return numbers
}

// lowered gives ASCII letters and digits in lower case, and 0 for all else.
var lowered = func() (t [256]byte) {
	for c := range utf8.RuneSelf {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			t[c] = byte(c)
		case c >= 'A' && c <= 'Z':
			t[c] = byte(c) + 'a' - 'A'
		}
	}
	return t
}()

// appendPlain folds the word at the beginning of s if it surely is nothing but
// ASCII letters and digits, as most are, and gives its length. Otherwise it
// gives 0, and query must be asked.
func appendPlain(dst []byte, s string) ([]byte, int) {
	for i := range len(s) {
		c := lowered[s[i]]
		if c != 0 {
			dst = append(dst, c)
			continue
		}
		if i > 0 && parts(s[i:]) {
			return dst, i
		}
		return dst[:len(dst)-i], 0
	}
	return dst, len(s)
}

// parts reports whether s, behind a letter or digit, surely begins with nothing that joins it to another.
func parts(s string) bool {
	switch {
	case s[0] >= utf8.RuneSelf:
		return false
	case s[0] != '\'' && s[0] != ',' && s[0] != '.':
		return true
	}
	return len(s) == 1 || s[1] < utf8.RuneSelf && lowered[s[1]] == 0
}

// builder gathers the articles of a segment to be. They are put in the order of
// words all at once, which is cheaper than to keep a growing list for each word.
type builder struct {
	vocabulary *vocabulary
	first      uint32
	ends       []uint32 // of the articles, among occurrences
	all        []uint32 // words of all articles, by place in words
	words      []uint32 // each once, by first appearance, as numbers of the vocabulary
	counts     []uint32 // of each of words among all
	places     []uint32 // by number of the vocabulary: one more than the place in words; 0 for what the segment lacks
}

// spot is where a word stands.
type spot struct{ article, place uint32 }

func (b *builder) docs() int { return len(b.ends) }

// add takes in the words of the next article.
func (b *builder) add(words []uint32) {
	if len(words) > 0 {
		if most := int(slices.Max(words)); most >= len(b.places) {
			b.places = append(b.places, make([]uint32, most+1-len(b.places))...)
		}
	}
	for _, n := range words {
		at := b.places[n]
		if at == 0 {
			b.words, b.counts = append(b.words, n), append(b.counts, 0)
			at = uint32(len(b.words))
			b.places[n] = at
		}
		b.counts[at-1]++
		b.all = append(b.all, at-1)
	}
	b.ends = append(b.ends, uint32(len(b.all)))
}

// seal makes the segment and begins the next, whose first article has the number next.
func (b *builder) seal(next uint32) *segment {
	g := &segment{first: b.first, docs: uint32(b.docs())}
	order := b.inOrder()
	spots, ends := b.scatter(order)
	g.places.bytes = make([]byte, 0, len(b.all)+len(b.all)/4)
	start := uint32(0)
	for _, w := range order {
		g.words.bytes = append(g.words.bytes, b.word(w)...)
		g.post(spots[start:ends[w]])
		start = ends[w]
	}
	g.places.bytes = slices.Clip(g.places.bytes)
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
func (b *builder) word(at uint32) string { return b.vocabulary.Word(text.WordNumber(b.words[at])) }

// scatter gives where the words stand, word by word in order, and for each word where its spots end.
func (b *builder) scatter(order []uint32) (spots []spot, ends []uint32) {
	next, sum := make([]uint32, len(b.words)), uint32(0)
	for _, w := range order {
		next[w] = sum
		sum += b.counts[w]
	}
	spots = make([]spot, len(b.all))
	start := uint32(0)
	for i, end := range b.ends {
		for place, w := range b.all[start:end] {
			spots[next[w]] = spot{uint32(i) + 1, uint32(place)}
			next[w]++
		}
		start = end
	}
	return spots, next
}

func (b *builder) reset(next uint32) {
	for _, n := range b.words {
		b.places[n] = 0
	}
	b.first = next
	b.ends, b.all, b.words, b.counts = b.ends[:0], b.all[:0], b.words[:0], b.counts[:0]
}

// post appends the lists of a word that stands at spots, which are in order.
func (g *segment) post(spots []spot) {
	last := spot{}
	for _, s := range spots {
		if s.article == last.article {
			g.places.bytes = binary.AppendUvarint(g.places.bytes, uint64(s.place-last.place)<<1)
		} else {
			g.lists.bytes = binary.AppendUvarint(g.lists.bytes, uint64(s.article-last.article))
			g.places.bytes = binary.AppendUvarint(g.places.bytes, uint64(s.place)<<1|1)
		}
		last = s
	}
	g.close(last.article)
}
