// Package reader is the pane in which one article is read: its heading, its text
// with every quotation in its speaker's colour, the one that is selected, and
// what was found in it. It never asks the corpus and never sets text itself: it
// says what it wants set, and takes the page when it is done.
package reader

import (
	"hearsay/store"
	"hearsay/tui/cast"
	"hearsay/tui/flow"
	"hearsay/tui/theme"
)

// Pane is the detail pane.
type Pane struct {
	theme   *theme.Theme
	keys    KeyMap
	most    int // cells of a line of text
	ink     inks
	w, h    int
	focused bool

	shown    bool
	reading  store.Reading
	cast     cast.Cast // of the story
	said     []int     // in reading.Quotations, those that are somebody's words
	selected int       // in reading.Quotations; -1 if none
	unfold   bool

	asked  Text // what was wanted last, without its page
	placed bool // whether page belongs to reading
	page   flow.Page
	head   []string // the heading, as wide as the pane

	disputes []flow.Cells // the page's notes of disputed quotations, in order

	top    int  // first row on the screen; the heading's rows come first, then the page's
	reveal bool // whether the selection must be brought into sight when its page comes
	find   finding
	stroke stroke

	kept      kept
	returning *Spot // where one has come back to, as long as nobody moves; nil for nowhere
}

// Select is the intent that another quotation has been selected.
type Select struct{ ID store.QuotationID }

// Jump is the intent to go to the counterpart of a quotation.
type Jump struct{ ID store.QuotationID }

// New makes an empty pane.
func New(t *theme.Theme, k KeyMap) *Pane {
	return &Pane{theme: t, keys: k, most: flow.Measure, ink: inksOf(t), selected: -1}
}

// Narrow lets a line of text have at most so many cells, and never more than flow.Measure.
func (p *Pane) Narrow(cells int) { p.most = min(cells, flow.Measure) }

// Resize gives the pane w by h cells.
func (p *Pane) Resize(w, h int) {
	if p.w == w && p.h == h {
		return
	}
	at := p.mooring()
	p.w, p.h = w, h
	p.setHead()
	p.restore(at)
}

// Focus says whether keys go to this pane.
func (p *Pane) Focus(on bool) { p.focused = on }

// Show takes an article, with one of its quotations selected. Where it is the
// article that is already open, and the selection too, the place is kept.
func (p *Pane) Show(r store.Reading, selected store.QuotationID) {
	same := p.shown && p.reading.Article.ID == r.Article.ID
	before, had := p.Selected()
	at := p.mooring()
	p.shown, p.reading = true, r
	p.cast = cast.Of(r.Cast)
	p.said = p.said[:0]
	for i := range r.Quotations {
		if r.Quotations[i].Kind.Said() {
			p.said = append(p.said, i)
		}
	}
	p.selected = r.Index(selected)
	p.setHead()
	if !same {
		p.placed, p.page, p.unfold, p.top = false, flow.Page{}, false, 0
		p.find.reset()
		p.LetGo()
		p.kept, p.returning = kept{}, nil
	}
	if !same || !had || before != selected {
		p.show(p.selected)
		return
	}
	p.restore(at)
}

// Selected gives the selected quotation.
func (p *Pane) Selected() (store.QuotationID, bool) {
	if p.selected < 0 {
		return 0, false
	}
	return p.reading.Quotations[p.selected].ID, true
}

// position gives the place of the selected quotation among the article's, from 1, and how many there are.
func (p *Pane) position() (at, of int) {
	for i, q := range p.said {
		if q == p.selected {
			at = i + 1
		}
	}
	return at, len(p.said)
}
