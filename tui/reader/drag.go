package reader

import (
	"hearsay/tui/flow"
)

// Copy is the intent to copy text that was marked with the mouse.
type Copy struct{ Text string }

// stroke is text that is being marked with the mouse, or has been.
type stroke struct {
	held       bool // whether the button is down
	drawn      bool // whether the pointer has moved since
	start, end flow.Spot
}

// Hold begins to mark text at a cell of the pane.
func (p *Pane) Hold(x, y int) {
	at := p.spot(x, y)
	p.stroke = stroke{held: true, start: at, end: at}
}

// Drag marks text up to a cell; beyond the upper or lower edge, it scrolls.
func (p *Pane) Drag(x, y int) {
	if !p.stroke.held {
		return
	}
	switch {
	case y < 0:
		p.Wheel(-1)
	case y >= p.rows():
		p.Wheel(1)
	}
	at := p.spot(x, min(max(y, 0), p.rows()-1))
	p.stroke.drawn = p.stroke.drawn || at != p.stroke.start
	p.stroke.end = at
}

// Release ends what Hold began: with a click, or with text to be copied.
func (p *Pane) Release(x, y int) any {
	s := p.stroke
	p.stroke.held = false
	switch {
	case !s.held || !p.placed:
		return nil
	case !s.drawn:
		return p.Click(x, y)
	}
	if words := p.page.Between(s.ends()); words != "" {
		return Copy{words}
	}
	return nil
}

// LetGo takes the marks of the mouse from the text.
func (p *Pane) LetGo() { p.stroke = stroke{} }

// ends gives the spots of a stroke in the order of the text.
func (s *stroke) ends() (from, to flow.Spot) {
	if s.end.Before(s.start) {
		return s.end, s.start
	}
	return s.start, s.end
}

// spot is the cell of the page that stands at a cell of the pane.
func (p *Pane) spot(x, y int) flow.Spot {
	at := flow.Spot{Line: p.top + y - len(p.head), Cell: max(x-p.margin(), 0)}
	if at.Line < 0 {
		return flow.Spot{}
	}
	if last := p.page.Height - 1; at.Line > last {
		return flow.Spot{Line: max(last, 0), Cell: p.page.Width}
	}
	return at
}

// marked gives the cells of line i of the page that the mouse has marked.
func (p *Pane) marked(i int) (cells flow.Cells, ok bool) {
	from, to := p.stroke.ends()
	if !p.stroke.drawn || i < from.Line || i > to.Line {
		return flow.Cells{}, false
	}
	first, end := p.page.Reach(i, from, to)
	return flow.Cells{Line: i, From: first, To: min(end, p.page.Cells(i))}, true
}
