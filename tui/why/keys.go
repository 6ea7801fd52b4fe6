package why

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// KeyMap is what the keys of the reasons do.
type KeyMap struct {
	Down, Up, HalfDown, HalfUp, PageDown, PageUp, First, Last key.Binding
}

// Keys gives the keys of the reasons.
func Keys() KeyMap {
	bind := func(help, desc string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, desc))
	}
	return KeyMap{
		Down:     bind("j ↓", "a line down", "j", "down"),
		Up:       bind("k ↑", "a line up", "k", "up"),
		HalfDown: bind("ctrl-d", "half a screen down", "ctrl+d"),
		HalfUp:   bind("ctrl-u", "half a screen up", "ctrl+u"),
		PageDown: bind("space", "a screen down", " ", "pgdown", "ctrl+f"),
		PageUp:   bind("pgup", "a screen up", "pgup", "ctrl+b"),
		First:    bind("g", "the speaker chosen", "g", "home"),
		Last:     bind("G", "the last runner-up", "G", "end"),
	}
}

// Press does what a key means here; nothing leads anywhere else.
func (p *Pane) Press(msg tea.KeyMsg) any {
	keys := Keys()
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
