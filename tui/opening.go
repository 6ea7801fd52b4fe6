package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
)

// choose opens the article that was left last or, if none was, that shows best what hearsay is for: the first with a
// disputed quotation, or else with one that others carry, or else the first. As
// long as nobody has touched a key, a better one that loading brings replaces it.
func (a *App) choose(page []store.Row) tea.Cmd {
	if cmd, resumed := a.resume(page); resumed {
		return cmd
	}
	best, rank := store.Summary{}, a.opening
	for i := range page {
		s := &page[i].Article
		if page[i].Heading != nil {
			continue
		}
		if r := 1 + worth(s.Linked, s.Disputed); r > rank {
			best, rank = *s, r
		}
	}
	if rank == a.opening {
		return nil
	}
	a.opening = rank
	a.list.Select(store.Place{Article: best.ID})
	return a.read(best.ID, goal{})
}
