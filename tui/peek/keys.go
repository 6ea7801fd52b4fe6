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
	Open key.Binding
	keymap.Lines
	First, Last key.Binding
}

// Keys binds the keys of the counterpart in m.
func Keys(m *keymap.Map) KeyMap {
	at := m.Place("peek", "The counterpart, looked at", keymap.Pane)
	return KeyMap{
		Open:  at.Bind("open", "go to it", "enter"),
		Lines: at.Lines(),
		First: at.Bind("first", "the first line", "g", "home"),
		Last:  at.Bind("last", "the last line", "G", "end"),
	}
}

// Press does what a key means here, and gives an intent, or nil.
func (p *Pane) Press(msg tea.KeyMsg) any {
	switch keys := &p.keys; {
	case key.Matches(msg, keys.Open) && p.shown:
		return Open{}
	case key.Matches(msg, keys.First):
		p.scrollTo(0)
	case key.Matches(msg, keys.Last):
		p.scrollTo(p.page.Height)
	default:
		p.Wheel(keys.Scroll(msg, p.rows(), 1))
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
