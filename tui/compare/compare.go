// Package compare is the page that sets the articles of a story against each
// other: the sayings down, the articles across, and in every cell how an article
// carries a saying, if it does. It shows answers of the corpus; it never asks,
// and it judges no wording itself.
package compare

import (
	"cmp"
	"slices"

	"hearsay/store"
	"hearsay/store/survey"
	"hearsay/store/text"
	"hearsay/tui/cast"
	"hearsay/tui/theme"
	"hearsay/tui/wording"
)

// Pane is the page.
type Pane struct {
	theme *theme.Theme
	keys  KeyMap
	ink   inks
	pen   wording.Pen
	w, h  int

	shown  bool
	story  survey.Story
	cast   cast.Cast
	years  bool // whether a date needs its year
	rows   []row
	alone  int // quotations that no other article of the story carries
	grid   grid
	row    int // of the cell one stands on
	column int
	top    int // first row on the screen
	left   int // first column on the screen
}

// row is one saying, and how each article carries it.
type row struct {
	*store.SayingTrace
	words string
	who   store.SpeakerRef // whom most name
	cells []cell
}

// cell is how one article carries one saying.
type cell struct {
	how        how
	occurrence *store.Occurrence // nil if it is left out
}

// how an article carries a saying, against its fullest wording and whom most name.
type how uint8

const (
	leftOut how = iota
	carried
	shortened
	reworded
	another // it is given to another speaker
)

// Open is the intent to go to a quotation, or, if the article leaves the saying out, to the article.
type Open struct {
	Article   store.ArticleID
	Quotation store.QuotationID
	Carried   bool
}

// Close is the intent to leave the page.
type Close struct{}

// New makes an empty page.
func New(t *theme.Theme, k KeyMap) *Pane {
	return &Pane{theme: t, keys: k, ink: inksOf(t), pen: wording.New(t)}
}

// Wait empties the page until an answer comes.
func (p *Pane) Wait() { p.shown = false }

// Show takes an answer, and stands on the saying and the article that a place stands for,
// or on the first saying. A page that shows an answer already stays where it is.
func (p *Pane) Show(s survey.Story, at store.Place) {
	if !p.shown {
		p.top, p.left = 0, 0
	} else if here, ok := p.at(); ok {
		at = here
	}
	p.shown, p.story, p.cast, p.years = true, s, cast.Of(s.Cast), severalYears(s.Articles)
	p.rows = p.rows[:0]
	for i := range s.Sayings {
		if r := rowOf(&s.Sayings[i], s.Articles); r.shared() > 0 {
			p.rows = append(p.rows, r)
		}
	}
	slices.SortStableFunc(p.rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(b.shared(), a.shared()))
	})
	p.alone = s.Quotations - p.carrying()
	p.row = 0
	p.column = max(0, slices.IndexFunc(s.Articles, func(a store.Summary) bool { return a.ID == at.Article }))
	for i := range p.rows {
		if slices.ContainsFunc(p.rows[i].Occurrences, func(o store.Occurrence) bool { return at.Quoted && o.Quotation == at.Quotation }) {
			p.row = i
			break
		}
	}
	p.arrange()
}

// severalYears reports whether the dates of articles are of more than one year.
func severalYears(articles []store.Summary) bool {
	years := map[int]bool{}
	for i := range articles {
		if at := articles[i].Published; !at.IsZero() {
			years[at.Year()] = true
		}
	}
	return len(years) > 1
}

// at is the article one stands on, and a quotation that carries the saying.
func (p *Pane) at() (store.Place, bool) {
	if p.row >= len(p.rows) || p.column >= len(p.story.Articles) {
		return store.Place{}, false
	}
	return store.Place{
		Article: p.story.Articles[p.column].ID, Quotation: p.rows[p.row].Occurrences[0].Quotation, Quoted: true,
	}, true
}

// carrying counts the quotations of the story that carry a saying.
func (p *Pane) carrying() int {
	seen := map[store.QuotationID]bool{}
	for i := range p.rows {
		for _, o := range p.rows[i].Occurrences {
			if slices.ContainsFunc(p.story.Articles, func(a store.Summary) bool { return a.ID == o.Article.ID }) {
				seen[o.Quotation] = true
			}
		}
	}
	return len(seen)
}

func rowOf(s *store.SayingTrace, articles []store.Summary) row {
	r := row{SayingTrace: s, words: "“" + text.Printable(s.Words) + "”", cells: make([]cell, len(articles))}
	if len(s.Speakers) > 0 {
		r.who = s.Speakers[0]
	}
	for i := range articles {
		if o := s.In(articles[i].ID); o != nil {
			r.cells[i] = cell{r.how(o), o}
		}
	}
	return r
}

func (r *row) how(o *store.Occurrence) how {
	switch {
	case r.Contradicts(o, r.who):
		return another
	case o.Relation == store.Shortened, o.Relation == store.FragmentOf:
		return shortened
	case o.Relation == store.Reworded:
		return reworded
	default:
		return carried
	}
}

// shared is how much the articles of the story share here: nothing if only one carries
// the saying. Beyond some length, one saying says no more than another.
func (r *row) shared() int {
	const long = 100
	n := -1
	for _, c := range r.cells {
		if c.occurrence != nil {
			n++
		}
	}
	return n * min(len(r.words), long)
}

// Resize gives the page w by h cells.
func (p *Pane) Resize(w, h int) {
	if p.w != w || p.h != h {
		p.w, p.h = w, h
		p.arrange()
	}
}

// arrange lays the table out anew.
func (p *Pane) arrange() {
	p.grid = p.measure()
	p.stand(p.row, p.column)
}

// stand goes to a cell, or the nearest there is, and scrolls so that it can be seen.
func (p *Pane) stand(row, column int) {
	p.row = max(0, min(row, len(p.rows)-1))
	p.column = max(0, min(column, len(p.story.Articles)-1))
	p.top = within(p.top, p.row, p.grid.rows, len(p.rows))
	p.left = within(p.left, p.column, p.grid.columns, len(p.story.Articles))
}

// within moves the first of n places on the screen, of so many, as little as it takes to see place at.
func within(first, at, n, of int) int {
	first = max(min(first, at), at-n+1)
	return max(0, min(first, of-n))
}
