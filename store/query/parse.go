package query

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"hearsay/store"
)

// Parse reads a filter expression; now is what newer: and older: count from.
// An error is a *store.FilterError and means that something is certainly
// wrong. What may only be unfinished is read as far as it is clear, and said
// in Filter.Unfinished.
func Parse(s string, now time.Time) (*Filter, error) {
	p := &parser{src: s, now: now, tokens: lex(s)}
	f := &Filter{Root: p.alternatives()}
	if p.peek().kind == closeParen {
		p.fail(p.peek().span, "the parenthesis at %d closes nothing", p.column(p.peek().span))
	}
	if p.failed != nil {
		return nil, p.failed
	}
	f.Sort = p.sort
	if p.unfinished != nil {
		f.Unfinished = p.unfinished
	}
	return f, nil
}

// maxDepth is how many parentheses may stand inside one another; nobody means more.
const maxDepth = 100

type parser struct {
	src        string
	now        time.Time
	tokens     []token
	at         int // the next token
	depth      int
	sort       Sort
	failed     *store.FilterError
	unfinished *store.FilterError
}

func (p *parser) peek() token { return p.tokens[p.at] }

// take consumes the next token. After a failure nothing but the end is left.
func (p *parser) take() token {
	t := p.tokens[p.at]
	if t.kind != end {
		p.at++
	}
	return t
}

// before is the kind of the token before the next one.
func (p *parser) before() kind {
	if p.at == 0 {
		return start
	}
	return p.tokens[p.at-1].kind
}

// fail keeps the first fault, and skips to the end.
func (p *parser) fail(s store.Span, format string, args ...any) {
	if p.failed == nil {
		p.failed = &store.FilterError{Span: s, Problem: fmt.Sprintf(format, args...)}
	}
	p.at = len(p.tokens) - 1
}

// missing keeps the first thing that seems half-typed.
func (p *parser) missing(s store.Span, format string, args ...any) {
	if p.unfinished == nil {
		p.unfinished = &store.FilterError{Span: s, Problem: fmt.Sprintf(format, args...)}
	}
}

// column is where s begins, in characters from 1.
func (p *parser) column(s store.Span) int { return utf8.RuneCountInString(p.src[:s.Start]) + 1 }

// alternatives reads x or y or z, up to a closing parenthesis or the end.
// A part that filters nothing yet is left out.
func (p *parser) alternatives() Expr {
	var parts []Expr
	for {
		if x := p.conjunction(); x != nil {
			parts = append(parts, x)
		}
		if p.peek().kind != or {
			return joined[Or](parts)
		}
		p.operator()
	}
}

// conjunction reads x y z.
func (p *parser) conjunction() Expr {
	var parts []Expr
	for {
		switch p.peek().kind {
		case end, closeParen, or:
			return joined[And](parts)
		case and:
			p.operator()
			continue
		}
		if x := p.negation(); x != nil {
			parts = append(parts, x)
		}
	}
}

// operator takes an "or" or "and", which wants something on both its sides.
func (p *parser) operator() {
	before, t := p.before(), p.take()
	written := t.span.Of(p.src)
	switch after := p.peek().kind; {
	case after == end, after == closeParen:
		p.missing(t.span, "%q is waiting for something on its right", written)
	case before == start, before == openParen, before == not, before.joins():
		p.fail(t.span, "%q needs something on its left", written)
	}
}

// negation reads -x, not x and x. A lone dash between blanks is only a dash.
func (p *parser) negation() Expr {
	negative := false
	for p.peek().kind == not {
		t := p.take()
		after := p.peek()
		dash := t.span.Len() == 1 && after.span.Start > t.span.End
		switch {
		case after.kind == end, after.kind == closeParen:
			p.missing(t.span, "%q is waiting for something on its right", t.span.Of(p.src))
			return nil
		case dash:
			return nil
		}
		negative = !negative
	}
	if p.peek().kind.joins() {
		return nil
	}
	if t := p.peek(); negative && t.name == "sort" {
		p.fail(t.span, "an order cannot be excluded; sort:-date turns it round")
		return nil
	}
	x := p.primary()
	if x == nil || !negative {
		return x
	}
	if n, ok := x.(Not); ok {
		return n.X
	}
	return Not{x}
}

