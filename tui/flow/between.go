package flow

import (
	"slices"
	"strings"
)

// Spot is a cell of the page.
type Spot struct{ Line, Cell int }

// Before reports whether s stands before t in the text.
func (s Spot) Before(t Spot) bool {
	return s.Line < t.Line || s.Line == t.Line && s.Cell < t.Cell
}

// Between gives the article's words from one spot of the page up to and with
// another: lines of a paragraph are joined again, and what was set beside the
// words, such as counts and folds, is left out.
func (p *Page) Between(from, to Spot) string {
	var paragraphs []string
	for i := range p.pieces {
		piece := &p.pieces[i]
		if piece.first > to.Line || piece.end() <= from.Line || p.folded(piece) {
			continue
		}
		if s := strings.TrimSpace(p.within(piece, from, to)); s != "" {
			paragraphs = append(paragraphs, s)
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

func (p *Page) folded(piece *piece) bool {
	return slices.ContainsFunc(p.Folds, func(f Fold) bool { return f.Line == piece.first })
}

// within gives the words of one paragraph that stand between two spots.
func (p *Page) within(piece *piece, from, to Spot) string {
	var b strings.Builder
	for i, l := range piece.lines {
		at := piece.first + i
		if at < from.Line || at > to.Line {
			continue
		}
		if i > 0 && b.Len() > 0 && piece.lines[i-1].End < l.Start {
			b.WriteByte(' ') // the line was broken at a blank
		}
		first, last := p.Reach(at, from, to)
		p.cut(&b, l.Of(piece.text), at, Cells{From: first, To: last})
	}
	return b.String()
}

// Reach gives the cells of a line that stand between two spots; the end is open
// where the next line is reached too.
func (p *Page) Reach(line int, from, to Spot) (first, end int) {
	first, end = 0, p.Width
	if line == from.Line {
		first = from.Cell
	}
	if line == to.Line {
		end = min(end, to.Cell+1)
	}
	return first, end
}

// cut writes those graphemes of a line that have a cell in c and are the article's.
func (p *Page) cut(b *strings.Builder, text string, line int, c Cells) {
	cell := 0
	for text != "" {
		n, w := step(text)
		if cell < c.To && cell+max(w, 1) > c.From && !p.noted(line, cell) {
			b.WriteString(text[:n])
		}
		cell += w
		text = text[n:]
	}
}

// noted reports whether a cell holds the count behind a quotation.
func (p *Page) noted(line, cell int) bool {
	return slices.ContainsFunc(p.Notes, func(n Cells) bool { return n.Line == line && cell >= n.From && cell < n.To })
}
