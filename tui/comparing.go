package tui

import (
	"context"
	"slices"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/tui/compare"
	"hearsay/tui/xref"
)

// compareStory sets the articles of the open article's story against each other.
func (a *App) compareStory() tea.Cmd {
	switch {
	case a.reading == nil:
		return nil
	case a.reading.Story.Articles < 2:
		a.note = "no other article tells this story"
		return nil
	}
	a.table.Wait()
	a.comparing = true
	ctx, n := a.surveying.ask(a.ctx)
	corpus, id := a.corpus, a.here.article
	return func() tea.Msg {
		s, err := survey(ctx, corpus, id)
		return compared{n, s, err}
	}
}

// compared takes the answer.
func (a *App) compared(msg compared) {
	if !a.surveying.answered(msg.number) {
		return
	}
	if msg.err != nil {
		a.note = msg.err.Error()
		a.endComparison()
		return
	}
	a.table.Show(msg.subject, a.here.article, a.here.quotation)
}

// inTable gives a key to the table; only what leads out of it means what it means elsewhere.
func (a *App) inTable(msg tea.KeyMsg) tea.Cmd {
	k := keys()
	if key.Matches(msg, k.Quit, k.Suspend, k.Help) {
		cmd, _ := a.global(msg)
		return cmd
	}
	return a.do(a.table.Press(msg))
}

func (a *App) endComparison() {
	a.surveying.drop()
	a.comparing = false
}

// compareOpens goes from a cell to its article.
func (a *App) compareOpens(o compare.Open) tea.Cmd {
	a.endComparison()
	if o.Carried {
		return a.visit(xref.Jump{Article: o.Article, Quotation: o.Quotation})
	}
	to := place{article: o.Article}
	a.jumps.jump(a.here, to)
	return a.land(to)
}

// survey asks all that the story of an article has in common.
func survey(ctx context.Context, corpus store.Corpus, id store.ArticleID) (compare.Subject, error) {
	var s compare.Subject
	articles, err := tellers(ctx, corpus, id)
	if err != nil {
		return s, err
	}
	s.Articles, s.Rank = articles, map[store.SpeakerID]int{}
	seen := map[store.SayingID]bool{}
	for i := range articles {
		r, err := corpus.Read(ctx, articles[i].ID)
		if err != nil {
			return s, err
		}
		for rank, c := range r.Cast {
			s.Rank[c.Speaker] = rank
		}
		if err := carried(ctx, corpus, &s, r.Quotations, seen); err != nil {
			return s, err
		}
		s.Years = s.Years || articles[i].Published.Year() != articles[0].Published.Year()
	}
	return s, nil
}

// tellers gives the articles of an article's story, in the order of the list.
func tellers(ctx context.Context, corpus store.Corpus, id store.ArticleID) ([]store.Summary, error) {
	r, err := corpus.Search(ctx, store.Query{})
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(r.Page, func(r store.Row) bool { return r.Heading == nil && r.Article.ID == id })
	if at < 0 {
		return nil, store.ErrNotFound
	}
	for at > 0 && r.Page[at-1].Heading == nil {
		at--
	}
	var out []store.Summary
	for ; at < len(r.Page) && r.Page[at].Heading == nil; at++ {
		out = append(out, r.Page[at].Article)
	}
	return out, nil
}

// carried adds the sayings of one article's quotations that have not been seen before.
func carried(ctx context.Context, corpus store.Corpus, s *compare.Subject, quotations []store.Quoted, seen map[store.SayingID]bool) error {
	for i := range quotations {
		q := &quotations[i]
		switch {
		case !q.Kind.Said():
		case q.Carriers == 0:
			s.Alone++
		case slices.ContainsFunc(q.Sayings, func(id store.SayingID) bool { return !seen[id] }):
			t, err := corpus.Trace(ctx, q.ID)
			if err != nil {
				return err
			}
			for _, saying := range t.Sayings {
				if seen[saying.ID] {
					continue
				}
				seen[saying.ID] = true
				full, err := fromFullest(ctx, corpus, saying)
				if err != nil {
					return err
				}
				s.Sayings = append(s.Sayings, full)
			}
		}
	}
	return nil
}

// fromFullest gives a saying as seen from its fullest wording.
func fromFullest(ctx context.Context, corpus store.Corpus, s store.SayingTrace) (store.SayingTrace, error) {
	full := slices.IndexFunc(s.Occurrences, func(o store.Occurrence) bool { return o.Words == s.Words })
	if full <= 0 {
		return s, nil
	}
	t, err := corpus.Trace(ctx, s.Occurrences[full].Quotation)
	if err != nil {
		return s, err
	}
	for _, again := range t.Sayings {
		if again.ID == s.ID {
			return again, nil
		}
	}
	return s, nil
}
