package list

import (
	"strconv"
	"strings"
	"time"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/line"
)

// row is a row made ready to be drawn: safe to print, and measured.
type row struct {
	heading *store.Heading
	Item
	alone  bool     // of a story of one article
	remark []string // lines below a heading, as wide as the pane
	label  string
	name   string  // of the speaker
	title  []piece // of the heading, of the article, or the words of the quotation
}

// piece is a run of a title.
type piece struct {
	text    string
	matched bool
}

func rowOf(r *store.Row) row {
	if r.Heading != nil {
		title := clip(r.Heading.Title)
		if r.Heading.Dispute != "" {
			title = "“" + title + "”"
		}
		return row{heading: r.Heading, title: []piece{{text: text.Printable(title)}}}
	}
	out := row{
		Item:  Item{Article: r.Article, Quotation: r.Quotation},
		label: text.Printable(r.Article.Label()),
	}
	if r.Quotation == nil {
		out.title = pieces(r.Article.Title, r.Matched)
		return out
	}
	out.name = text.Printable(r.Quotation.Speaker.Name)
	out.title = append([]piece{{text: "“"}}, pieces(clip(r.Quotation.Words), r.Matched)...)
	out.title = append(out.title, piece{text: "”"})
	return out
}

// longest is how many bytes of a text are looked at for one line of a screen.
const longest = 1000

// clip cuts off what no screen is wide enough to show.
func clip(s string) string {
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(s[:longest], "")
}

// is reports whether the row stands for a place: for the quotation, if the row is one and one is meant.
func (r *row) is(at store.Place) bool {
	switch {
	case r.heading != nil || r.Article.ID != at.Article:
		return false
	case r.Quotation != nil && at.Quoted:
		return r.Quotation.ID == at.Quotation
	}
	return true
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
	label, name   int
	quotes, links int
	year          int  // of the first date seen
	years         bool // whether there is another
}

func (c *columns) grow(page []row) {
	c.quotes, c.links = max(c.quotes, 1), max(c.links, 1)
	for i := range page {
		r := &page[i]
		if r.heading != nil {
			continue
		}
		c.label = max(c.label, line.Width(r.label))
		c.name = max(c.name, line.Width(r.name)+1) // a doubtful one bears a mark
		c.quotes = max(c.quotes, len(strconv.Itoa(r.Article.Quotations)))
		c.links = max(c.links, len(strconv.Itoa(r.links())))
		c.see(r.Article.Published)
	}
}

// links is how many quotations of the article others carry, or how many others carry the quotation.
func (r *row) links() int {
	if r.Quotation != nil {
		return r.Quotation.Carriers
	}
	return r.Article.Linked
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

func (c *columns) date() int { return line.DateWidth(c.years) }
