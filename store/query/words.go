package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/text"
)

// NextWord finds the first word of s at or after byte i, as a search sees
// words: letters and digits, joined by apostrophes (don't), by commas inside
// numbers (33,000) and by the full stops of initials (U.S.). A hyphen parts
// words, and every ideograph or kana is a word of its own. The Span is empty if
// there is none.
func NextWord(s string, i int) store.Span {
	for i < len(s) {
		r, n := decode(s, i)
		if isLetter(r) {
			return store.Span{Start: i, End: wordEnd(s, i)}
		}
		i += n
	}
	return store.Span{}
}

// AppendFold appends a word that NextWord found to dst as a search compares
// it: in lower case, without accents, joiners and a possessive 's.
func AppendFold(dst []byte, word string) []byte {
	word = word[:len(word)-possessive(word)]
	for i := 0; i < len(word); {
		if b := word[i]; b < utf8.RuneSelf {
			if isAlnum(b) {
				dst = append(dst, lowerByte(b))
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		if isLetter(r) {
			dst = utf8.AppendRune(dst, text.FoldRune(r))
		}
		i += n
	}
	return dst
}

// wordEnd gives the end of the word that begins at start.
func wordEnd(s string, start int) int {
	if r, n := decode(s, start); standsAlone(r) {
		return start + n
	}
	for piece := start; ; {
		end := runEnd(s, piece)
		n := joiner(s, piece, end)
		if n == 0 {
			return end
		}
		piece = end + n
	}
}

// runEnd gives the end of the letters, digits and accents from i.
func runEnd(s string, i int) int {
	for i < len(s) {
		if isAlnum(s[i]) {
			i++
			continue
		}
		r, n := decode(s, i)
		if !continues(r) {
			break
		}
		i += n
	}
	return i
}

// joiner gives the length of the mark at end that joins the piece of a word before it to one behind it, or 0.
func joiner(s string, piece, end int) int {
	if end >= len(s) || s[end] <= ' ' {
		return 0
	}
	mark, n := decode(s, end)
	next, m := decode(s, end+n)
	if m == 0 || !continues(next) {
		return 0
	}
	switch mark {
	case '\'', '’', '‘', 'ʼ':
		return n
	case ',':
		if isDigit(s[end-1]) && isDigit(s[end+n]) {
			return n
		}
	case '.':
		after, _ := decode(s, end+n+m)
		_, first := decode(s, piece)
		if unicode.IsLetter(next) && !continues(after) && first == end-piece && !isDigit(s[end-1]) {
			return n
		}
	}
	return 0
}

// possessive gives the length of the 's that ends word, or 0.
func possessive(word string) int {
	if !strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "S") {
		return 0
	}
	switch r, n := utf8.DecodeLastRuneInString(word[:len(word)-1]); r {
	case '\'', '’', '‘', 'ʼ':
		return n + 1
	}
	return 0
}

// decode gives the rune at byte i of s and its length, 0 at the end.
func decode(s string, i int) (rune, int) {
	if i >= len(s) {
		return 0, 0
	}
	if b := s[i]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// continues reports whether r goes on a word.
func continues(r rune) bool {
	if r < utf8.RuneSelf {
		return isAlnum(byte(r))
	}
	const zeroWidthJoiner, softHyphen = '\u200d', '\u00ad'
	return isLetter(r) && !standsAlone(r) || unicode.IsMark(r) || r == zeroWidthJoiner || r == softHyphen
}

// isLetter reports whether r is a letter or a digit. Unicode takes one apostrophe for a letter.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return isAlnum(byte(r))
	}
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && r != 'ʼ'
}

// standsAlone reports whether r is of a script that sets no blanks between words.
func standsAlone(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func isAlnum(b byte) bool { return lowerByte(b)-'a' < 26 || isDigit(b) }

func isDigit(b byte) bool { return b-'0' < 10 }

func lowerByte(b byte) byte {
	if b-'A' < 26 {
		b += 'a' - 'A'
	}
	return b
}
