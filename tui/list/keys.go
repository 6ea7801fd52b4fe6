package list

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// KeyMap is what the list's keys do.
type KeyMap struct {
	Down, Up, HalfDown, HalfUp, PageDown, PageUp, First, Last, Open key.Binding
}

// Keys gives the list's keys.
func Keys() KeyMap {
	bind := func(help, desc string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, desc))
	}
	return KeyMap{
		Down:     bind("j ↓", "next article", "j", "down"),
		Up:       bind("k ↑", "previous article", "k", "up"),
		HalfDown: bind("ctrl-d", "half a screen down", "ctrl+d"),
		HalfUp:   bind("ctrl-u", "half a screen up", "ctrl+u"),
		PageDown: bind("space", "a screen down", " ", "pgdown", "ctrl+f"),
		PageUp:   bind("pgup", "a screen up", "pgup", "ctrl+b"),
		First:    bind("g", "first article", "g", "home"),
		Last:     bind("G", "last article", "G", "end"),
		Open:     bind("enter", "read", "enter", "l", "right"),
	}
}

// All lists the bindings in the order of the help.
func (k KeyMap) All() []key.Binding {
	return []key.Binding{k.Open, k.Down, k.Up, k.HalfDown, k.HalfUp, k.PageDown, k.PageUp, k.First, k.Last}
}

// Press does what a key means here, and gives an intent, or nil.
func (p *Pane) Press(msg tea.KeyMsg) any {
	keys, before := Keys(), p.cursor
	switch {
	case key.Matches(msg, keys.Open):
		return p.open()
	case key.Matches(msg, keys.Down):
		p.move(1)
	case key.Matches(msg, keys.Up):
		p.move(-1)
	case key.Matches(msg, keys.HalfDown):
		p.land(p.cursor+p.screens(0.5), 1)
	case key.Matches(msg, keys.HalfUp):
		p.land(p.cursor-p.screens(0.5), -1)
	case key.Matches(msg, keys.PageDown):
		p.land(p.cursor+p.screens(0.9), 1)
	case key.Matches(msg, keys.PageUp):
		p.land(p.cursor-p.screens(0.9), -1)
	case key.Matches(msg, keys.First):
		p.land(0, 1)
	case key.Matches(msg, keys.Last):
		p.land(p.rows-1, -1)
	}
	return p.moved(before)
}

func (p *Pane) moved(before int) any {
	if p.cursor == before {
		return nil
	}
	return Moved{}
}

func (p *Pane) open() any {
	if a, ok := p.Current(); ok {
		return Open{a.ID}
	}
	return nil
}

// Click opens the article on line y of the pane.
func (p *Pane) Click(y int) any {
	lines := p.lines()
	if y < 0 || y >= len(lines) || lines[y].row < 0 {
		return nil
	}
	if r := p.at(lines[y].row); r == nil || r.heading != nil {
		return nil
	}
	p.cursor = lines[y].row
	return p.open()
}

// Wheel moves the cursor n articles down, or up if n is negative.
func (p *Pane) Wheel(n int) any {
	before := p.cursor
	p.move(n)
	return p.moved(before)
}
