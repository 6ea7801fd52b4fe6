package tui

import (
	"fmt"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/keep"
	"hearsay/store/text"
	"hearsay/tui/line"
)

// deed is something the reader did to what is kept, at one stroke.
type deed struct {
	done, undone []keep.Change
	what         string // it was, for when it is taken back: "12_harbour: read"
}

// deeds are those of a session, in order. Those from at on have been taken back.
type deeds struct {
	made []deed
	at   int
}

// change makes changes, notes how to take them back, and has them written.
func (a *App) change(what string, changes ...keep.Change) tea.Cmd {
	before := a.keep.Marks()
	back := make([]keep.Change, 0, len(changes))
	for _, c := range slices.Backward(changes) {
		back = append(back, c.Back(before))
	}
	a.deeds.made = append(a.deeds.made[:a.deeds.at], deed{changes, back, what})
	a.deeds.at++
	return a.write(changes)
}

// write makes changes and shows them. They are written in a command: all that
// wait are, whichever asked for it, so that none overtakes another.
func (a *App) write(changes []keep.Change) tea.Cmd {
	a.keep.Add(changes...)
	a.showMarks()
	journal := a.keep
	return tea.Batch(a.keptHere(), func() tea.Msg { return written{journal.Flush()} })
}

// written says that what is kept is on the disk, or why not.
type written struct{ err error }

func (a *App) written(msg written) {
	if msg.err != nil {
		a.note = "not kept: " + text.Printable(msg.err.Error())
	}
}

// Leave writes what is left to write, and where one is; after it, nothing is kept any more.
func (a *App) Leave() error {
	a.keep.Add(a.leaving()...)
	if err := a.keep.Close(); err != nil {
		return fmt.Errorf("not kept: %w", err)
	}
	return nil
}

// showMarks gives what is kept to those who show it.
func (a *App) showMarks() { a.list.Mark(a.keep.Marks()) }

// undo takes the last deed back.
func (a *App) undo() tea.Cmd {
	if a.deeds.at == 0 {
		a.note = "nothing to take back"
		return nil
	}
	a.deeds.at--
	d := &a.deeds.made[a.deeds.at]
	a.note = "taken back: " + d.what
	return a.write(d.undone)
}

// redo does the deed again that was taken back last.
func (a *App) redo() tea.Cmd {
	if a.deeds.at == len(a.deeds.made) {
		a.note = "nothing was taken back"
		return nil
	}
	d := &a.deeds.made[a.deeds.at]
	a.deeds.at++
	a.note = "done again: " + d.what
	return a.write(d.done)
}

// markRead marks articles as read, or as not.
func (a *App) markRead(on bool, articles ...store.Summary) tea.Cmd {
	words := "unread"
	if on {
		words = "read"
	}
	return a.mark(keep.Read, on, words, articles, a.keep.Marks().Read)
}

// mark gives all articles a mark, or takes it from them; those that need no change are left alone.
func (a *App) mark(what keep.What, on bool, words string, articles []store.Summary, marked store.Keyed[bool]) tea.Cmd {
	var changes []keep.Change
	for _, s := range articles {
		if s.Key != "" && marked.Get(s.Key) != on {
			changes = append(changes, keep.Change{What: what, Article: s.Key, On: on})
		}
	}
	switch len(changes) {
	case 0:
		return nil
	case 1:
		words = fmt.Sprintf("%s: %s", text.Printable(changes[0].Article), words)
	default:
		words = fmt.Sprintf("%s: %s", line.Count(len(changes), "article"), words)
	}
	return a.change(words, changes...)
}

// between is how long it takes at most to see what another reader keeps.
const between = 2 * time.Second

// watchKept looks after what other readers keep, and after where one is.
func (a *App) watchKept() tea.Cmd {
	if !a.keep.Shared() {
		return nil
	}
	journal, after := a.keep, a.after
	return func() tea.Msg {
		<-after(between)
		changed, problems, err := journal.Poll()
		return polled{changed, problems, err}
	}
}

// polled is what has come from other readers.
type polled struct {
	changed  bool
	problems []store.Problem
	err      error
}

func (a *App) polled(msg polled) tea.Cmd {
	a.ownProblems = append(a.ownProblems, msg.problems...)
	switch {
	case msg.err != nil:
		a.fail(msg.err)
	case len(msg.problems) > 0:
		a.note = problem(msg.problems[0])
	}
	if !msg.changed {
		return tea.Batch(a.staying(), a.watchKept())
	}
	a.showMarks()
	return tea.Batch(a.keptHere(), a.staying(), a.watchKept())
}
