package tui

import (
	"context"
	"errors"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/line"
)

// Fetch gets what is new, and tells how far it has come. It gives a corpus that
// has it, or none if what is read has not changed by it.
type Fetch func(ctx context.Context, tell func(store.Fetched)) (store.Corpus, error)

// fetching is what is known of the news that are being fetched.
type fetching struct {
	fetch  Fetch // nil if nothing can be
	open   bool
	cancel context.CancelFunc
	news   chan fetchNews

	feeds, left, fresh, edited, failed int

	why string // the first feed failed, with its name
}

// fetchNews is how far fetching has come.
type fetchNews struct {
	of     chan fetchNews // which fetching
	one    store.Fetched
	ended  bool
	corpus store.Corpus // nil if it is the same
	err    error
}

// fetch begins to fetch what is new, or stops it.
func (a *App) fetch() tea.Cmd {
	f := &a.fetching
	switch {
	case f.fetch == nil:
		a.note = "there are no feeds here to fetch from"
		return nil
	case f.open:
		f.cancel()
		return nil
	}
	ctx, cancel := context.WithCancel(a.ctx)
	root, news, fetch := a.ctx, make(chan fetchNews), f.fetch
	*f = fetching{fetch: fetch, open: true, cancel: cancel, news: news}
	send := func(n fetchNews) {
		n.of = news
		select {
		case news <- n:
		case <-root.Done(): // nobody listens any more
		}
	}
	return func() tea.Msg {
		go func() {
			c, err := fetch(ctx, func(one store.Fetched) { send(fetchNews{one: one}) })
			send(fetchNews{ended: true, corpus: c, err: err})
		}()
		return hear(root, news)
	}
}

// hear waits for news of the fetching.
func hear(ctx context.Context, news chan fetchNews) tea.Msg {
	select {
	case n := <-news:
		return n
	case <-ctx.Done():
		return nil
	}
}

// fetched takes note of how far fetching has come.
func (a *App) fetched(n fetchNews) tea.Cmd {
	f := &a.fetching
	if n.ended {
		return a.allFetched(n)
	}
	f.take(n.one)
	ctx := a.ctx
	return func() tea.Msg { return hear(ctx, n.of) }
}

func (f *fetching) take(one store.Fetched) {
	f.feeds, f.left = one.Feeds, one.Left
	if !one.Done {
		return
	}
	f.fresh, f.edited = f.fresh+one.New, f.edited+one.Edited
	if one.Err != nil {
		f.failed++
		if f.failed == 1 {
			f.why = text.Printable(one.Feed + ": " + one.Err.Error())
		}
	}
}

// allFetched says what has come, and reads it.
func (a *App) allFetched(n fetchNews) tea.Cmd {
	f := &a.fetching
	stopped := errors.Is(n.err, context.Canceled)
	f.open = false
	f.cancel()
	a.note = f.summary(n.corpus != nil)
	switch {
	case stopped:
		a.note = "fetching was stopped"
	case n.err != nil:
		a.fail(n.err)
	}
	if n.corpus == nil {
		return nil
	}
	a.corpus, a.progress = n.corpus, store.Progress{}
	return a.progressed(n.corpus.Progress())
}

// summary is what fetching has brought; shown says that it is in the list.
func (f *fetching) summary(shown bool) string {
	if f.feeds == 0 {
		return "no feed is followed; `hearsay feeds add ADDRESS` follows one"
	}
	s := "nothing new in " + line.Count(f.feeds, "feed")
	if f.fresh+f.edited > 0 {
		s = line.Count(f.fresh, "new article")
		if f.edited > 0 {
			s += ", " + line.Number(f.edited) + " edited"
		}
		if !shown {
			s += "; `hearsay library` reads them"
		}
	}
	failed := fmt.Sprintf("%s failed: %s", line.Number(f.failed), f.why)
	switch f.failed {
	case 0:
		return s
	case f.feeds:
		return failed
	}
	return s + " · " + failed
}

// underWay says how far fetching has come; nothing if there is none.
func (f *fetching) underWay(more string) string {
	switch {
	case !f.open:
		return ""
	case f.feeds == 0:
		return "fetching" + more
	}
	return fmt.Sprintf("fetching%s %d of %s, %s new", more, f.feeds-f.left, line.Count(f.feeds, "feed"), line.Number(f.fresh))
}
