package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/frame"
	"hearsay/tui/peek"
)

// lookAcross shows the counterpart of the selected quotation where it stands,
// without going there: of the cross-references, the one that is pointed at. Asked
// again, it shows the next one, and after the last the cross-references again.
func (a *App) lookAcross() tea.Cmd {
	all := a.xref.Counterparts()
	switch {
	case a.reading == nil || !a.here.Quoted:
		a.note = "no quotation is selected"
		return nil
	case len(all) == 0 && !a.tracing.open:
		a.corner = crossReferences
		a.note = "no other article carries these words"
		return nil
	case a.corner != counterpart:
		a.peeked = 0
		if pointed, ok := a.xref.Pointed(); ok && a.shape.Focus == frame.Xref && a.corner == crossReferences {
			a.peeked = max(slices.Index(all, pointed), 0)
		}
	case a.peeked+1 >= len(all):
		a.corner = crossReferences
		return nil
	default:
		a.peeked++
	}
	a.showCorner(counterpart)
	if a.tracing.open {
		a.peek.Clear() // the counterparts are on their way
		return nil
	}
	return a.glimpse()
}

// glimpse asks for the counterpart that is to be looked at.
func (a *App) glimpse() tea.Cmd {
	all := a.xref.Counterparts()
	if a.peeked >= len(all) {
		a.peeking.drop()
		a.peek.Clear()
		return nil
	}
	goal := all[a.peeked]
	ctx, n := a.peeking.ask(a.ctx)
	corpus := a.corpus
	return func() tea.Msg {
		r, err := corpus.Read(ctx, goal.Article)
		return glimpsed{n, goal, r, err}
	}
}

// glimpsed takes the counterpart's article.
func (a *App) glimpsed(msg glimpsed) {
	if !a.peeking.answered(msg.number) {
		return
	}
	if msg.err != nil {
		a.fail(msg.err)
		a.peek.Clear()
		return
	}
	a.peek.Show(peek.Subject{
		Reading: msg.read, Quotation: msg.goal.Quotation, Years: a.list.Years(),
		At: a.peeked + 1, Of: len(a.xref.Counterparts()),
	})
}

// goAcross goes to the counterpart that is looked at, or else to the first one.
func (a *App) goAcross() tea.Cmd {
	all := a.xref.Counterparts()
	switch {
	case a.tracing.open:
		return nil
	case len(all) == 0:
		a.note = "no other article carries these words"
		return nil
	case a.corner == counterpart && a.peeked < len(all):
		return a.visit(all[a.peeked])
	default:
		return a.visit(all[0])
	}
}
