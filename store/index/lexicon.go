package index

import (
	"unicode/utf8"

	"hearsay/store/query"
	"hearsay/store/text"
)

// lexicon numbers folded words for all who prepare articles at once.
type lexicon struct {
	*text.Vocabulary
	tokens *text.Vocabulary    // of the texts; nil if none
	whole  *text.Notes[uint32] // on tokens: the number here of those that are one word of nothing but ASCII letters and digits; 0 for others
}

func newLexicon(tokens *text.Vocabulary) *lexicon {
	x := &lexicon{Vocabulary: text.NewVocabulary(), tokens: tokens}
	if tokens != nil {
		x.whole = text.NewNotes(tokens, x.plain)
	}
	return x
}

// plain gives the number of a token in lower case that is one word, or 0.
func (x *lexicon) plain(token string) uint32 {
	for i := range len(token) {
		if lowered[token[i]] == 0 {
			return 0
		}
	}
	return uint32(x.Number(token))
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
	if end, n := r.known(i); n != 0 {
		r.numbers = append(r.numbers, n)
		return end
	}
	s := r.doc.Text
	folded, n := appendPlain(r.folded[:0], s[i:])
	if end = i + n; n == 0 {
		w := query.NextWord(s, i)
		if w.Empty() {
			return i
		}
		folded, end = query.AppendFold(folded, w.Of(s)), w.End
	}
	r.numbers = append(r.numbers, uint32(r.Number(string(folded))))
	r.folded = folded
	return end
}

// known gives the end and the number of the word at byte i if a token is just that word, as most are; else 0.
func (r *reader) known(i int) (end int, number uint32) {
	if r.whole == nil {
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
	end = int(t.End)
	if int(t.Start) != i || t.Kind != text.Word && t.Kind != text.Number || end < len(r.doc.Text) && !parts(r.doc.Text[end:]) {
		return i, 0
	}
	return end, *r.whole.Of(r.doc.Number(r.tokens, r.token))
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
// ASCII letters and digits, and gives its length. Otherwise it
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
