package tui_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/tui"
)

const newsBefore = `# Bridge

## a | 2025-03-01 | Herald | Bridge shut

“{Jane Holt: It stays shut},” said Jane Holt.`

const newsAfter = newsBefore + `

## b | 2025-03-02 | Herald | Bridge open again

“{Jane Holt: It is open},” said Jane Holt.`

// fetches is a reader whose feeds give the same each time.
func fetches(t *testing.T, after store.Corpus, err error, news ...store.Fetched) *session {
	return begin(t, parse(newsBefore), tui.Options{Terminal: &plain, Fetch: func(_ context.Context, tell func(store.Fetched)) (store.Corpus, error) {
		for _, n := range news {
			tell(n)
		}
		return after, err
	}}, 120, 20)
}

func TestFetch(t *testing.T) {
	herald := store.Fetched{Feed: "Herald", Feeds: 2, Left: 1, Done: true, New: 1}
	post := store.Fetched{Feed: "Po\x1bst", Feeds: 2, Done: true, Err: errors.New("the server took too long")}
	for _, c := range []struct {
		name  string
		after store.Corpus
		err   error
		news  []store.Fetched
		want  string
	}{
		{"into what is read", parse(newsAfter), nil, []store.Fetched{{Feed: "Herald", Feeds: 2, Left: 2, Pages: 1}, herald, post},
			"1 new article · 1 failed: Post: the server took too long"},
		{"into the library", nil, nil, []store.Fetched{{Feed: "Herald", Feeds: 1, Done: true, New: 1, Edited: 2}}, "1 new article, 2 edited; `hearsay library` reads them"},
		{"nothing new", nil, nil, []store.Fetched{{Feed: "Herald", Feeds: 1, Done: true}}, "nothing new in 1 feed"},
		{"all failed", nil, nil, []store.Fetched{{Feed: "Post", Feeds: 1, Done: true, Err: errors.New("nobody answers")}}, " 1 failed: Post: nobody answers"},
		{"no feeds", nil, nil, nil, "no feed is followed; `hearsay feeds add ADDRESS` follows one"},
		{"stopped", nil, context.Canceled, nil, "fetching was stopped"},
		{"failed", nil, errors.New("disk\x1b full"), nil, "disk full"},
	} {
		s := fetches(t, c.after, c.err, c.news...).keys("R")
		screen := s.screen()
		if !strings.Contains(screen, c.want) {
			t.Errorf("%s: want %q in\n%s", c.name, c.want, screen)
		}
		if shown := strings.Contains(screen, "Bridge open again"); shown != (c.after != nil) {
			t.Errorf("%s: the new article is shown: %t\n%s", c.name, shown, screen)
		}
	}
	if s := open(t, parse(newsBefore), plain, 120, 20).keys("R"); !strings.Contains(s.screen(), "there are no feeds here") {
		t.Error(s.screen())
	}
}

// While it fetches the reader can be used, and the footer says how far it is; R stops it.
func TestFetchUnderWay(t *testing.T) {
	s := begin(t, parse(newsBefore), tui.Options{Terminal: &plain, Fetch: func(ctx context.Context, tell func(store.Fetched)) (store.Corpus, error) {
		tell(store.Fetched{Feed: "Herald", Feeds: 12, Left: 11, Done: true, New: 3})
		<-ctx.Done()
		return nil, ctx.Err()
	}}, 120, 20)
	press := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("R")}
	_, cmd := s.app.Update(press)
	_, cmd = s.app.Update(cmd())
	if got := s.screen(); !strings.Contains(got, "fetching… 1 of 12 feeds, 3 new") || !strings.Contains(got, "? help") {
		t.Error(got)
	}
	s.app.Update(press)
	s.run(cmd)
	if got := s.screen(); !strings.Contains(got, "fetching was stopped") {
		t.Error(got)
	}
}
