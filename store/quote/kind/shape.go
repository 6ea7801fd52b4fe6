package kind

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store/text"
)

// capitals is the pattern of capital letters in a piece.
type capitals uint8

const (
	noCapital    capitals = iota // not one
	firstCapital                 // only its first word
	someCapital                  // some inside, too
	allCapital                   // all but small words
	shouting                     // IN CAPITALS
)

// measure counts the words of v and finds the pattern of its capitals.
func (s *scene) measure(v *view) {
	var n letterCount
	for i := v.inside.Start; i < v.inside.End; i++ {
		switch t := s.doc.Tokens[i]; t.Kind {
		case text.Number:
			v.words++
		case text.Word:
			n.count(s.doc.Word(i), t.Capital, v.words == 0)
			v.words++
		}
	}
	v.capitals = n.pattern()
}

// letterCount counts the words of a piece by their letters.
type letterCount struct {
	words, capital, upper int  // all; beginning with a capital; all capitals
	small                 int  // in lower case where a title would have a capital
	first                 bool // the first word has a capital
}

func (n *letterCount) count(word string, capital, first bool) {
	n.words++
	switch {
	case capital:
		n.capital++
		n.first = n.first || first
		if len(word) > 1 && isUpper(word) {
			n.upper++
		}
	case len(word) > 3 || !smallWords[word]:
		n.small++
	}
}

func (n *letterCount) pattern() capitals {
	switch {
	case n.capital == 0:
		return noCapital
	case n.upper == n.words || n.upper > 1 && n.upper >= n.words-1:
		return shouting
	case n.small == 0:
		return allCapital
	case n.capital == 1 && n.first:
		return firstCapital
	}
	return someCapital
}

var smallWords = map[string]bool{
	"a": true, "an": true, "the": true, "of": true, "in": true, "on": true, "at": true, "to": true, "and": true, "or": true, "for": true,
	"by": true, "vs": true, "vs.": true, "as": true, "but": true, "nor": true, "de": true, "la": true, "le": true,
}

func isUpper(w string) bool {
	return !strings.ContainsFunc(w, unicode.IsLower)
}

// final is how a piece ends.
type final uint8

const (
	open final = iota
	onComma
	onStop
	onQuestion // or exclamation
	onDash
)

func (s *scene) final(v *view) final {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(v.Span.Of(s.doc.Text), "’'”\"")) // a nested quotation ends with it
	switch {
	case r == ',':
		return onComma
	case r == '.' || r == '…':
		return onStop
	case r == '?' || r == '!':
		return onQuestion
	case r == '-' || r >= '‐' && r <= '―':
		return onDash
	}
	return open
}

// bucket gives the size class of a number of words.
func bucket(n int) int {
	switch {
	case n <= 4:
		return n
	case n <= 6:
		return 5
	case n <= 9:
		return 6
	case n <= 15:
		return 7
	}
	return 8
}

// nearWork reports whether a word for a work stands beside v.
func (v *view) nearWork() bool {
	return v.left[0].class == work || v.left[1].class == work || v.right[0].class == work || v.right[1].class == work
}
