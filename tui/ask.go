package tui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/query"
	"hearsay/store/survey"
	"hearsay/store/text"
	"hearsay/tui/reader"
	"hearsay/tui/xref"
)

// question is one kind of question to the corpus. Only the answer to the latest
// one counts; asking again gives up the one before.
type question struct {
	number int
	open   bool
	cancel context.CancelFunc
}

// ask numbers a new question and cancels the one before it.
func (q *question) ask(parent context.Context) (context.Context, int) {
	if q.cancel != nil {
		q.cancel()
	}
	ctx, cancel := context.WithCancel(parent)
	q.number++
	q.open, q.cancel = true, cancel
	return ctx, q.number
}

// answered reports whether an answer is to the latest question, and ends it.
func (q *question) answered(number int) bool {
	if number != q.number || !q.open {
		return false
	}
	q.open = false
	q.cancel()
	return true
}

// drop gives up the latest question.
func (q *question) drop() {
	if q.open {
		q.open = false
		q.cancel()
	}
}

// questions are those of every kind that have been asked.
type questions struct{ searching, readingOf, tracing, explaining, surveying, peeking, naming question }

// The answers, as they come back to Update.
type (
	found struct {
		number  int
		filter  string
		results store.Results
		err     error
	}
	wasRead struct {
		number  int
		goal    goal
		reading store.Reading
		kept    reader.Kept
		text    reader.Text
		err     error
	}
	wasSet struct{ text reader.Text }
	traced struct {
		number int
		trace  store.Trace
		err    error
	}
	explained struct {
		number      int
		quotation   store.QuotationID
		explanation store.Explanation
		err         error
	}
	glimpsed struct {
		number int
		goal   xref.Jump
		read   store.Reading
		err    error
	}
	named struct {
		number int
		gap    query.Gap
		names  []store.Name
		err    error
	}
	compared struct {
		number int
		story  survey.Story
		err    error
	}
	progressed struct{ progress store.Progress }
)

// fail says in the footer why there is no answer.
func (a *App) fail(err error) { a.note = text.Printable(err.Error()) }

// search asks the list's question for the rows around the open article and its
// selected quotation or, if it is not among them, from from on.
func (a *App) search(filter string, from, limit int) tea.Cmd {
	q := store.Query{View: a.view, Filter: filter, Marks: a.keep.Marks(), From: from, Limit: limit}
	switch at := a.here; {
	case !a.beginning.over && a.beginning.left != "":
		q.Around = &store.Place{Key: a.beginning.left}
	case a.reading != nil:
		q.Around = &at
	}
	return a.searchFor(q)
}

// scrolled asks for rows that have come into sight.
func (a *App) scrolled(from, limit int) tea.Cmd {
	return a.searchFor(store.Query{View: a.view, Filter: a.filter, Marks: a.keep.Marks(), From: from, Limit: limit})
}

func (a *App) searchFor(q store.Query) tea.Cmd {
	ctx, n := a.searching.ask(a.ctx)
	a.asked = asked{q.View, q.Filter}
	corpus := a.corpus
	return func() tea.Msg {
		r, err := corpus.Search(ctx, q)
		return found{n, q.Filter, r, err}
	}
}

// read asks the detail's question, and sets the answer as the pane wants it.
func (a *App) read(id store.ArticleID, g goal) tea.Cmd {
	ctx, n := a.readingOf.ask(a.ctx)
	corpus, setting, marks := a.corpus, a.reader.Setting(), a.keep.Marks()
	return func() tea.Msg {
		r, err := corpus.Read(ctx, id)
		if err != nil || ctx.Err() != nil {
			return wasRead{number: n, err: err}
		}
		return wasRead{n, g.backTo(&r, marks), r, reader.KeptIn(r.Article, marks), setting.Set(&r), nil}
	}
}

// set sets the text that the pane wants, if it wants any.
func (a *App) set() tea.Cmd {
	set, wanted := a.reader.Want()
	if !wanted {
		return nil
	}
	return func() tea.Msg { return wasSet{set()} }
}

// trace asks the question of the cross-references.
func (a *App) trace(q store.QuotationID) tea.Cmd {
	ctx, n := a.tracing.ask(a.ctx)
	corpus := a.corpus
	return func() tea.Msg {
		t, err := corpus.Trace(ctx, q)
		return traced{n, t, err}
	}
}

// How long nothing is said of a corpus that loads: at first hardly at all, for
// a small one is there at once, then a quarter longer each time. In that time it is
// glanced at so many times, for news of it to be seen at once.
const (
	shortest = 10 * time.Millisecond
	longest  = 100 * time.Millisecond
	glances  = 20
)

// watch looks after the progress of loading.
func (a *App) watch() tea.Cmd {
	a.pause = min(max(a.pause+a.pause/4, shortest), longest)
	corpus, after, glance, known := a.corpus, a.after, a.pause/glances, a.progress.Version
	return func() tea.Msg {
		for range glances - 1 {
			<-after(glance)
			if p := corpus.Progress(); p.Version != known {
				return progressed{p}
			}
		}
		<-after(glance)
		return progressed{corpus.Progress()}
	}
}
