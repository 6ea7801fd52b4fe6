// Package query reads the filter language, the same for the prompt and the
// command line, into a tree. It knows what an expression means in words, and
// refuses to know any article: store/index evaluates the tree.
//
//	holt bridge            both words; fuzzy over headline and outlet, from their beginning in the text
//	"old bridge"           these words in this order, in headline or text
//	speaker:holt           somebody of that name is quoted; also outlet: title: text: quote:
//	date:2025-03-19..      also a day, a month, a year, a..b and ..b; newer:1w, older:2025-03
//	is:unread has:dispute  what the reader keeps, and what the corpus concluded; also tag: note:
//	-x, not x              not; x or y, x | y: either; (x y): parentheses
//	sort:-date             the order, wherever it stands
//
// An expression is read while it is being typed, so an unfinished end is no
// error: an open quotation runs to the end, an open parenthesis closes there,
// and a field, operator or date that is only half there filters nothing yet.
package query

import (
	"strings"
	"time"
)

// Filter is a filter expression that has been read.
type Filter struct {
	Root       Expr // nil passes everything
	Sort       Sort
	Unfinished error // a *store.FilterError about what seems half-typed; nil if nothing does
}

// Expr is a node of a filter: And, Or, Not, Bare, Phrase, Field, Published, Is or Has.
type Expr interface {
	write(b *strings.Builder, outer precedence)
}

// And passes what every one of its parts passes; it has two or more.
type And []Expr

// Or passes what any of its parts passes; it has two or more.
type Or []Expr

// Not passes what X does not.
type Not struct{ X Expr }

// Bare is a bare word: fuzzy over headline and outlet, from its beginning over the text.
type Bare struct{ Pattern }

// Phrase is quoted words: in sequence, in headline or text.
type Phrase struct{ Pattern }

// Field is words looked for in one place.
type Field struct {
	In Place
	Pattern
}

// Published passes articles that appeared at From or later and before To.
// A zero time is no bound. An article without a date never passes.
type Published struct {
	From, To time.Time
	written  string
}

// Holds reports whether an article published at t passes.
func (p Published) Holds(t time.Time) bool {
	return !t.IsZero() && !t.Before(p.From) && (p.To.IsZero() || t.Before(p.To))
}

// Place is where a Field looks.
type Place uint8

// The places.
const (
	Speaker Place = iota // the names of those quoted
	Outlet
	Title
	Text
	Quote // the words of a quotation
	Tag   // what a reader gave the article or a quotation of it
	Note  // what a reader wrote about them
)

// Is passes articles in a state that the reader keeps.
type Is uint8

// The states.
const (
	Unread Is = iota
	Read
	Starred
	Bookmarked // itself, or a quotation in it
)

// Has passes articles that have something the corpus concluded.
type Has uint8

// The things to have.
const (
	Dispute   Has = iota // a disputed saying
	Link                 // a quotation that another article carries
	Quotation            // a quotation
	Noted                // a note of the reader's
)

// Sort is the order asked for. The zero value is the order of the source.
type Sort struct {
	By         Key
	Descending bool
}

// Key is what to sort by.
type Key uint8

// The keys of a Sort.
const (
	BySource Key = iota
	ByDate
	ByTitle
	ByOutlet
	ByQuotes // how many quotations
	ByMatch  // how well headline and outlet fit the bare words, best first
)

// precedence says how tightly a node binds; a looser one inside a tighter one wants parentheses.
type precedence uint8

const (
	loose precedence = iota // an alternative
	joint                   // words side by side
	tight                   // after a minus
)

// String gives f in canonical form. Parse reads it back as the same filter.
func (f *Filter) String() string {
	var b strings.Builder
	if f.Root != nil {
		f.Root.write(&b, loose)
	}
	if f.Sort.By != BySource {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(f.Sort.String())
	}
	return b.String()
}

// String gives s as it is written in a filter, empty for the order of the source.
func (s Sort) String() string {
	switch {
	case s.By == BySource:
		return ""
	case s.Descending:
		return "sort:-" + sortNames[s.By-1]
	}
	return "sort:" + sortNames[s.By-1]
}

func (x And) write(b *strings.Builder, outer precedence) { writeList(b, x, " ", joint, outer) }

func (x Or) write(b *strings.Builder, outer precedence) { writeList(b, x, " or ", loose, outer) }

func writeList(b *strings.Builder, parts []Expr, between string, own, outer precedence) {
	if outer > own {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	for i, p := range parts {
		if i > 0 {
			b.WriteString(between)
		}
		p.write(b, own)
	}
}

func (x Not) write(b *strings.Builder, _ precedence) {
	b.WriteByte('-')
	x.X.write(b, tight)
}

func (x Bare) write(b *strings.Builder, _ precedence) { x.Pattern.write(b) }

func (x Phrase) write(b *strings.Builder, _ precedence) { x.Pattern.write(b) }

func (x Field) write(b *strings.Builder, _ precedence) {
	b.WriteString(placeNames[x.In])
	b.WriteByte(':')
	x.Pattern.write(b)
}

func (p Published) write(b *strings.Builder, _ precedence) { b.WriteString(p.written) }

func (x Is) write(b *strings.Builder, _ precedence) { b.WriteString("is:" + isNames[x]) }

func (x Has) write(b *strings.Builder, _ precedence) { b.WriteString("has:" + hasNames[x]) }
