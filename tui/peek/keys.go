package peek

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/keymap"
)

// Open is the intent to go to the counterpart that is shown.
type Open struct{}

// KeyMap is what the keys of the counterpart do.
type KeyMap struct {
	Open, Down, Up, HalfDown, HalfUp, PageDown, PageUp, First, Last key.Binding
}

// Keys binds the keys of the counterpart in m.
func Keys(m *keymap.Map) KeyMap {
	at := m.Place("peek", "The counterpart, looked at", keymap.Pane)
	return KeyMap{
		Open:     at.Bind("open", "go to it", "enter"),
		Down:     at.Motion("down", "a line down", "j", "down"),
		Up:       at.Motion("up", "a line up", "k", "up"),
		HalfDown: at.Motion("half-down", "half a screen down", "ctrl+d"),
		HalfUp:   at.Motion("half-up", "half a screen up", "ctrl+u"),
		PageDown: at.Motion("page-down", "a screen down", " ", "pgdown", "ctrl+f"),
		PageUp:   at.Motion("page-up", "a screen up", "pgup", "ctrl+b"),
		First:    at.Bind("first", "the first line", "g", "home"),
		Last:     at.Bind("last", "the last line", "G", "end"),
	}
}

// Press does what a key means here, and gives an intent, or nil.
func (p *Pane) Press(msg tea.KeyMsg) any {
	keys := &p.keys
	switch {
	case key.Matches(msg, keys.Open) && p.shown:
		return Open{}
	case key.Matches(msg, keys.Down):
		p.Wheel(1)
	case key.Matches(msg, keys.Up):
		p.Wheel(-1)
	case key.Matches(msg, keys.HalfDown):
		p.Wheel(max(p.rows()/2, 1))
	case key.Matches(msg, keys.HalfUp):
		p.Wheel(-max(p.rows()/2, 1))
	case key.Matches(msg, keys.PageDown):
		p.Wheel(max(p.rows()-1, 1))
	case key.Matches(msg, keys.PageUp):
		p.Wheel(-max(p.rows()-1, 1))
	case key.Matches(msg, keys.First):
		p.scrollTo(0)
	case key.Matches(msg, keys.Last):
		p.scrollTo(p.page.Height)
	}
	return nil
}

// Click goes to the counterpart, if one is shown.
func (p *Pane) Click(int) any {
	if !p.shown {
		return nil
	}
	return Open{}
}
