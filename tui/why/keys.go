package why

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/keymap"
)

// KeyMap is what the keys of the reasons do.
type KeyMap struct {
	keymap.Lines
	First, Last key.Binding
}

// Keys binds the keys of the reasons in m.
func Keys(m *keymap.Map) KeyMap {
	at := m.Place("why", "Why this speaker", keymap.Pane)
	return KeyMap{
		Lines: at.Lines(),
		First: at.Bind("first", "the speaker chosen", "g", "home"),
		Last:  at.Bind("last", "the last runner-up", "G", "end"),
	}
}

// Press does what a key means here; nothing leads anywhere else.
func (p *Pane) Press(msg tea.KeyMsg) any {
	switch keys := &p.keys; {
	case key.Matches(msg, keys.First):
		p.scrollTo(0)
	case key.Matches(msg, keys.Last):
		p.scrollTo(len(p.lines))
	default:
		p.Wheel(keys.Scroll(msg, p.h, 1))
	}
	return nil
}

// Click leads nowhere.
func (p *Pane) Click(int) any { return nil }
