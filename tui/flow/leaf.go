package flow

import (
	"cmp"
	"slices"

	"github.com/charmbracelet/x/ansi"
)

// leafLines is how many lines are styled at once: a screen or two. Of a long
// article few lines are ever looked at.
const leafLines = 64

// leaf is some lines of a page, styled.
type leaf struct {
	lines []string
	cells []int // of each line
}

// Line gives line i, from 0, styled; all its styles end with it.
func (p *Page) Line(i int) string { return p.leaf(i).lines[i%leafLines] }

// Cells gives how many cells line i takes.
func (p *Page) Cells(i int) int { return p.leaf(i).cells[i%leafLines] }

// leaf gives the leaf that line i stands on.
func (p *Page) leaf(i int) *leaf {
	l := &p.leaves[i/leafLines]
	if l.lines == nil {
		*l = p.fill(i - i%leafLines)
	}
	return l
}

// fill styles the lines of the leaf that begins with line first.
func (p *Page) fill(first int) leaf {
	end := min(first+leafLines, p.Height)
	l := leaf{make([]string, end-first), make([]int, end-first)}
	pieces := p.between(first, end)
	for _, piece := range pieces {
		for i, s := range piece.lines {
			l.cells[piece.first+i-first] = ansi.StringWidth(s.Of(piece.text))
		}
	}
	styled, err := style(pieces, p.theme)
	if err != nil {
		styled = bare(pieces)
	}
	copy(l.lines[pieces[0].first-first:], styled)
	return l
}

// bare gives the lines of pieces, and those between, without any style.
func bare(pieces []piece) []string {
	lines := make([]string, pieces[len(pieces)-1].end()-pieces[0].first)
	for _, piece := range pieces {
		for i, s := range piece.lines {
			lines[piece.first+i-pieces[0].first] = s.Of(piece.text)
		}
	}
	return lines
}

// between gives the pieces that stand on lines from up to end, cut to these.
// There is always one, for never do two blank lines follow each other.
func (p *Page) between(from, end int) []piece {
	i, _ := slices.BinarySearchFunc(p.pieces, from, func(q piece, line int) int { return cmp.Compare(q.end(), line+1) })
	var out []piece
	for ; i < len(p.pieces) && p.pieces[i].first < end; i++ {
		q := p.pieces[i]
		low, high := max(from-q.first, 0), min(end-q.first, len(q.lines))
		q.lines, q.first = q.lines[low:high], q.first+low
		out = append(out, q)
	}
	return out
}

// end is the line behind the last one of a piece.
func (p *piece) end() int { return p.first + len(p.lines) }
