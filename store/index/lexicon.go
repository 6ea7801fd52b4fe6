package index

import (
	"strings"
	"unicode/utf8"

	"hearsay/store/query"
	"hearsay/store/text"
)

// lexicon numbers folded words for all who prepare articles at once. Those of the texts'
// tokens have their numbers already.
type lexicon struct {
	*text.Vocabulary
	plain  *text.Notes[bool] // of tokens in lower case: whether they are one folded word; nil if no text was parsed by the Vocabulary
	shorts shorts
}

// newLexicon gives a lexicon of tokens, or of its own words if that is nil.
func newLexicon(tokens *text.Vocabulary) *lexicon {
	x := &lexicon{Vocabulary: tokens}
	if tokens != nil {
		x.plain = text.NewNotes(tokens, plain)
	} else {
		x.Vocabulary = text.NewVocabulary()
	}
	x.shorts.init()
	return x
}

// plain reports whether a token in lower case is one word that folds to itself: nothing but ASCII letters and digits.
func plain(token string) bool {
	for i := range len(token) {
		if lowered[token[i]] == 0 {
			return false
		}
	}
	return true
}

// of gives the words of a text, in order, as numbers.
func (x *lexicon) of(d *text.Doc) []uint32 {
	const usual = 5 // bytes of a word, with what parts it from the next
	s := d.Text
	r := reader{lexicon: x, doc: d, numbers: make([]uint32, 0, len(s)/usual+1)}
	for i := 0; i < len(s); {
		if lowered[s[i]] == 0 && s[i] < utf8.RuneSelf {
			i++
			continue
		}
		end := r.word(i)
		if end == i {
			break
		}
		i = end
	}
	return r.numbers
}

// reader is the state of one call of lexicon.of.
type reader struct {
	*lexicon
	doc     *text.Doc
	token   int // the first that does not end before the word at hand
	numbers []uint32
	folded  []byte
}

// word takes the next word at or behind byte i, where no other begins before
// it, and gives its end; i if there is none.
func (r *reader) word(i int) (end int) {
	end, n := r.known(i)
	if n == 0 {
		end, n = r.short(i)
	}
	if n == 0 {
		end, n = r.any(i)
	}
	if n != 0 {
		r.numbers = append(r.numbers, n)
	}
	return end
}

// known gives the end and the number of the word at byte i if a token is just that word, as most are; else 0.
func (r *reader) known(i int) (end int, number uint32) {
	if r.plain == nil {
		return i, 0
	}
	ts := r.doc.Tokens
	for r.token < len(ts) && int(ts[r.token].Start) < i {
		r.token++
	}
	if r.token == len(ts) {
		return i, 0
	}
	t := ts[r.token]
	if int(t.Start) != i || t.Kind != text.Word && t.Kind != text.Number {
		return i, 0
	}
	n := r.doc.Number(r.Vocabulary, r.token)
	more, ends := tail(r.doc.Text[t.End:])
	if !ends || !*r.plain.Of(n) {
		return i, 0
	}
	return int(t.End) + more, uint32(n)
}

// short gives the end and the number of the word at byte i if it surely is a short one; else 0.
func (r *reader) short(i int) (end int, number uint32) {
	s := r.doc.Text
	w, n := shortAt(s, i)
	more, ends := tail(s[i+n:])
	if n == 0 || !ends {
		return i, 0
	}
	number = r.shorts.find(w)
	if number == 0 {
		r.folded = w.append(r.folded[:0], n)
		number = uint32(r.Number(string(r.folded)))
		r.shorts.put(w, number)
	}
	return i + n + more, number
}

// any gives the end and the number of the first word at or behind byte i, i and 0 if there is none.
func (r *reader) any(i int) (end int, number uint32) {
	s := r.doc.Text
	w := query.NextWord(s, i)
	if w.Empty() {
		return i, 0
	}
	r.folded = query.AppendFold(r.folded[:0], w.Of(s))
	return w.End, uint32(r.Number(string(r.folded)))
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

// tail tells of what follows letters or digits how many bytes of it are of the same word,
// which is a possessive 's that a search does not see, and whether the word surely ends there.
func tail(s string) (n int, ends bool) {
	mark := markLen(s)
	switch {
	case mark == 0:
		return 0, len(s) == 0 || s[0] < utf8.RuneSelf || punctuation(s)
	case len(s) == mark || s[mark] < utf8.RuneSelf && lowered[s[mark]] == 0 || punctuation(s[mark:]):
		return 0, true
	case lowered[s[mark]] != 's' || s[0] == ',' || s[0] == '.':
		return 0, false
	}
	n = mark + 1
	more, ends := tail(s[n:])
	return n, ends && more == 0 && (n == len(s) || lowered[s[n]] == 0)
}

// markLen gives the length of the mark at the beginning of s that may join two pieces of a word, 0 if there is none.
func markLen(s string) int {
	switch {
	case len(s) == 0:
		return 0
	case s[0] == '\'' || s[0] == ',' || s[0] == '.':
		return 1
	case strings.HasPrefix(s, "’") || strings.HasPrefix(s, "‘"):
		return len("’")
	}
	return 0
}

// punctuation reports whether s begins with one of the marks in the block of that name, which join nothing.
func punctuation(s string) bool {
	return len(s) >= 3 && s[0] == 0xe2 && s[1] == 0x80 && s[2] != 0x8d // which is the zero width joiner
}
