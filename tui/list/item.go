package list

import (
	"fmt"

	"hearsay/store"
	"hearsay/tui/line"
)

// leastTitle is the fewest cells a headline is told from others in; a quotation needs more.
const leastTitle, leastWords = 16, 24

// cramped reports whether headlines or quotations would have too little room
// beside all else, in cells or as a share of the pane; then the rest goes to a
// line of its own.
func (p *Pane) cramped() bool {
	least := leastTitle
	if p.quotes() {
		least = leastWords
	}
	return p.room() < max(least, p.w*2/5)
}

// quotes reports whether the items are quotations.
func (p *Pane) quotes() bool { return p.view != store.Stories }

// names reports whether the items say who speaks: where the heading does not.
func (p *Pane) names() bool { return p.view == store.Quotations || p.view == store.Disputes }

// room is how many cells are left for a headline beside all else.
func (p *Pane) room() int { return p.w - p.tail() - 2 - p.before() }

// before is how many cells stand before the headline or the words.
func (p *Pane) before() int {
	w := 3 + p.wide.date() + 1 + p.labels() + 1
	if p.names() {
		w += p.speakers() + 1
	}
	return w
}

// labels is the width of the column of labels.
func (p *Pane) labels() int { return min(p.wide.label, max(3, p.w/5)) }

// leastLabel is the fewest cells that a name leaves to the label after it.
const leastLabel = 6

// longName is the most cells that a name may take of a line.
const longName = 24

// speakers is the width of the column of names.
func (p *Pane) speakers() int { return min(p.wide.name, longName) }

// item draws an item on one line: mark, date, label, speaker, headline or words, counts.
func (p *Pane) item(r *row, chosen bool) string {
	ink := p.inks(chosen)
	var l line.Line
	p.mark(&l, ink, r, chosen)
	p.date(&l, ink, r)
	l.Put(ink.text, line.Fit(r.label, p.labels(), p.theme.More))
	if p.names() {
		l.Fill(ink.ground, p.before()-p.speakers()-1)
		p.speaker(&l, ink, r, p.speakers())
	}
	l.Fill(ink.ground, p.before())
	p.title(&l, ink, r.title, p.room())
	p.finish(&l, ink, r)
	return l.String()
}

// headline draws the first of two lines: mark, and headline or words.
func (p *Pane) headline(r *row, chosen bool) string {
	ink := p.inks(chosen)
	var l line.Line
	if r.Quotation == nil {
		p.mark(&l, ink, r, chosen)
	} else {
		p.cursorMark(&l, ink, chosen) // the quotation mark hangs
		p.keptSign(&l, ink, r)
	}
	p.title(&l, ink, r.title, p.w-l.Width()-1)
	l.Fill(ink.ground, p.w)
	return l.String()
}

// source draws the second of two lines: speaker, date, label, counts.
func (p *Pane) source(r *row, chosen bool) string {
	ink := p.inks(chosen)
	var l line.Line
	p.cursorMark(&l, ink, chosen)
	l.Fill(ink.ground, 3)
	if r.Quotation != nil && r.links() == 0 {
		p.whence(&l, ink, r, p.w-1)
		l.Fill(ink.ground, p.w)
	} else {
		p.whence(&l, ink, r, p.w-p.tail()-2)
		p.finish(&l, ink, r)
	}
	return l.String()
}

// whence draws speaker, date and label, up to column end.
func (p *Pane) whence(l *line.Line, ink *rowInks, r *row, end int) {
	when := p.theme.Dash
	if !r.Article.Published.IsZero() {
		when = line.Date(r.Article.Published, p.wide.years)
	}
	if p.names() {
		p.speaker(l, ink, r, end-l.Width()-line.Width(when)-3-min(p.labels(), leastLabel))
		l.Put(ink.ground, "  ")
	}
	l.Put(ink.dim, when+" ")
	l.Put(ink.dim, line.Fit(r.label, end-l.Width(), p.theme.More))
}

// speaker names who says it, in at most w cells.
func (p *Pane) speaker(l *line.Line, ink *rowInks, r *row, w int) {
	switch {
	case r.name == "":
		l.Put(ink.dim, line.Fit("unknown", w, p.theme.More))
	case r.Quotation.Speaker.Doubtful():
		l.Put(ink.text, line.Fit(r.name, w-1, p.theme.More))
		l.Put(ink.dim, p.theme.Unsure)
	default:
		l.Put(ink.text, line.Fit(r.name, w, p.theme.More))
	}
}

// finish draws the counts at the right edge.
func (p *Pane) finish(l *line.Line, ink *rowInks, r *row) {
	l.Fill(ink.ground, p.w-p.tail()-1)
	p.counts(l, ink, r)
	l.Fill(ink.ground, p.w)
}

// mark draws the cursor and, for an article, whether it has been read.
func (p *Pane) mark(l *line.Line, ink *rowInks, r *row, chosen bool) {
	p.cursorMark(l, ink, chosen)
	switch {
	case r.Quotation != nil:
		p.keptSign(l, ink, r)
	case p.marks.Read.Get(r.Article.Key):
		l.Put(ink.dim, p.theme.Read)
	default:
		l.Put(ink.accent, p.theme.Unread)
	}
	if r.Quotation == nil && p.marks.Starred.Get(r.Article.Key) {
		l.Put(ink.accent, p.theme.Star)
	} else {
		l.Put(ink.ground, " ")
	}
}

// keptSign draws whether a quotation is bookmarked, as far as its words are the kept ones still.
func (p *Pane) keptSign(l *line.Line, ink *rowInks, r *row) {
	for _, b := range p.marks.Bookmarks.Get(r.Article.Key) {
		if b.Selector.Words == r.Quotation.Words {
			l.Put(ink.accent, p.theme.Bookmark)
			return
		}
	}
	l.Put(ink.ground, " ")
}

// tail is how many cells the counts and the mark of a dispute take.
func (p *Pane) tail() int {
	w := 1 + p.wide.links + 2
	if !p.quotes() {
		w += 1 + p.wide.quotes + 1
	}
	return w
}

// counts draws how many quotations there are, how many of them others carry, or,
// of a quotation, how many others carry it, and whether something is disputed.
func (p *Pane) counts(l *line.Line, ink *rowInks, r *row) {
	disputed := r.Article.Disputed
	if r.Quotation != nil {
		disputed = r.Quotation.Disputed
	} else {
		l.Put(ink.dim, p.theme.Quotes)
		l.Put(ink.dim, fmt.Sprintf("%*d", p.wide.quotes, r.Article.Quotations))
		l.Put(ink.ground, " ")
	}
	if n := r.links(); n > 0 {
		l.Put(ink.text, p.theme.Linked)
		l.Put(ink.text, fmt.Sprintf("%*d", p.wide.links, n))
	} else {
		l.Fill(ink.ground, l.Width()+1+p.wide.links)
	}
	l.Put(ink.ground, " ")
	if disputed {
		l.Put(ink.alert, p.theme.Dispute)
	}
}
