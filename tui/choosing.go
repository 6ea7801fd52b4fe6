package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/frame"
	"hearsay/tui/keymap"
	"hearsay/tui/palette"
)

// tallest is the most rows that the palette takes.
const tallest = 14

func (a *App) paletteHeight() int { return min(tallest, a.h-2) }

// showPalette offers what can be done now.
func (a *App) showPalette() {
	var here, others []palette.Entry
	for _, p := range a.keymap.Places() {
		if !a.offers(p) {
			continue
		}
		for i := range p.Actions {
			e := palette.Entry{Action: &p.Actions[i], Place: p}
			if a.shape.Focus == a.paneOf(p) && p.Layer == keymap.Pane {
				here = append(here, e)
			} else {
				others = append(others, e)
			}
		}
	}
	a.palette.Open(append(here, others...))
	a.over = choosing
}

// offers reports whether the actions of a place can be done from where one is.
func (a *App) offers(p *keymap.Place) bool {
	switch p.Layer {
	case keymap.Always:
		return true
	case keymap.Page:
		return a.comparing
	case keymap.Typed:
		return false
	}
	return !a.comparing && (p.Name != "why" || a.corner == reasons) && (p.Name != "peek" || a.corner == counterpart)
}

// paneOf gives the pane that a place's keys are for.
func (a *App) paneOf(p *keymap.Place) frame.Pane {
	switch p.Name {
	case "list":
		return frame.List
	case "xref", "why", "peek":
		return frame.Xref
	default:
		return frame.Detail
	}
}

// perform does what was chosen, as its key would where that is in force.
func (a *App) perform(c palette.Chosen) tea.Cmd {
	a.over = panes
	switch {
	case c.Place.Layer == keymap.Alone:
		a.over = copying
	case c.Place.Layer == keymap.Pane || c.Place.Name == "reader":
		if c.Place.Name == "xref" {
			a.corner = crossReferences
		}
		a.focus(a.paneOf(c.Place))
	}
	return a.press(c.Action.Press())
}
