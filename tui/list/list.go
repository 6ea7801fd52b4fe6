// Package list is the pane of what there is to read: stories and their
// articles, or quotations by story, by speaker or by dispute. It holds a window of
// rows around its cursor and says which rows it wants next; it never asks the
// corpus, and it draws only the rows that can be seen.
package list

import (
	"hearsay/store"
	"hearsay/tui/theme"
)

// Pane is the list pane.
type Pane struct {
	ink     inks
	theme   *theme.Theme
	keys    KeyMap
	w, h    int // of the rows
	bar     int // lines above them, for the names of the views
	focused bool
	marks   store.Marks

	view   store.View
	left   [store.Views]int // the row in which the cursor stood in each view
	shown  bool             // whether an answer has come
	of     int              // articles in the corpus
	rows   int              // in all
	from   int              // row number of page[0]
	page   []row
	cursor int // row number
	top    int // row number of the first line
	wide   columns
	tall   bool // whether an item takes two lines, for want of room

	choosing bool // whether rows are chosen: those between chosen and the cursor, or all
	chosen   int
	all      bool
}

// Open is the intent to read an article, or a quotation in it.
type Open struct{ At store.Place }

// Moved is the intent to look at what the cursor stands on now.
type Moved struct{}

// Turn is the intent to look at another view.
type Turn struct{ To store.View }

// New makes an empty pane.
func New(t *theme.Theme, k KeyMap) *Pane { return &Pane{theme: t, keys: k, ink: inksOf(t)} }

// airy is the height from which a blank line stands below the names of the views.
const airy = 20

// Resize gives the pane w by h cells.
func (p *Pane) Resize(w, h int) {
	p.bar = max(min(1, h-1), 0)
	if h >= airy {
		p.bar = 2
	}
	p.w, p.h = w, h-p.bar
	p.fit()
	p.scroll()
}

// fit sets anew what depends on the width and on what is in the rows.
func (p *Pane) fit() {
	p.tall = p.cramped()
	for i := range p.page {
		p.page[i].remark = p.remark(p.page[i].heading)
	}
}

// Focus says whether keys go to this pane.
func (p *Pane) Focus(on bool) { p.focused = on }

// Mark gives what is kept of the articles.
func (p *Pane) Mark(m store.Marks) { p.marks = m }

// Showing is the view that the pane shows.
func (p *Pane) Showing() store.View { return p.view }

// Left is the row in which the cursor stands in a view, or stood when it was shown last.
func (p *Pane) Left(v store.View) int {
	if v == p.view {
		return p.cursor
	}
	return p.left[v]
}

// Show takes an answer. The cursor stays on its item if the page still holds it;
// if not, it goes to the row that was asked for, or stays on its own. In another
// view, it goes where it was there.
func (p *Pane) Show(r store.Results) {
	at, had := p.Current()
	if r.View != p.view {
		p.left[p.view] = p.cursor
		p.Unchoose()
		p.view, p.cursor, had = r.View, p.left[r.View], false
		p.wide = columns{year: p.wide.year, years: p.wide.years}
	}
	p.shown, p.of, p.rows, p.from = true, r.Of, r.Rows, r.From
	p.page = make([]row, len(r.Page))
	for i := range r.Page {
		p.page[i] = rowOf(&r.Page[i])
	}
	p.single()
	p.wide.grow(p.page)
	p.fit()
	switch {
	case had && p.Select(at.Place()):
	case had && r.At >= 0:
		p.Stand(r.At)
	default:
		p.land(p.cursor, 1)
	}
}

// single marks the rows of stories that are one article, which stand without heading.
func (p *Pane) single() {
	if p.view != store.Stories {
		return
	}
	alone := false
	for i := range p.page {
		if h := p.page[i].heading; h != nil {
			alone = h.Articles == 1
		}
		p.page[i].alone = alone
	}
}

// Item is what a row of the list stands for.
type Item struct {
	Article   store.Summary
	Quotation *store.Excerpt // nil where the article itself is meant
}

// Place is where the item stands.
func (i Item) Place() store.Place {
	at := store.Place{Article: i.Article.ID}
	if i.Quotation != nil {
		at.Quotation, at.Quoted = i.Quotation.ID, true
	}
	return at
}

// Current gives the item under the cursor, if its row has come.
func (p *Pane) Current() (Item, bool) {
	if r := p.at(p.cursor); r != nil && r.heading == nil {
		return r.Item, true
	}
	return Item{}, false
}

// Select puts the cursor on an article, or on a quotation where the list is of
// quotations, if its row has come.
func (p *Pane) Select(at store.Place) bool {
	if r := p.at(p.cursor); r != nil && r.is(at) {
		p.scroll()
		return true
	}
	for i := range p.page {
		if p.page[i].is(at) {
			p.Stand(p.from + i)
			return true
		}
	}
	return false
}

// Stand puts the cursor on row i.
func (p *Pane) Stand(i int) { p.land(i, 1) }

// First puts the cursor on the first item.
func (p *Pane) First() { p.land(0, 1) }

// Years reports whether the articles are of more than one year.
func (p *Pane) Years() bool { return p.wide.years }

// least is how many rows are asked for at once: a jump of a page or two needs no question.
const least = 256

// Wants says which rows must come for the lines around the cursor to be drawn. A list that is
// not on the screen wants none.
func (p *Pane) Wants() (from, limit int, wanted bool) {
	limit = max(least, 8*p.h)
	lo, hi := p.top, min(p.top+2*p.h, p.rows)
	if !p.shown || p.h <= 0 || lo >= p.from && hi <= p.from+len(p.page) {
		return p.from, limit, false
	}
	return max(0, p.cursor-limit/2), limit, true
}

// Window is the rows to ask for again when the corpus has changed.
func (p *Pane) Window() (from, limit int) { return p.from, max(least, 8*p.h) }

// at gives row i, or nil if it has not come.
func (p *Pane) at(i int) *row {
	if i -= p.from; i < 0 || i >= len(p.page) {
		return nil
	}
	return &p.page[i]
}
