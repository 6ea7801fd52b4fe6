package keymap

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Screens is the keys that move by half a screen and by a screen.
type Screens struct{ HalfDown, HalfUp, PageDown, PageUp key.Binding }

// Screens binds these keys.
func (p *Place) Screens() Screens {
	return Screens{
		HalfDown: p.Motion("half-down", "half a screen down", "ctrl+d"),
		HalfUp:   p.Motion("half-up", "half a screen up", "ctrl+u"),
		PageDown: p.Motion("page-down", "a screen down", " ", "pgdown", "ctrl+f"),
		PageUp:   p.Motion("page-up", "a screen up", "pgup", "ctrl+b"),
	}
}

// Steps gives how far a key moves where half a screen and a screen are so many
// steps: upwards if it is negative, and 0 if the key is none of these.
func (s *Screens) Steps(msg tea.KeyMsg, half, page int) int {
	switch {
	case key.Matches(msg, s.HalfDown):
		return half
	case key.Matches(msg, s.HalfUp):
		return -half
	case key.Matches(msg, s.PageDown):
		return page
	case key.Matches(msg, s.PageUp):
		return -page
	}
	return 0
}

// Lines is the keys that scroll text.
type Lines struct {
	Down, Up key.Binding
	Screens
}

// Lines binds these keys.
func (p *Place) Lines() Lines {
	return Lines{
		Down:    p.Motion("down", "a line down", "j", "down"),
		Up:      p.Motion("up", "a line up", "k", "up"),
		Screens: p.Screens(),
	}
}

// Scroll gives how many lines a key scrolls where so many are on the screen, of
// which a new screen keeps some: upwards if it is negative, and 0 if the key is
// none of these.
func (l *Lines) Scroll(msg tea.KeyMsg, rows, kept int) int {
	switch {
	case key.Matches(msg, l.Down):
		return 1
	case key.Matches(msg, l.Up):
		return -1
	}
	return l.Steps(msg, max(rows/2, 1), max(rows-kept, 1))
}
