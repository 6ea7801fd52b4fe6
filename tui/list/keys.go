package list

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/tui/keymap"
)

// KeyMap is what the list's keys do.
type KeyMap struct {
	Open, Down, Up key.Binding
	keymap.Screens
	First, Last, ChooseDown, ChooseUp, ChooseAll key.Binding
}

// Keys binds the list's keys in m.
func Keys(m *keymap.Map) KeyMap {
	at := m.Place("list", "The list", keymap.Pane)
	return KeyMap{
		Open:       at.Bind("open", "read", "enter", "l", "right"),
		Down:       at.Motion("down", "next of the list", "j", "down"),
		Up:         at.Motion("up", "previous of the list", "k", "up"),
		Screens:    at.Screens(),
		First:      at.Bind("first", "first of the list", "g", "home"),
		ChooseDown: at.Motion("choose-down", "choose several, downwards", "J", "shift+down"),
		ChooseUp:   at.Motion("choose-up", "choose several, upwards", "K", "shift+up"),
		ChooseAll:  at.Bind("choose-all", "choose all of the list", "a"),
		Last:       at.Bind("last", "last of the list", "G", "end"),
	}
}

// Press does what a key means here, and gives an intent, or nil.
func (p *Pane) Press(msg tea.KeyMsg) any {
	keys, before := &p.keys, p.cursor
	switch {
	case key.Matches(msg, keys.ChooseDown):
		p.extend(1)
		return p.moved(before)
	case key.Matches(msg, keys.ChooseUp):
		p.extend(-1)
		return p.moved(before)
	case key.Matches(msg, keys.ChooseAll):
		p.chooseAll()
	case key.Matches(msg, keys.Open):
		return p.open()
	case key.Matches(msg, keys.Down):
		p.move(1)
	case key.Matches(msg, keys.Up):
		p.move(-1)
	case key.Matches(msg, keys.First):
		p.land(0, 1)
	case key.Matches(msg, keys.Last):
		p.land(p.rows-1, -1)
	default:
		p.leap(keys.Steps(msg, p.screens(0.5), p.screens(0.9)))
	}
	if p.cursor != before {
		p.Unchoose()
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
		return Open{a.Place()}
	}
	return nil
}

// Click opens what stands in column x of line y of the pane.
func (p *Pane) Click(x, y int) any {
	if y == 0 && p.bar > 0 {
		return p.tabAt(x)
	}
	lines := p.lines()
	if y -= p.bar; y < 0 || y >= len(lines) || lines[y].row < 0 {
		return nil
	}
	if r := p.at(lines[y].row); r == nil || r.heading != nil {
		return nil
	}
	p.cursor = lines[y].row
	p.Unchoose()
	return p.open()
}

// tabAt gives the intent to look at the view whose name stands in column x.
func (p *Pane) tabAt(x int) any {
	for v, t := range p.spread() {
		if x >= t.from && x < t.to {
			return Turn{store.View(v)}
		}
	}
	return nil
}

// Wheel moves the cursor n items down, or up if n is negative.
func (p *Pane) Wheel(n int) any {
	before := p.cursor
	p.move(n)
	return p.moved(before)
}
