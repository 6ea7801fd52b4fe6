package tui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/frame"
)

// arrange does the keys that change which panes there are, and which has the focus.
func (a *App) arrange(msg tea.KeyMsg, k *keyMap) bool {
	switch {
	case key.Matches(msg, k.NextPane):
		a.turn(1)
	case key.Matches(msg, k.PreviousPane):
		a.turn(-1)
	case key.Matches(msg, k.List):
		a.focus(frame.List)
	case key.Matches(msg, k.Detail):
		a.focus(frame.Detail)
	case key.Matches(msg, k.Xref):
		a.focus(frame.Xref)
	case key.Matches(msg, k.Sheet):
		a.sheet()
	case key.Matches(msg, k.Zoom):
		a.shape.Zoom = true
	case key.Matches(msg, k.Unzoom):
		a.shape.Zoom = false
	default:
		return false
	}
	return true
}

// turn gives the focus to the n-th pane after the one that has it.
func (a *App) turn(n int) {
	p := a.shape.Focus
	for range frame.Panes {
		p = frame.Pane((int(p) + n + frame.Panes) % frame.Panes)
		if p != frame.Xref || a.shape.Zoom || a.frame.Columns > 1 || a.shape.Sheet || a.corner != crossReferences {
			break
		}
	}
	a.focus(p)
}

// sheet goes to the cross-references and back; where they share the screen with the article, it shows and hides them.
func (a *App) sheet() {
	switch {
	case a.corner != crossReferences:
		a.corner = crossReferences
		a.focus(frame.Xref)
	case a.shape.Focus == frame.Xref:
		a.focus(frame.Detail)
	case a.frame.Columns > 1:
		a.focus(frame.Xref)
	case a.frame.Shows(frame.Xref):
		a.sheetOff = true
	case a.sheetOff && a.xref.Linked() && a.shape.Focus == frame.Detail:
		a.sheetOff = false
	default:
		a.focus(frame.Xref)
	}
}

// out leaves the innermost of what one is in.
func (a *App) out() tea.Cmd {
	switch {
	case a.shape.Zoom:
		a.shape.Zoom = false
	case a.corner != crossReferences:
		a.corner = crossReferences
	case a.shape.Focus == frame.Detail && a.reader.Finding():
		a.reader.Find("")
	case a.shape.Focus == frame.Xref:
		a.focus(frame.Detail)
	case a.shape.Focus == frame.Detail:
		a.focus(frame.List)
	case a.unchoose():
	case a.filter != "":
		return a.search("", 0, a.limit())
	}
	return nil
}

// unveil brings up the cross-references, if they cannot be seen.
func (a *App) unveil() {
	a.corner = crossReferences
	if !a.frame.Shows(frame.Xref) {
		a.focus(frame.Xref)
	}
}
