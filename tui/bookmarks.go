package tui

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/keep"
	"hearsay/store/text"
	"hearsay/tui/frame"
	"hearsay/tui/keymap"
	"hearsay/tui/line"
	"hearsay/tui/reader"
)

// bookmark keeps the selected quotation, or no longer.
func (a *App) bookmark() tea.Cmd {
	if _, _, ok := a.list.Chosen(); ok && a.shape.Focus == frame.List {
		if a.view == store.Stories {
			a.note = "quotations are bookmarked; Q lists them"
			return nil
		}
		return a.ofChosen(toBookmark)
	}
	b, kept, ok := a.selectedBookmark()
	if !ok {
		a.note = "no quotation is selected"
		return nil
	}
	change, words := keep.ToBookmark(a.reading.Article.Key, b), "bookmarked"
	if kept {
		change.Bookmark, words = nil, "no longer bookmarked"
	}
	a.note = words
	return a.change(about(b, words), change)
}

// keepAll bookmarks quotations, those that are not yet.
func (a *App) keepAll(changes []keep.Change) tea.Cmd {
	marks := a.keep.Marks()
	changes = slices.DeleteFunc(changes, func(c keep.Change) bool {
		_, ok := marks.Bookmark(c.Article, c.ID)
		return ok
	})
	a.note = line.Count(len(changes), "quotation") + " bookmarked"
	if len(changes) == 0 {
		return nil
	}
	return a.change(a.note, changes...)
}

// selectedBookmark gives the bookmark of the selected quotation, or one that could be made of it.
func (a *App) selectedBookmark() (b store.Bookmark, kept, ok bool) {
	if a.reading == nil {
		return b, false, false
	}
	if b, kept = a.reader.Bookmark(); kept {
		return b, true, true
	}
	q, ok := a.quoted()
	if !ok {
		return b, false, false
	}
	b = keep.NewBookmark(a.reading.Article, q)
	if same, made := a.keep.Marks().Bookmark(a.reading.Article.Key, b.ID); made { // and is not on the screen yet
		return same, true, true
	}
	return b, false, true
}

// enough is how many characters of a quotation say which one it is.
const enough = 40

// about names a quotation and what was done to it.
func about(b store.Bookmark, what string) string {
	words := []rune(text.Printable(b.Selector.Words))
	if len(words) > enough {
		words = append(words[:enough], '…')
	}
	return fmt.Sprintf("“%s” %s", string(words), what)
}

// bookmarked is the filter that passes what is bookmarked.
const bookmarked = "is:bookmarked"

// listBookmarks lists the quotations that are bookmarked, or, if they are listed already, all again.
func (a *App) listBookmarks() tea.Cmd {
	a.focus(frame.List)
	if a.filter == bookmarked && a.view == store.Quotations {
		return a.search("", 0, a.limit())
	}
	if a.keep.Marks().Bookmarks.Len() == 0 {
		a.note = "nothing is bookmarked; " + keymap.First(a.keys.keep.Bookmark) + " bookmarks the selected quotation"
	}
	a.view = store.Quotations
	return a.search(bookmarked, 0, a.limit())
}

// keptHere finds anew what is kept of the open article.
func (a *App) keptHere() tea.Cmd {
	if a.reading == nil {
		return nil
	}
	article, marks := a.reading.Article, a.keep.Marks()
	return func() tea.Msg { return keptIn{article, marks, reader.KeptIn(article, marks)} }
}

// keptIn is what is kept of an article.
type keptIn struct {
	article *store.Article
	marks   store.Marks
	kept    reader.Kept
}

// showKept shows it, unless something else is kept by now, or open.
func (a *App) showKept(msg keptIn) {
	if a.reading != nil && a.reading.Article == msg.article && a.keep.Marks().Same(msg.marks) {
		a.reader.Keep(msg.kept)
	}
}
