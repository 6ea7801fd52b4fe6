package index

import (
	"slices"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"hearsay/store/query"
	"hearsay/store/text"
)

// lexicon numbers folded words, and pairs of common ones, for all who prepare
// articles at once.
//
// Nearly every text holds the words of "of the", so that to know who holds both
// tells little, and to look into all of them takes long. Hence two common words
// side by side are numbered like a word (the common grams of Bahle, Williams and
// Zobel, 2002). In a language whose common words are not known here, a phrase
// takes longer, and is found as well.
type lexicon struct {
	*text.Vocabulary                             // whose first words are the frequent ones
	pairs            [ranks][ranks]atomic.Uint32 // numbers of pairs, plus one; 0 for those yet to be seen
}

// ranks is how many words are taken for common.
const ranks = 64

var frequent = strings.Fields("the of to and a in that is was for on with he she it as at by from his her but not they be have had " +
	"this will said i we you are has an its who were been which their or would there what about when all can more if no out")

func newLexicon() *lexicon {
	x := &lexicon{Vocabulary: text.NewVocabulary()}
	for _, w := range frequent {
		x.Number(w)
	}
	return x
}

// pairMark begins pairs, so that no word does.
const pairMark = "\x01"

// pairOf writes a pair as a word of the lexicon, if both words are common.
func pairOf(first, second string) (pair string, ok bool) {
	if !slices.Contains(frequent, first) || !slices.Contains(frequent, second) {
		return "", false
	}
	return pairMark + first + " " + second, true
}

// of gives the words of s, in order, as numbers, with the pairs among them.
func (x *lexicon) of(s string) []uint32 {
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
	return x.numbers(string(folded), ends)
}

// numbers gives those of the words of all, which end at ends, and of pairs.
func (x *lexicon) numbers(all string, ends []uint32) []uint32 {
	numbers := make([]uint32, 0, len(ends)+len(ends)/4)
	start, last := uint32(0), uint32(0)
	for _, end := range ends {
		n := uint32(x.Number(all[start:end]))
		numbers = append(numbers, n)
		if isFrequent(last) && isFrequent(n) {
			numbers = append(numbers, x.pair(last, n))
		}
		start, last = end, n
	}
	return numbers
}

// isFrequent reports whether n is the number of one of frequent, whose numbers begin with 1.
func isFrequent(n uint32) bool { return n > 0 && int(n) <= len(frequent) }

func (x *lexicon) pair(first, second uint32) uint32 {
	slot := &x.pairs[first-1][second-1]
	if n := slot.Load(); n != 0 {
		return n - 1
	}
	pair, _ := pairOf(frequent[first-1], frequent[second-1])
	n := uint32(x.Number(pair))
	slot.Store(n + 1)
	return n
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
