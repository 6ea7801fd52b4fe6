package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/keep"
	"hearsay/store/text"
	"hearsay/tui/frame"
	"hearsay/tui/keymap"
	"hearsay/tui/list"
	"hearsay/tui/reader"
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
		a.note = plural(len(articles), "article") + " " + words
	}
	return cmd
}

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
	a.note = plural(len(changes), "quotation") + " bookmarked"
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

// most is how many characters of a quotation say which one it is.
const most = 40

// about names a quotation and what was done to it.
func about(b store.Bookmark, what string) string {
	words := []rune(text.Printable(b.Selector.Words))
	if len(words) > most {
		words = append(words[:most], '…')
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
	a.misconfigured = append(a.misconfigured, msg.problems...)
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

// subject is what a note or tags are written about.
type subject struct {
	article  string
	bookmark *store.Bookmark // nil for the article itself
}

// askAbout opens the prompt for a note or tags: on the article where the list is
// one of articles and has the keys, else on the selected quotation.
func (a *App) askAbout(p purpose) {
	about, what := subject{article: a.current().Key}, "the article"
	if a.shape.Focus != frame.List || a.view != store.Stories {
		if b, _, ok := a.selectedBookmark(); ok {
			about, what = subject{a.reading.Article.Key, &b}, "the quotation"
		}
	}
	if about.article == "" {
		return
	}
	a.writing.about, a.writing.purpose, a.writing.before = about, p, a.shape.Focus
	marks := a.keep.Marks()
	note, tags := marks.Notes.Get(about.article), marks.Tags.Get(about.article)
	if about.bookmark != nil {
		note, tags = about.bookmark.Note, about.bookmark.Tags
	}
	if p == noting {
		a.prompt.Open("note", note, "on "+what, nil)
		return
	}
	a.prompt.Open("tags", strings.Join(tags, " "), "of "+what+", with blanks between", nil)
}

// annotate keeps what has been written about the subject.
func (a *App) annotate(s string) tea.Cmd {
	article, b := a.writing.about.article, a.writing.about.bookmark
	note, tags, what := strings.TrimSpace(s), tagsIn(s), "note"
	if a.writing.purpose == tagging {
		what = "tags"
	}
	switch {
	case b == nil && a.writing.purpose == noting:
		return a.change(text.Printable(article)+": note", keep.Change{What: keep.Note, Article: article, Text: note})
	case b == nil:
		return a.change(text.Printable(article)+": tags", keep.Change{What: keep.Tags, Article: article, Tags: tags})
	case a.writing.purpose == noting:
		b.Note = note
	default:
		b.Tags = tags
	}
	return a.change(about(*b, what), keep.ToBookmark(article, *b))
}

// tagsIn gives the tags that are written with blanks or commas between them.
func tagsIn(s string) []string {
	tags := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '#' })
	slices.Sort(tags)
	return slices.Compact(tags)
}
