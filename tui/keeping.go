package tui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/keep"
	"hearsay/tui/frame"
	"hearsay/tui/keymap"
	"hearsay/tui/line"
	"hearsay/tui/list"
)

// keepKeys are the keys that keep things.
type keepKeys struct {
	Read, Star, Bookmark, Note, Tags, Bookmarks, Undo, Redo key.Binding
}

func keepKeysIn(m *keymap.Map) keepKeys {
	at := m.Place("keep", "Keeping", keymap.Everywhere)
	return keepKeys{
		Read:      at.Bind("read", "mark as read, or unread", "r"),
		Star:      at.Bind("star", "star the article, or take the star away", "s"),
		Bookmark:  at.Bind("bookmark", "bookmark the quotation, or no longer", "m"),
		Note:      at.Bind("note", "write a note on the quotation or article", "e"),
		Tags:      at.Bind("tags", "give it tags", "#"),
		Bookmarks: at.Bind("bookmarks", "list what is bookmarked, or all again", "M"),
		Undo:      at.Bind("undo", "undo what was kept or marked", "z"),
		Redo:      at.Bind("redo", "redo it", "Z"),
	}
}

// keeping does the keys that keep things.
func (a *App) keeping(msg tea.KeyMsg) (cmd tea.Cmd, done bool) {
	k := &a.keys.keep
	switch {
	case key.Matches(msg, k.Read):
		return a.ofChosen(toRead), true
	case key.Matches(msg, k.Star):
		return a.ofChosen(toStar), true
	case key.Matches(msg, k.Bookmark):
		return a.bookmark(), true
	case key.Matches(msg, k.Note):
		a.askAbout(noting)
	case key.Matches(msg, k.Tags):
		a.askAbout(tagging)
	case key.Matches(msg, k.Bookmarks):
		return a.listBookmarks(), true
	case key.Matches(msg, k.Undo):
		return a.undo(), true
	case key.Matches(msg, k.Redo):
		return a.redo(), true
	default:
		return nil, false
	}
	return nil, true
}

// intention is what shall be done to the items that are chosen in the list.
type intention uint8

const (
	toRead intention = iota
	toStar
	toBookmark
)

// gathered is the chosen items, all of them, with what shall be done to them.
type gathered struct {
	to        intention
	items     []list.Item
	bookmarks []keep.Change // if that is to be done
	err       error
}

// ofChosen does something to what is chosen in the list, or else to the article that a key is about.
func (a *App) ofChosen(to intention) tea.Cmd {
	from, rows, ok := a.list.Chosen()
	if !ok || a.shape.Focus != frame.List {
		return a.gathered(gathered{to: to, items: []list.Item{{Article: a.current()}}})
	}
	a.list.Unchoose()
	corpus, ctx := a.corpus, a.ctx
	q := store.Query{View: a.view, Filter: a.filter, Marks: a.keep.Marks(), From: from, Limit: rows}
	return func() tea.Msg {
		r, err := corpus.Search(ctx, q)
		g := gathered{to: to, err: err}
		for i := range r.Page {
			if row := &r.Page[i]; row.Heading == nil {
				g.items = append(g.items, list.Item{Article: row.Article, Quotation: row.Quotation})
			}
		}
		if to == toBookmark {
			g.gather(func(id store.ArticleID) (store.Reading, error) { return corpus.Read(ctx, id) })
		}
		return g
	}
}

// gather makes the bookmarks of the chosen quotations.
func (g *gathered) gather(read func(store.ArticleID) (store.Reading, error)) {
	for _, item := range g.items {
		if item.Quotation == nil || g.err != nil {
			continue
		}
		r, err := read(item.Article.ID)
		g.err = err
		if i := r.Index(item.Quotation.ID); i >= 0 {
			g.bookmarks = append(g.bookmarks, keep.ToBookmark(r.Article.Key, keep.NewBookmark(r.Article, &r.Quotations[i])))
		}
	}
}

// gathered does what was intended to all items: if any of them lacks it, all get it; else all lose it.
func (a *App) gathered(g gathered) tea.Cmd {
	marks := a.keep.Marks()
	switch {
	case g.err != nil:
		a.fail(g.err)
		return nil
	case g.to == toBookmark:
		return a.keepAll(g.bookmarks)
	}
	what, on, off, marked := keep.Read, "read", "unread", marks.Read
	if g.to == toStar {
		what, on, off, marked = keep.Starred, "starred", "not starred", marks.Starred
	}
	var articles []store.Summary
	lacks, seen := false, map[store.ArticleID]bool{}
	for _, item := range g.items {
		if !seen[item.Article.ID] {
			seen[item.Article.ID] = true
			articles = append(articles, item.Article)
			lacks = lacks || !marked.Get(item.Article.Key)
		}
	}
	words := off
	if lacks {
		words = on
	}
	cmd := a.mark(what, lacks, words, articles, marked)
	if len(articles) > 1 {
		a.note = line.Count(len(articles), "article") + " " + words
	}
	return cmd
}
