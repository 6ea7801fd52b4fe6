package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/frame"
)

// corner is what stands where the cross-references do.
type corner uint8

const (
	crossReferences corner = iota
	reasons                // for the selected quotation's speaker
	counterpart            // of the selected quotation
)

// inCorner is the pane that stands there.
func (a *App) inCorner() interface {
	View() string
	Press(msg tea.KeyMsg) any
	Click(y int) any
	Wheel(n int)
} {
	switch a.corner {
	case reasons:
		return a.why
	case counterpart:
		return a.peek
	default:
		return a.xref
	}
}

// showCorner brings a pane to the corner, and the corner to the screen.
func (a *App) showCorner(c corner) {
	a.corner = c
	if !a.frame.Shows(frame.Xref) {
		a.shape.Zoom = false
	}
	if a.shape.Focus == frame.List {
		a.focus(frame.Detail)
	}
}
