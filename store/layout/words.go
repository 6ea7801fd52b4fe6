package layout

import (
	"unicode"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/text"
)

// lower gives s in lower case, byte for byte in the same places.
func lower(s string) string { return text.Lower(s) }

// word gives the first word of s from byte i on: a run of letters and digits.
// It is empty at the end of s. An apostrophe parts words.
func word(s string, i int) store.Span {
	for i < len(s) && sortOf[s[i]] == between {
		i++
	}
	start := i
	for i < len(s) && sortOf[s[i]] == within {
		i++
	}
	if i < len(s) && sortOf[s[i]] == wide {
		start = pass(s, start, between)
		i = pass(s, start, within)
	}
	return store.Span{Start: start, End: i}
}

// pass gives the first character of s from byte i on that is not of a sort, or the end of s.
func pass(s string, i int, these sort) int {
	for i < len(s) {
		is, n := decode(s[i:])
		if is != these {
			break
		}
		i += n
	}
	return i
}

// sort is what a character is to words.
type sort uint8

const (
	between sort = iota
	within
	wide // a byte that does not tell by itself
)

// sortOf gives the sort of every byte that is a character.
var sortOf = func() (t [256]sort) {
	for c := range t {
		if t[c] = wide; c < utf8.RuneSelf {
			t[c], _ = decode(string(rune(c)))
		}
	}
	return t
}()

// decode gives the sort of the first character of s, and its length.
func decode(s string) (sort, int) {
	r, n := utf8.DecodeRuneInString(s)
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
		return within, n
	}
	return between, n
}

// sortAt gives the sort of the character at byte i of s, and its length.
func sortAt(s string, i int) (sort, int) {
	if is := sortOf[s[i]]; is != wide {
		return is, 1
	}
	return decode(s[i:])
}

// longer reports whether s has more than n words.
func longer(s string, n int) bool {
	for w := word(s, 0); !w.Empty(); w = word(s, w.End) {
		if n--; n < 0 {
			return true
		}
	}
	return false
}

// fields gives the words of s, at most limit of them.
func fields(s string, limit int) []string {
	var out []string
	for w := word(s, 0); !w.Empty() && len(out) < limit; w = word(s, w.End) {
		out = append(out, w.Of(s))
	}
	return out
}
