package reader

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/flow"
	"hearsay/tui/keymap"
)

// KeyMap is what the keys of the article do.
type KeyMap struct {
	Next, Previous, Jump key.Binding
	keymap.Lines
	Top, Bottom, FindNext, FindPrevious, Unfold key.Binding
}

// Keys binds the keys of the article in m. Walking its quotations and finds is
// done from every pane.
func Keys(m *keymap.Map) KeyMap {
	walk, at := m.Place("reader", "Article", keymap.Everywhere), m.Place("reader", "Article", keymap.Pane)
	return KeyMap{
		Next:         walk.Motion("next-quotation", "next quotation", "}", "]"),
		Previous:     walk.Motion("previous-quotation", "previous quotation", "{", "["),
		Jump:         at.Bind("counterpart", "go to the counterpart", "enter"),
		Lines:        at.Lines(),
		Top:          at.Bind("top", "top of the text", "g", "home"),
		Bottom:       at.Bind("bottom", "end of the text", "G", "end"),
		FindNext:     walk.Motion("next-find", "next find", "n"),
		FindPrevious: walk.Motion("previous-find", "previous find", "N"),
		Unfold:       walk.Bind("unfold", "unfold or fold page furniture", "F"),
	}
}

// Press does what a key means here, and gives an intent, or nil.
func (p *Pane) Press(msg tea.KeyMsg) any {
	keys := &p.keys
	switch {
	case !p.shown:
	case key.Matches(msg, keys.Next):
		return p.walk(1)
	case key.Matches(msg, keys.Previous):
		return p.walk(-1)
	case key.Matches(msg, keys.Jump):
		return p.jump()
	case key.Matches(msg, keys.FindNext):
		p.findNext(1)
	case key.Matches(msg, keys.FindPrevious):
		p.findNext(-1)
	case key.Matches(msg, keys.Unfold):
		p.unfold = !p.unfold
	case key.Matches(msg, keys.Top):
		p.Wheel(-p.top)
	case key.Matches(msg, keys.Bottom):
		p.Wheel(p.total())
	default:
		if n := keys.Scroll(msg, p.rows(), 2); n != 0 {
			p.Wheel(n)
		}
	}
	return nil
}

// Wheel scrolls n lines down, or up if n is negative.
func (p *Pane) Wheel(n int) {
	p.returning = nil
	p.scrollTo(p.top + n)
}

// Click selects the quotation under a cell of the pane, and goes to the
// counterpart of the one that is already selected.
func (p *Pane) Click(x, y int) any {
	if !p.placed || y >= p.rows() || p.clickStrip(x, y) {
		return nil
	}
	at := p.top + y - len(p.head)
	for _, c := range flow.On(p.page.Words, at, at+1) {
		switch at := x - p.margin(); {
		case at < c.From || at >= c.To:
		case c.ID == p.selected:
			return p.jump()
		default:
			return p.choose(c.ID)
		}
	}
	return nil
}

// walk selects the n-th quotation after the selected one. If that has been
// scrolled out of sight, the walk begins with what is on the screen.
func (p *Pane) walk(n int) any {
	if len(p.said) == 0 {
		return nil
	}
	if i, ok := p.entry(n); ok {
		return p.choose(i)
	}
	at, _ := p.position()
	return p.choose(p.said[max(0, min(at-1+n, len(p.said)-1))])
}

// entry gives the quotation that a walk in direction n begins with, unless the
// selected one can be seen or none is on the screen.
func (p *Pane) entry(n int) (int, bool) {
	if first, last, ok := p.extent(p.selected); ok && last >= p.top && first < p.top+p.rows() {
		return 0, false
	}
	found, ok := 0, false
	for _, c := range p.page.Words {
		if row := c.Line + len(p.head); row < p.top || row >= p.top+p.rows() {
			continue
		}
		if found, ok = c.ID, true; n > 0 {
			break
		}
	}
	return found, ok
}

// choose selects quotation i and brings it into sight.
func (p *Pane) choose(i int) any {
	p.show(i)
	if i == p.selected {
		return nil
	}
	p.selected = i
	return Select{p.reading.Quotations[i].ID}
}

func (p *Pane) jump() any {
	if id, ok := p.Selected(); ok {
		return Jump{id}
	}
	return nil
}
