// Package anchor finds kept words again in a text that may have been edited
// since: by their place, by what stands around them, and at last by their
// likeness. It knows one text and one selector; it never decides what becomes of
// words that are not found.
//
// The order of attempts is that of the annotators of the web (W3C Web
// Annotation Data Model, TextQuoteSelector and TextPositionSelector; Brush et
// al., Robust annotation positioning in digital documents, CHI 2001).
package anchor

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"hearsay/store"
)

// How says by what words were found.
type How uint8

// The ways to find words, from the surest to none.
const (
	Exact   How = iota // these words, where they stood
	Moved              // these words, elsewhere
	Altered            // words much like these
	Lost               // nothing like these
)

var howNames = [...]string{"exact", "moved", "altered", "lost"}

// String gives the name of h in hearsay's output.
func (h How) String() string { return howNames[h] }

// around is how many bytes before and behind the words a selector keeps.
const around = 48

// Of gives the selector of a span of text.
func Of(text string, s store.Span) store.Selector {
	from, to := max(s.Start-around, 0), min(s.End+around, len(text))
	for from < s.Start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to > s.End && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	return store.Selector{Words: s.Of(text), Prefix: text[from:s.Start], Suffix: text[s.End:to], Start: s.Start}
}

// Find gives where the words of s stand in text now. It takes time in proportion to
// the text, and where the words have been altered, to the words as well.
func Find(text string, s store.Selector) (store.Span, How) {
	if s.Words == "" {
		return store.Span{}, Lost
	}
	if s.Start >= 0 && s.Start <= len(text) && strings.HasPrefix(text[s.Start:], s.Words) && met(text, s, s.Start) {
		return at(s, s.Start), Exact
	}
	if i, ok := best(text, s); ok {
		return at(s, i), moved(i, s.Start)
	}
	if span, ok := like(text, s); ok {
		return span, Altered
	}
	return store.Span{}, Lost
}

func at(s store.Selector, i int) store.Span { return store.Span{Start: i, End: i + len(s.Words)} }

func moved(i, was int) How {
	if i == was {
		return Exact
	}
	return Moved
}

// telling is how long words are that nobody writes twice by chance, in bytes.
const telling = 24

// met reports whether the words at byte i are the ones meant, and not others that read the same.
func met(text string, s store.Selector, i int) bool {
	return len(s.Words) >= telling || context(text, s, i) > 0 || s.Prefix == "" && s.Suffix == ""
}

// best gives the place of the very words with the most of their context, and of
// equal ones the nearest to where they were.
func best(text string, s store.Selector) (int, bool) {
	found, most := -1, -1
	for i := 0; ; i++ {
		n := strings.Index(text[i:], s.Words)
		if n < 0 {
			return found, found >= 0
		}
		i += n
		if c := context(text, s, i); met(text, s, i) && cmp.Or(cmp.Compare(c, most), cmp.Compare(distance(found, s), distance(i, s))) > 0 {
			found, most = i, c
		}
	}
}

func distance(i int, s store.Selector) int { return max(i-s.Start, s.Start-i) }

// context is how many bytes of what stood around the words stand around byte i.
func context(text string, s store.Selector, i int) int {
	before, after := 0, 0
	for before < min(len(s.Prefix), i) && s.Prefix[len(s.Prefix)-1-before] == text[i-1-before] {
		before++
	}
	rest := text[i+len(s.Words):]
	for after < min(len(s.Suffix), len(rest)) && s.Suffix[after] == rest[after] {
		after++
	}
	if before+after < leastContext && before+after < len(s.Prefix)+len(s.Suffix) {
		return 0
	}
	return before + after
}

// leastContext is how many bytes around words must agree to say anything: a
// quotation mark and a blank do not.
const leastContext = 6
