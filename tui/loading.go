package tui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/tui/line"
)

// loading says how far reading and linking have come, in forms that get shorter.
func (a *App) loading() [][]line.Run {
	var forms [][]line.Run
	for _, f := range line.Underway(&a.progress, a.theme.More, a.theme.Dot) {
		forms = append(forms, append([]line.Run{{Ink: a.bars.brand, Text: f}}, a.unreadable()...))
	}
	return forms
}

// fetchOrStop has more articles come, or no more.
func (a *App) fetchOrStop(msg tea.KeyMsg) tea.Cmd {
	if key.Matches(msg, a.keys.Fetch) {
		return a.fetch()
	}
	a.stopReading()
	return nil
}

// stopReading ends the reading of more.
func (a *App) stopReading() {
	s, ok := a.corpus.(store.Stopper)
	switch {
	case a.progress.Done || a.progress.Loading.Linking:
		a.note = "all has been read"
	case ok:
		s.Stop()
		a.note = "reading stops; what has been read stays"
	default:
		a.note = "this reading cannot be stopped"
	}
}
