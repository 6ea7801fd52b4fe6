package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/keep"
	"hearsay/tui/frame"
)

// purpose is what the prompt is open for.
type purpose uint8

const (
	filtering purpose = iota
	finding
	noting
	tagging
)

// writing is what the prompt is open for, and what has been written in it before.
type writing struct {
	purpose purpose
	before  frame.Pane // the focus before the prompt was opened
	kept    string     // the filter before it
	about   subject    // of the note or tags that are written
}

// ask opens the prompt, and shows the pane that it is about.
func (a *App) ask(p purpose) {
	a.writing.purpose, a.writing.before, a.writing.kept = p, a.shape.Focus, a.filter
	a.naming.drop()
	if p == filtering {
		a.focus(frame.List)
		a.prompt.Open("filter", a.filter, `words  "a phrase"  speaker:name  outlet:name  has:dispute  is:unread  newer:1w  -not`, a.keep.Marks().Filters)
		return
	}
	a.focus(frame.Detail)
	a.prompt.Open("find", "", "words of the article", a.keep.Marks().Finds)
}

// typed follows what is typed, letter by letter.
func (a *App) typed(s string) tea.Cmd {
	switch a.writing.purpose {
	case noting, tagging:
		return nil
	case finding:
		a.reader.Find(s)
		a.prompt.Say(a.reader.FindStatus())
		return nil
	}
	a.naming.drop()
	return a.search(s, 0, a.limit())
}

// typing is the filter that is being typed, or else the one in effect.
func (a *App) typing() string {
	if a.prompt.Opened() && a.writing.purpose == filtering {
		return a.prompt.Text()
	}
	return a.filter
}

// accepted keeps what was typed.
func (a *App) accepted(s string) tea.Cmd {
	switch a.writing.purpose {
	case noting, tagging:
		return a.annotate(s)
	case finding:
		a.reader.Find(s)
		return a.remember(keep.Find, s)
	}
	return tea.Batch(a.preview(), a.remember(keep.Filter, s))
}

// remember keeps what was asked for, to be brought back in the prompt.
func (a *App) remember(what keep.What, s string) tea.Cmd {
	if s == "" {
		return nil
	}
	return a.write([]keep.Change{{What: what, Text: s}})
}

// cancelled takes back what was typed.
func (a *App) cancelled() tea.Cmd {
	a.focus(a.writing.before)
	switch a.writing.purpose {
	case noting, tagging:
		return nil
	case finding:
		a.reader.Find("")
		return nil
	}
	return a.search(a.writing.kept, 0, a.limit())
}

// limit is how many rows of the list are asked for at once.
func (a *App) limit() int {
	_, limit := a.list.Window()
	return limit
}

// current is the article that a key is about: the list's if one is there, else the open one.
func (a *App) current() store.Summary {
	if at, ok := a.list.Current(); ok && a.shape.Focus == frame.List {
		return at.Article
	}
	if a.reading != nil {
		return a.reading.Summary
	}
	return store.Summary{}
}
