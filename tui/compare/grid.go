package compare

import (
	"hearsay/store/text"
	"hearsay/tui/line"
)

// grid is where the parts of the table stand.
type grid struct {
	name    int // width of the column of speakers; 0 where there is no room for it
	words   int // width of the column of sayings
	wide    int // width of an article's column
	rows    int // on the screen
	columns int // on the screen
	head    int // lines above the first row
	told    int // lines below the table that tell of the cell one stands on, without its rule
}

// The widths of the parts of the table.
const (
	edge       = 4 // the cursor and the mark of a dispute
	leastWords = 36
	mostWords  = 90
	leastLabel = 9
	mostLabel  = 14
	leastCell  = 7  // for a date
	mostName   = 20 // of a speaker
	withName   = 110
	airy       = 18 // from this height there are blank lines
)

// measure finds out where everything stands.
func (p *Pane) measure() grid {
	g := grid{head: 2, told: 1}
	if p.w >= withName {
		for i := range p.rows {
			g.name = max(g.name, 2+min(line.Width(text.Printable(p.rows[i].who.Name)), mostName))
		}
	}
	n := max(len(p.story.Articles), 1)
	room := p.w - edge - g.name
	least := min(room/2, leastWords)
	g.wide = p.label((room - least) / n)
	g.words = max(min(room-n*g.wide, mostWords), least)
	g.columns = max(1, min(n, (room-g.words)/g.wide))
	switch {
	case p.h >= 2*airy:
		g.head, g.told = 5, 5
	case p.h >= airy:
		g.head, g.told = 4, 3
	case p.h > 12:
		g.head, g.told = 3, 3
	}
	g.rows = max(1, p.h-g.head-g.told-2)
	return g
}

// label is how wide a column has to be for its label, or, if there are not so many
// cells for it, for as much of the label as tells it from others.
func (p *Pane) label(cells int) int {
	const between = 2
	want := leastCell
	for i := range p.story.Articles {
		want = max(want, between+min(line.Width(text.Printable(p.story.Articles[i].Label())), mostLabel))
	}
	return min(want, max(cells, between+leastLabel))
}

// column is the cell in which the n-th column on the screen begins.
func (g *grid) column(n int) int { return edge + g.name + g.words + n*g.wide }

// cell gives the row and the column on the screen that a place is in.
func (g *grid) cell(x, y int) (row, column int, ok bool) {
	row, column = y-g.head, max(0, (x-g.column(0))/max(g.wide, 1))
	return row, column, row >= 0 && row < g.rows && column < g.columns
}
