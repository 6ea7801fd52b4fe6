package tui

import (
	"maps"

	"hearsay/store/text"
)

// marking is one change of a mark: an article has been read, or has not.
type marking struct {
	key  string
	read bool
}

// markings are the changes of a session, in order. Those from at on have been taken back.
type markings struct {
	made []marking
	at   int
}

// mark notes that an article has been read, or has not, and how to take that back.
func (a *App) mark(key string, read bool) {
	if a.marks.Read[key] == read {
		return
	}
	a.markings.made = append(a.markings.made[:a.markings.at], marking{key, read})
	a.markings.at++
	a.setRead(key, read)
}

func (a *App) setRead(key string, read bool) {
	marked := maps.Clone(a.marks.Read) // questions that are under way hold the old one
	marked[key] = read
	a.marks.Read = marked
	a.list.MarkRead(marked)
}

// undo takes the last mark back.
func (a *App) undo() {
	m := &a.markings
	if m.at == 0 {
		a.note = "no mark to take back"
		return
	}
	m.at--
	a.setAgain(m.made[m.at].key, !m.made[m.at].read)
}

// redo sets the mark again that was taken back last.
func (a *App) redo() {
	m := &a.markings
	if m.at == len(m.made) {
		a.note = "no mark was taken back"
		return
	}
	m.at++
	a.setAgain(m.made[m.at-1].key, m.made[m.at-1].read)
}

// setAgain sets a mark and says so, for its article may not be on the screen.
func (a *App) setAgain(key string, read bool) {
	a.setRead(key, read)
	a.note = text.Printable(key) + " is unread again"
	if read {
		a.note = text.Printable(key) + " is read again"
	}
}
