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
	a.stopLoading()
	return nil
}

// stopLoading ends the reading, or linking, of more.
func (a *App) stopLoading() {
	s, ok := a.corpus.(store.Stopper)
	switch {
	case a.progress.Done:
		a.note = "all has been loaded"
	case !ok:
		a.note = "this loading cannot be stopped"
	case a.progress.Loading.Linking:
		s.Stop()
		a.note = "linking stops; what has been linked stays"
	default:
		s.Stop()
		a.note = "reading stops; what has been read stays"
	}
}
