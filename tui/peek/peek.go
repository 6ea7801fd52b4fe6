// Package peek is the pane that shows the counterpart of the selected quotation
// where it stands, with what is said around it, without leaving the article that
// is open. It shows a piece of an answer of the corpus; it never asks.
package peek

import (
	"hearsay/store"
	"hearsay/tui/cast"
	"hearsay/tui/flow"
	"hearsay/tui/theme"
)

// Subject is what the pane shows: a quotation of an article.
type Subject struct {
	Reading   store.Reading
	Quotation store.QuotationID
	Years     bool // whether a date needs its year
	At, Of    int  // which counterpart of how many, from 1
}

// Pane is the pane of the counterpart.
type Pane struct {
	theme *theme.Theme
	keys  KeyMap
	ink   inks
	w, h  int

	shown   bool
	subject Subject
	cast    cast.Cast // of the story
	at      int       // of the quotation, in the reading; -1 if it has gone
	page    flow.Page
	top     int // first line of the page on the screen
}

// New makes an empty pane.
func New(t *theme.Theme, k KeyMap) *Pane { return &Pane{theme: t, keys: k, ink: inksOf(t)} }

// Resize gives the pane w by h cells.
func (p *Pane) Resize(w, h int) {
	if p.w != w || p.h != h {
		p.w, p.h = w, h
		p.set()
	}
}

// Show takes an answer. One about the same quotation as the last leaves the place as it is.
func (p *Pane) Show(s Subject) {
	again, top := p.shown && s.Quotation == p.subject.Quotation, p.top
	p.shown, p.subject, p.at = true, s, s.Reading.Index(s.Quotation)
	p.cast = cast.Of(s.Reading.Cast)
	p.set()
	if again {
		p.scrollTo(top)
	}
}

// Clear empties the pane: the selected quotation has no counterpart.
func (p *Pane) Clear() { p.shown, p.subject, p.page, p.top = false, Subject{}, flow.Page{}, 0 }

// set sets the surroundings of the quotation, and shows it a third from above.
func (p *Pane) set() {
	p.page, p.top = flow.Page{}, 0
	if !p.shown || p.at < 0 || p.w <= 0 {
		return
	}
	p.page = flow.Set(p.surroundings(), p.marks(), flow.Options{Width: p.room(), Theme: p.theme, Unfold: true})
	first, last := p.page.Height, 0
	for _, c := range p.page.Words {
		if c.ID == p.at {
			first, last = min(first, c.Line), max(last, c.Line)
		}
	}
	p.scrollTo(min(first-p.rows()/3, first-(p.rows()-(last-first+1))/2))
	if p.top > 0 && p.top < p.page.Height && p.page.Cells(p.top) == 0 {
		p.Wheel(1) // a blank line tells nothing there
	}
}

// The surroundings: so many paragraphs before and after the quotation's own, and
// never more than so many bytes before and after itself.
const (
	paragraphs = 3
	reach      = 4 << 10
)

// surroundings is the article cut to what stands around the quotation.
func (p *Pane) surroundings() *store.Article {
	a, at := p.subject.Reading.Article, p.subject.Reading.Quotations[p.at].Span
	cut := &store.Article{Text: a.Text, Published: a.Published}
	if p.h >= spacious {
		cut.Title = p.subject.Reading.Summary.Title // stands above already
	}
	first, last := len(a.Blocks), -1
	for i, b := range a.Blocks {
		if b.Span.Overlaps(at) {
			first, last = min(first, i), i
		}
	}
	for i := max(first-paragraphs, 0); i < min(last+paragraphs+1, len(a.Blocks)); i++ {
		b := a.Blocks[i]
		b.Span = store.Span{Start: max(b.Span.Start, at.Start-reach), End: min(b.Span.End, at.End+reach)}
		if !b.Span.Empty() {
			cut.Blocks = append(cut.Blocks, b)
		}
	}
	return cut
}

// marks are the quotations to be found again.
func (p *Pane) marks() []flow.Mark {
	var out []flow.Mark
	for i := range p.subject.Reading.Quotations {
		if q := &p.subject.Reading.Quotations[i]; q.Kind.Said() || i == p.at {
			out = append(out, flow.Mark{ID: i, Span: q.Span})
		}
	}
	return out
}

func (p *Pane) scrollTo(top int) { p.top = max(0, min(top, p.page.Height-p.rows())) }

// Wheel scrolls n lines down, or up if n is negative.
func (p *Pane) Wheel(n int) { p.scrollTo(p.top + n) }
