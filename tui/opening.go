package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
)

// beginning is the first screen, which is ours to choose until a key is pressed.
type beginning struct {
	over    bool      // a key has been pressed
	unknown bool      // what is kept is being read, and nothing known of it
	worth   int       // how good the article is that is open
	left    string    // the article that was left last when the reader was opened
	resumed time.Time // when the article that is open for that reason was left
}

// choose opens the article that was left last or, if none was, that shows best what hearsay is for: the first with a
// disputed quotation, or else with one that others carry, or else the first. As
// long as nobody has touched a key, a better one that loading brings replaces it.
func (a *App) choose(page []store.Row) tea.Cmd {
	if cmd, resumed := a.resume(page); resumed {
		return cmd
	}
	best, rank := store.Summary{}, a.beginning.worth
	for i := range page {
		s := &page[i].Article
		if page[i].Heading != nil {
			continue
		}
		if r := 1 + worth(s.Linked, s.Disputed); r > rank {
			best, rank = *s, r
		}
	}
	if rank == a.beginning.worth {
		return nil
	}
	a.beginning.worth = rank
	a.list.Select(store.Place{Article: best.ID})
	return a.read(best.ID, goal{})
}
