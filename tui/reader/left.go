package reader

import (
	"hearsay/store"
	"hearsay/store/anchor"
)

// beginning is how many bytes of a paragraph say which one it is.
const beginning = 80

// Left says where one is in the open article, so that one can come back to it.
func (p *Pane) Left() store.Left {
	var l store.Left
	if p.selected >= 0 {
		l.Quotation = anchor.Of(p.reading.Article.Text, p.reading.Quotations[p.selected].Span)
	}
	if block, row := p.block(); p.placed && p.top > 0 && block >= 0 {
		at := p.reading.Article.Blocks[block].Span
		at.End = min(at.End, at.Start+beginning)
		l.Top, l.Row = anchor.Of(p.reading.Article.Text, at), row
	}
	return l
}

// Spot is a place in an article, found again.
type Spot struct {
	block, row int
	top        bool // at the top of the text
}

// SpotOf finds a place in an article, whose text may have been edited since. Any
// goroutine may do it. Where nothing of it is left, it is the top of the text.
func SpotOf(a *store.Article, l store.Left) Spot {
	at, how := anchor.Find(a.Text, l.Top)
	for i, b := range a.Blocks {
		if how != anchor.Lost && b.Span.Overlaps(at) {
			return Spot{block: i, row: l.Row}
		}
	}
	return Spot{top: true}
}

// mooring is the spot as what stays where it is.
func (s *Spot) mooring() mooring {
	return mooring{top: s.top, quotation: -1, block: s.block, row: s.row}
}

// Return scrolls to a spot, also when the page comes later or the screen changes;
// as long as nobody moves.
func (p *Pane) Return(s Spot) {
	p.reveal, p.returning = false, &s
	p.restore(s.mooring())
}
