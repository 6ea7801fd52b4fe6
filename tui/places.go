package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/anchor"
	"hearsay/store/keep"
	"hearsay/tui/reader"
)

// leaving is the change that keeps where one is in the open article, if anybody has been there.
func (a *App) leaving() []keep.Change {
	if a.reading == nil || !a.beginning.over {
		return nil
	}
	left := a.reader.Left()
	return []keep.Change{{What: keep.Place, Article: a.reading.Article.Key, Place: &left}}
}

// staying keeps where one is, if that has changed: whoever kills the reader shall find the place again.
func (a *App) staying() tea.Cmd {
	changes := a.leaving()
	if len(changes) == 0 {
		return nil
	}
	now, before := *changes[0].Place, a.keep.Marks().Places.Get(changes[0].Article)
	if before.At.IsZero() && now.Row == 0 && now.Top.Words == "" && !a.keep.Marks().Read.Get(changes[0].Article) {
		return nil // it has only been looked at
	}
	if now.At = before.At; now == before {
		return nil
	}
	return a.write(changes)
}

// leaveFor keeps where one is in the open article, if it has been read and another one is opened.
func (a *App) leaveFor(id store.ArticleID) tea.Cmd {
	if a.reading == nil || a.reading.Article.ID == id || !a.keep.Marks().Read.Get(a.reading.Article.Key) {
		return nil
	}
	return a.write(a.leaving())
}

// backTo completes a goal with where reading the article was left, if nothing else was asked for.
func (g goal) backTo(r *store.Reading, m store.Marks) goal {
	left := m.Places.Get(r.Article.Key)
	if g.exactly || g.again || left.At.IsZero() {
		return g
	}
	spot := reader.SpotOf(r.Article, left)
	g.back = &spot
	at, how := anchor.Find(r.Article.Text, left.Quotation)
	for i := range r.Quotations {
		if q := &r.Quotations[i]; how != anchor.Lost && q.Kind.Said() && q.Span.Overlaps(at) {
			g.quotation, g.exactly = q.ID, true
			break
		}
	}
	return g
}

// lastLeft gives the article that was left last of all.
func lastLeft(m store.Marks) string {
	var last time.Time
	article := ""
	for key, left := range m.Places.All() {
		if left.At.After(last) {
			last, article = left.At, key
		}
	}
	return article
}

// resume opens the article of a page that was left last, if it was left after
// the one that is open for that reason.
func (a *App) resume(page []store.Row) (cmd tea.Cmd, resumed bool) {
	places := a.keep.Marks().Places
	at, when := store.ArticleID(0), a.beginning.resumed
	for i := range page {
		if left := places.Get(page[i].Article.Key); page[i].Heading == nil && left.At.After(when) {
			at, when = page[i].Article.ID, left.At
		}
	}
	if when.Equal(a.beginning.resumed) {
		return nil, !a.beginning.resumed.IsZero()
	}
	a.beginning.resumed = when
	a.list.Select(store.Place{Article: at})
	return a.read(at, goal{}), true
}
