package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
)

// token is a piece of a filter with its place in it.
type token struct {
	kind   kind
	span   store.Span
	name   string // of a field, lower case
	value  string // of a word, a phrase or a field; without quotation marks
	quoted bool   // whether value stood in quotation marks
	open   bool   // whether its closing mark is missing
	mark   int    // where its opening mark stands
}

type kind uint8

const (
	start kind = iota // before the first token
	end               // behind the last
	openParen
	closeParen
	or
	and
	not
	word
	phrase
	field
)

// joins reports whether k wants something on both its sides.
func (k kind) joins() bool { return k == or || k == and }

// lex cuts src into tokens, the last of which is an end. It finds no fault:
// every text is a sequence of tokens.
func lex(src string) []token {
	var ts []token
	for i := skipSpace(src, 0); i < len(src); i = skipSpace(src, i) {
		t := next(src, i)
		ts = append(ts, t)
		i = t.span.End
	}
	return append(ts, token{kind: end, span: store.Span{Start: len(src), End: len(src)}})
}

// next reads the token that begins at byte i.
func next(src string, i int) token {
	one := store.Span{Start: i, End: i + 1}
	switch src[i] {
	case '(':
		return token{kind: openParen, span: one}
	case ')':
		return token{kind: closeParen, span: one}
	case '|':
		return token{kind: or, span: one}
	case '-':
		return token{kind: not, span: one}
	}
	if quoteAt(src, i) > 0 {
		return quoted(src, i)
	}
	return bare(src, i)
}

// quoted reads the phrase whose opening mark is at byte i. Any mark closes any other.
func quoted(src string, i int) token {
	t := token{kind: phrase, quoted: true, mark: i, span: store.Span{Start: i}}
	from := i + quoteAt(src, i)
	for to := from; to < len(src); to++ {
		if n := quoteAt(src, to); n > 0 {
			t.value, t.span.End = src[from:to], to+n
			return t
		}
	}
	t.value, t.span.End, t.open = src[from:], len(src), true
	return t
}

// bare reads the unquoted word, operator or field that begins at byte i.
func bare(src string, i int) token {
	t := token{kind: word, span: store.Span{Start: i, End: bareEnd(src, i)}}
	t.value = t.span.Of(src)
	switch strings.ToLower(t.value) {
	case "or":
		t.kind = or
	case "and":
		t.kind = and
	case "not":
		t.kind = not
	}
	name, value, ok := strings.Cut(t.value, ":")
	if !ok || !isName(name) || strings.HasPrefix(value, "//") {
		return t
	}
	t.kind, t.name, t.value = field, strings.ToLower(name), value
	if value == "" && quoteAt(src, t.span.End) > 0 {
		v := quoted(src, t.span.End)
		v.kind, v.name, v.span.Start = field, t.name, i
		return v
	}
	return t
}

// isName reports whether s could be the name of a field, unlike the hours of 10:30.
func isName(s string) bool {
	return s != "" && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz") == ""
}

// bareEnd gives where an unquoted word ends.
func bareEnd(src string, i int) int {
	for i < len(src) {
		r, n := utf8.DecodeRuneInString(src[i:])
		if unicode.IsSpace(r) || r == '(' || r == ')' || r == '|' || quoteAt(src, i) > 0 {
			break
		}
		i += n
	}
	return i
}

// quoteAt gives the length of the quotation mark at byte i of src, or 0.
func quoteAt(src string, i int) int {
	for _, q := range [...]string{`"`, "“", "”", "„"} {
		if strings.HasPrefix(src[i:], q) {
			return len(q)
		}
	}
	return 0
}

func skipSpace(src string, i int) int {
	return len(src) - len(strings.TrimLeftFunc(src[i:], unicode.IsSpace))
}
