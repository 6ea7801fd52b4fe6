package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
)

// begun says that what is kept is known.
type begun struct {
	problems []store.Problem
	err      error
}

// beginKeeping reads what is kept, which may be much: the first frame does not wait for it.
func (a *App) beginKeeping() tea.Cmd {
	if !a.beginning.unknown {
		return nil
	}
	journal := a.keep
	return func() tea.Msg {
		problems, err := journal.Begin()
		return begun{problems, err}
	}
}

// kept routes what is said of what is kept.
func (a *App) kept(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case keptIn:
		a.showKept(msg)
	case begun:
		return a.begun(msg)
	case polled:
		return a.polled(msg)
	case written:
		a.written(msg)
	}
	return nil
}

// begun shows what is kept, or why nothing will be, and asks for the list anew: its
// filter may be about that, and it begins where it was left.
func (a *App) begun(msg begun) tea.Cmd {
	a.beginning.unknown = false
	problems := msg.problems
	if msg.err != nil {
		problems = append(problems, Unkept(msg.err))
	}
	if len(problems) > 0 {
		a.ownProblems = slices.Concat(a.ownProblems, problems)
		a.note = problem(problems[0])
	}
	a.beginning.left = lastLeft(a.keep.Marks())
	a.showMarks()
	from, limit := a.list.Window()
	return tea.Batch(a.search(a.asked.filter, from, limit), a.keptHere(), a.watchKept())
}

// Unkept is the problem that nothing will be kept.
func Unkept(err error) store.Problem { return store.Problem{File: "nothing will be kept", Err: err} }
