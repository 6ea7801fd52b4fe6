// Package list is the pane of stories and their articles. It holds a window of
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
	w, h    int
	focused bool
	read    map[string]bool

	shown  bool // whether an answer has come
	of     int  // articles in the corpus
	rows   int  // in all
	from   int  // row number of page[0]
	page   []row
	cursor int // row number
	top    int // row number of the first line
	wide   columns
	tall   bool // whether an article takes two lines, for want of room
}

// Open is the intent to read an article.
type Open struct{ ID store.ArticleID }

// Moved is the intent to look at what the cursor stands on now.
type Moved struct{}

// New makes an empty pane.
func New(t *theme.Theme, k KeyMap) *Pane { return &Pane{theme: t, keys: k, ink: inksOf(t)} }

// Resize gives the pane w by h cells.
func (p *Pane) Resize(w, h int) {
	p.w, p.h = w, h
	p.tall = p.cramped()
	p.scroll()
}

// Focus says whether keys go to this pane.
func (p *Pane) Focus(on bool) { p.focused = on }

// MarkRead gives the keys of the articles that have been read. It is not changed here.
func (p *Pane) MarkRead(read map[string]bool) { p.read = read }

// Show takes an answer. The cursor stays on its article if the page still holds
// it, and on its row if not.
func (p *Pane) Show(r store.Results) {
	at, had := p.Current()
	p.shown, p.of, p.rows, p.from = true, r.Of, r.Rows, r.From
	p.page = make([]row, len(r.Page))
	for i := range r.Page {
		p.page[i] = rowOf(&r.Page[i])
	}
	p.single()
	p.wide.grow(p.page)
	p.tall = p.cramped()
	if !had || !p.Select(at.ID) {
		p.land(p.cursor, 1)
	}
}

// single marks the rows of stories that are one article, which stand without heading.
func (p *Pane) single() {
	alone := false
	for i := range p.page {
		if h := p.page[i].heading; h != nil {
			alone = h.Articles == 1
		}
		p.page[i].alone = alone
	}
}

// Current gives the article under the cursor, if its row has come.
func (p *Pane) Current() (store.Summary, bool) {
	if r := p.at(p.cursor); r != nil && r.heading == nil {
		return r.article, true
	}
	return store.Summary{}, false
}

// Select puts the cursor on an article, if its row has come.
func (p *Pane) Select(id store.ArticleID) bool {
	for i := range p.page {
		if p.page[i].heading == nil && p.page[i].article.ID == id {
			p.cursor = p.from + i
			p.scroll()
			return true
		}
	}
	return false
}

// First puts the cursor on the first article.
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

// Cursor is the row number of the cursor.
func (p *Pane) Cursor() int { return p.cursor }

// at gives row i, or nil if it has not come.
func (p *Pane) at(i int) *row {
	if i -= p.from; i < 0 || i >= len(p.page) {
		return nil
	}
	return &p.page[i]
}

// land puts the cursor on row i, or on the next article after it, or, with step
// -1, before it. A row that has not come counts as an article.
func (p *Pane) land(i, step int) {
	i = min(max(i, 0), max(p.rows-1, 0))
	for range 2 {
		for j := i; j >= 0 && j < p.rows; j += step {
			if r := p.at(j); r == nil || r.heading == nil {
				p.cursor = j
				p.scroll()
				return
			}
		}
		step = -step
	}
	p.cursor = i
	p.scroll()
}

// move goes n articles down, or up if n is negative.
func (p *Pane) move(n int) {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for ; n > 0; n-- {
		before := p.cursor
		p.land(p.cursor+step, step)
		if p.cursor == before {
			return
		}
	}
}

// scroll keeps the cursor on the screen, with its story's heading if it is the
// first below it, and the screen full.
func (p *Pane) scroll() {
	if p.h <= 0 {
		return
	}
	p.top = min(max(p.top, 0), max(p.rows-1, 0))
	if p.cursor <= p.top {
		p.top = p.cursor
		if r := p.at(p.cursor - 1); r != nil && r.heading != nil && p.h > p.height(p.cursor) {
			p.top--
		}
	}
	p.top = max(p.top, p.topFor(p.cursor))
	p.top = max(min(p.top, p.topFor(p.rows-1)), 0)
}

// topFor is the first row of a screen that ends with row last.
func (p *Pane) topFor(last int) int {
	lines := p.height(last)
	for last > 0 && lines+p.above(last) <= p.h {
		lines += p.above(last)
		last--
	}
	return last
}

// above is how many lines stand between the line of row i and the one of row i-1, and that one.
func (p *Pane) above(i int) int { return p.height(i-1) + p.gap(i) }

// height is how many lines row i takes, without the blank line above it.
func (p *Pane) height(i int) int {
	switch r := p.at(i); {
	case r != nil && r.heading != nil && r.alone:
		return 0
	case r != nil && r.heading == nil && p.tall:
		return 2
	default:
		return 1
	}
}

// screens is how many articles are n screens.
func (p *Pane) screens(n float64) int {
	lines := float64(p.h) * n
	if p.tall {
		lines /= 2
	}
	return max(int(lines), 1)
}

// gap is 1 if a blank line stands above row i.
func (p *Pane) gap(i int) int {
	r, before := p.at(i), p.at(i-1)
	if i == 0 || r == nil || r.heading == nil || r.alone && before != nil && before.alone {
		return 0
	}
	return 1
}