// primary reads a word, a phrase, a field or something in parentheses. It gives nil for what filters nothing.
func (p *parser) primary() Expr {
	switch t := p.take(); t.kind {
	case openParen:
		return p.group(t)
	case field:
		return p.field(t)
	case phrase:
		if pat := p.pattern(t); len(pat.Words) > 0 {
			return Phrase{pat}
		}
	case word:
		return Bare{p.pattern(t)}
	}
	return nil
}

func (p *parser) group(open token) Expr {
	if p.depth == maxDepth {
		p.fail(open.span, "more than %d parentheses inside one another", maxDepth)
		return nil
	}
	p.depth++
	x := p.alternatives()
	p.depth--
	if p.take().kind == end {
		p.missing(open.span, "the parenthesis at %d is never closed", p.column(open.span))
	}
	return x
}

// pattern reads the words of t.
func (p *parser) pattern(t token) Pattern {
	if t.open {
		at := store.Span{Start: t.mark, End: t.span.End}
		p.missing(at, "the quotation mark at %d is never closed", p.column(at))
	}
	return newPattern(t.value, t.quoted, t.open || !t.quoted)
}

// field reads name:value.
func (p *parser) field(t token) Expr {
	if place, _ := lookup(t.name, placeNames[:]); place >= 0 {
		if t.value == "" {
			p.missing(t.span, "%q is waiting for a value", t.name+":")
		}
		pat := p.pattern(t)
		if len(pat.Words) == 0 {
			return nil
		}
		return Field{Place(place), pat}
	}
	t.value = strings.ToLower(strings.TrimSpace(t.value))
	switch t.name {
	case "date", "newer", "older":
		return p.published(t)
	case "is":
		if i, ok := p.choice(t, t.value, isNames[:]); ok {
			return Is(i)
		}
	case "has":
		if i, ok := p.choice(t, t.value, hasNames[:]); ok {
			return Has(i)
		}
	case "sort":
		p.order(t)
	default:
		p.unknown(t)
	}
	return nil
}

// choice reads a value that must be one of names.
func (p *parser) choice(t token, value string, names []string) (int, bool) {
	i, half := lookup(value, names)
	switch {
	case i >= 0:
		return i, true
	case value == "" || half && t.span.End == len(p.src):
		p.missing(t.span, "%q is waiting for %s", t.name, listing(names))
	default:
		p.fail(t.span, "%q wants %s, not %q%s", t.name, listing(names), value, suggest(value, names))
	}
	return 0, false
}

// order reads a sort: the last one counts.
func (p *parser) order(t token) {
	value, down := strings.CutPrefix(t.value, "-")
	if i, ok := p.choice(t, value, sortNames[:]); ok {
		p.sort = Sort{By: Key(i + 1), Descending: down}
	}
}

func (p *parser) unknown(t token) {
	var names []string
	for _, f := range Fields() {
		names = append(names, f.Name)
	}
	hint := suggest(t.name, names)
	if hint == "" {
		hint = "; quotation marks around it look for the words"
	}
	p.fail(store.Span{Start: t.span.Start, End: t.span.Start + len(t.name)}, "no such field %q%s", t.name, hint)
}

// joined makes one node of parts, taking apart those of its own kind; nil of none.
func joined[L interface {
	~[]Expr
	Expr
}](parts []Expr) Expr {
	if len(parts) < 2 {
		return append(parts, nil)[0]
	}
	var flat L
	for _, x := range parts {
		if inner, ok := x.(L); ok {
			flat = append(flat, inner...)
		} else {
			flat = append(flat, x)
		}
	}
	return flat
}
