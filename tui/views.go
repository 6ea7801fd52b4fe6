package tui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/tui/frame"
	"hearsay/tui/keymap"
	"hearsay/tui/line"
)

// viewKeys turn the list to another view.
type viewKeys struct {
	Next, Previous key.Binding
	To             [store.Views]key.Binding
}

func viewKeysIn(m *keymap.Map) viewKeys {
	at := m.Place("view", "Views of the list", keymap.Everywhere)
	return viewKeys{
		Next:     at.Bind("next", "next view of the list", "v"),
		Previous: at.Bind("previous", "previous view of the list", "V"),
		To: [store.Views]key.Binding{
			at.Bind("stories", "list stories, and their articles", "S"),
			at.Bind("quotations", "list quotations, by story", "Q"),
			at.Bind("speakers", "list speakers, with their words", "P"),
			at.Bind("disputes", "list disputes, by saying", "D"),
		},
	}
}

func (k *viewKeys) matches(msg tea.KeyMsg) bool {
	return key.Matches(msg, k.Next, k.Previous) || key.Matches(msg, k.To[:]...)
}

// turnBy turns the list to the view that a key means.
func (a *App) turnBy(msg tea.KeyMsg) tea.Cmd {
	k, to := &a.keys.views, a.view
	switch {
	case key.Matches(msg, k.Next):
		to = (a.view + 1) % store.Views
	case key.Matches(msg, k.Previous):
		to = (a.view + store.Views - 1) % store.Views
	}
	for v, binding := range k.To {
		if key.Matches(msg, binding) {
			to = store.View(v)
		}
	}
	return a.turnTo(to)
}

// turnTo shows another view of the list, where the place one is at can be seen in it, or
// else where one was in it last.
func (a *App) turnTo(v store.View) tea.Cmd {
	a.focus(frame.List)
	if v == a.view {
		return nil
	}
	a.view = v
	limit := a.limit()
	return a.search(a.typing(), max(0, a.list.Left(v)-limit/2), limit)
}

// passed is how much passes the filter.
type passed struct{ articles, items int }

// live says how much passes the filter that is being typed.
func (a *App) live(r *store.Results) string {
	if r.View == store.Stories {
		return line.Number(r.Articles) + " of " + line.Number(r.Of)
	}
	return line.Count(r.Items, "quotation")
}
