package list

import (
	"strconv"
	"time"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/line"
)

// row is a row made ready to be drawn: safe to print, and measured.
type row struct {
	heading *store.Heading
	article store.Summary
	alone   bool // of a story of one article
	label   string
	title   []piece
}

// piece is a run of a title.
type piece struct {
	text    string
	matched bool
}

func rowOf(r *store.Row) row {
	if r.Heading != nil {
		return row{heading: r.Heading, title: []piece{{text: text.Printable(r.Heading.Title)}}}
	}
	return row{
		article: r.Article,
		label:   text.Printable(r.Article.Label()),
		title:   pieces(r.Article.Title, r.Matched),
	}
}

// pieces cuts a title where a match begins or ends. Spans outside it are left out.
func pieces(title string, matched []store.Span) []piece {
	var out []piece
	at := 0
	for _, m := range matched {
		if m.Start < at || m.Empty() || m.End > len(title) {
			continue
		}
		out = appendPiece(out, title[at:m.Start], false)
		out = appendPiece(out, m.Of(title), true)
		at = m.End
	}
	return appendPiece(out, title[at:], false)
}

func appendPiece(out []piece, s string, matched bool) []piece {
	if s == "" {
		return out
	}
	return append(out, piece{text.Printable(s), matched})
}

// columns is how wide the columns have to be. They only grow, so that the list
// stands still while it is filled.
type columns struct {
	label         int
	quotes, links int
	year          int  // of the first date seen
	years         bool // whether there is another
}

func (c *columns) grow(page []row) {
	c.quotes, c.links = max(c.quotes, 1), max(c.links, 1)
	for i := range page {
		if page[i].heading != nil {
			continue
		}
		a := &page[i].article
		c.label = max(c.label, line.Width(page[i].label))
		c.quotes = max(c.quotes, len(strconv.Itoa(a.Quotations)))
		c.links = max(c.links, len(strconv.Itoa(a.Linked)))
		c.see(a.Published)
	}
}

func (c *columns) see(t time.Time) {
	switch {
	case t.IsZero():
	case c.year == 0:
		c.year = t.Year()
	case c.year != t.Year():
		c.years = true
	}
}

func (c *columns) date() int {
	if c.years {
		return len("2006-01-02")
	}
	return len("01-02")
}

func (c *columns) format(t time.Time) string {
	if c.years {
		return t.Format("2006-01-02")
	}
	return t.Format("01-02")
}
