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
	var big, capital, small, upper int
	first := false
	for i := v.inside.Start; i < v.inside.End; i++ {
		t := s.doc.Tokens[i]
		if t.Kind == text.Number {
			v.words++
		}
		if t.Kind != text.Word {
			continue
		}
		v.words++
		w := s.doc.Word(i)
		switch {
		case t.Capital:
			capital++
			first = first || v.words == 1
			if len(w) > 1 && isUpper(w) {
				upper++
			}
		case len(w) > 3 || !smallWords[w]:
			small++
		}
		big++
	}
	switch {
	case capital == 0:
		v.capitals = noCapital
	case upper == big || upper > 1 && upper >= big-1:
		v.capitals = shouting
	case small == 0:
		v.capitals = allCapital
	case capital == 1 && first:
		v.capitals = firstCapital
	default:
		v.capitals = someCapital
	}
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
	r, _ := utf8.DecodeLastRuneInString(v.Span.Of(s.doc.Text))
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
