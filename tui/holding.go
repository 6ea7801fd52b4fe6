package tui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
)

// asked is what the latest question for the list's rows is about.
type asked struct {
	view   store.View
	filter string
}

// stale reports whether other rows than those of the list have been asked for.
func (a *App) stale() bool {
	return a.searching.open && (a.asked.filter != a.filter || a.asked.view != a.list.Showing())
}

// holds reports whether a key is held until the rows are there that it is meant
// for: whoever types Qj fast means the first quotation, not the next story, and
// who types a filter and enter, what passes it. What follows a held key is held
// as well. Letters of a filter are not: each asks anew.
func (a *App) holds(msg tea.KeyMsg) bool {
	switch {
	case len(a.held) > 0:
	case !a.stale():
		return false
	case a.prompt.Opened():
		if !key.Matches(msg, a.keys.prompt.Accept) {
			return false
		}
	case key.Matches(msg, a.keys.Quit):
		return false
	}
	a.held = append(a.held, msg)
	return true
}

// letGo presses the keys that have been held. If the rows did not come, only the
// first of them: the others were meant for what it would have led to.
func (a *App) letGo(came bool) tea.Cmd {
	held := a.held
	a.held = nil
	if !came {
		held = held[:min(1, len(held))]
	}
	var cmds []tea.Cmd
	for _, msg := range held {
		cmds = append(cmds, a.press(msg))
	}
	return tea.Batch(cmds...)
}
