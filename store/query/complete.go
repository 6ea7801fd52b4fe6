package query

import (
	"strings"
	"unicode"

	"hearsay/store"
)

// Gap is what is being typed at one place of a filter.
type Gap struct {
	Span  store.Span // what a completion takes the place of
	Field string     // whose value it is; empty where the name of a field could stand
	Part  string     // what is there of it, without quotation marks
}

// GapAt gives what is being typed at byte caret of src: a value, or else a word
// that may become the name of a field.
func GapAt(src string, caret int) Gap {
	for _, t := range lex(src[:caret]) {
		if t.kind == end || t.span.End < caret || t.quoted && !t.open {
			continue
		}
		switch t.kind {
		case field:
			return Gap{store.Span{Start: t.span.Start + len(t.name) + len(":"), End: caret}, t.name, t.value}
		case word, or, and, not:
			if t.span.Of(src) != "-" {
				return Gap{t.span, "", t.span.Of(src)}
			}
		case phrase:
			return Gap{store.Span{Start: caret, End: caret}, "text", t.value}
		}
	}
	return Gap{Span: store.Span{Start: caret, End: caret}}
}

// Value writes a value as it stands behind the colon of a field, in quotation
// marks if it needs them, and a blank after it.
func Value(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()|\"“”„", r) }) {
		s = `"` + strings.Map(func(r rune) rune {
			if strings.ContainsRune("\"“”„", r) {
				return ' ' // any mark would close the phrase
			}
			return r
		}, s) + `"`
	}
	return s + " "
}

// Begun is words of which the last may have only been begun.
func Begun(words string) Pattern { return newPattern(words, false, true) }
