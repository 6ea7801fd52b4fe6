package why

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/keymap"
)

// KeyMap is what the keys of the reasons do.
type KeyMap struct {
	Down, Up, HalfDown, HalfUp, PageDown, PageUp, First, Last key.Binding
}

// Keys binds the keys of the reasons in m.
func Keys(m *keymap.Map) KeyMap {
	at := m.Place("why", "Why this speaker", keymap.Pane)
	return KeyMap{
		Down:     at.Motion("down", "a line down", "j", "down"),
		Up:       at.Motion("up", "a line up", "k", "up"),
		HalfDown: at.Motion("half-down", "half a screen down", "ctrl+d"),
		HalfUp:   at.Motion("half-up", "half a screen up", "ctrl+u"),
		PageDown: at.Motion("page-down", "a screen down", " ", "pgdown", "ctrl+f"),
		PageUp:   at.Motion("page-up", "a screen up", "pgup", "ctrl+b"),
		First:    at.Bind("first", "the speaker chosen", "g", "home"),
		Last:     at.Bind("last", "the last runner-up", "G", "end"),
	}
}

// Press does what a key means here; nothing leads anywhere else.
func (p *Pane) Press(msg tea.KeyMsg) any {
	keys := &p.keys
	switch {
	case key.Matches(msg, keys.Down):
		p.Wheel(1)
	case key.Matches(msg, keys.Up):
		p.Wheel(-1)
	case key.Matches(msg, keys.HalfDown):
		p.Wheel(max(p.h/2, 1))
	case key.Matches(msg, keys.HalfUp):
		p.Wheel(-max(p.h/2, 1))
	case key.Matches(msg, keys.PageDown):
		p.Wheel(max(p.h-1, 1))
	case key.Matches(msg, keys.PageUp):
		p.Wheel(-max(p.h-1, 1))
	case key.Matches(msg, keys.First):
		p.scrollTo(0)
	case key.Matches(msg, keys.Last):
		p.scrollTo(len(p.lines))
	}
	return nil
}

// Click leads nowhere.
func (p *Pane) Click(int) any { return nil }
