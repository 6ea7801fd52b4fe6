// Package survey asks a corpus for all that several articles have in common, be
// they of one story or not. It judges no wording, and shows nothing.
package survey

import (
	"context"
	"slices"

	"hearsay/store"
)

// Story is a story with what its articles share.
type Story struct {
	Articles   []store.Summary // in the order of the list
	Cast       []store.CastMember
	Quotations int                 // of all these articles
	Sayings    []store.SayingTrace // each as seen from its fullest wording, in the order of the articles
}

// Of asks for all that there is to compare in the story of an article. It asks
// once for each article, and up to twice for each saying.
func Of(ctx context.Context, corpus store.Corpus, id store.ArticleID) (Story, error) {
	articles, err := tellers(ctx, corpus, id)
	if err != nil {
		return Story{}, err
	}
	story := Story{Articles: articles}
	readings := make([]store.Reading, len(articles))
	for i := range articles {
		r, err := corpus.Read(ctx, articles[i].ID)
		if err != nil {
			return Story{}, err
		}
		for _, q := range r.Quotations {
			if q.Kind.Said() {
				story.Quotations++
			}
		}
		readings[i], story.Cast = r, r.Cast
	}
	story.Sayings, err = Sayings(ctx, corpus, readings)
	return story, err
}

// window is how many rows of the list are looked at first for the articles of a story.
const window = 256

// tellers gives the articles of an article's story, in the order of the list.
func tellers(ctx context.Context, corpus store.Corpus, id store.ArticleID) ([]store.Summary, error) {
	for limit := window; ; limit *= 4 {
		r, err := corpus.Search(ctx, store.Query{Around: &store.Place{Article: id}, Limit: limit})
		if err != nil {
			return nil, err
		}
		if r.At < 0 {
			return nil, store.ErrNotFound
		}
		if articles, whole := storyAround(&r); whole || len(r.Page) == r.Rows {
			return articles, nil
		}
	}
}

// storyAround gives the articles of the story that row r.At is of, and whether all of it is on the page.
func storyAround(r *store.Results) (articles []store.Summary, whole bool) {
	from, to := r.At-r.From, r.At-r.From
	for from > 0 && r.Page[from-1].Heading == nil {
		from--
	}
	for to < len(r.Page) && r.Page[to].Heading == nil {
		to++
	}
	for i := range r.Page[from:to] {
		articles = append(articles, r.Page[from+i].Article)
	}
	return articles, from > 0 && (to < len(r.Page) || r.From+to == r.Rows)
}

// Sayings gives every saying that articles carry, as seen from its fullest
// wording, in the order of the articles.
func Sayings(ctx context.Context, corpus store.Corpus, articles []store.Reading) ([]store.SayingTrace, error) {
	seen := map[store.SayingID]bool{}
	var out []store.SayingTrace
	for _, r := range articles {
		for _, q := range r.Quotations {
			if !slices.ContainsFunc(q.Sayings, func(id store.SayingID) bool { return !seen[id] }) {
				continue
			}
			t, err := corpus.Trace(ctx, q.ID)
			if err != nil {
				return nil, err
			}
			for _, s := range t.Sayings {
				if seen[s.ID] {
					continue
				}
				seen[s.ID] = true
				full, err := FromFullest(ctx, corpus, s)
				if err != nil {
					return nil, err
				}
				out = append(out, full)
			}
		}
	}
	return out, nil
}

// FromFullest gives a saying as seen from its fullest wording. Whatever story
// that stands in, Absent stays about the story of the occurrence asked about.
func FromFullest(ctx context.Context, corpus store.Corpus, saying store.SayingTrace) (store.SayingTrace, error) {
	if saying.Fullest <= 0 {
		return saying, nil
	}
	t, err := corpus.Trace(ctx, saying.Occurrences[saying.Fullest].Quotation)
	if err != nil {
		return saying, err
	}
	for _, again := range t.Sayings {
		if again.ID == saying.ID {
			again.Absent = saying.Absent
			return again, nil
		}
	}
	return saying, nil
}
