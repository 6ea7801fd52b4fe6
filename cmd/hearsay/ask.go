package main

import (
	"cmp"
	"context"
	"slices"

	"hearsay/store"
)

// rows gives every row of the list that passes filter.
func rows(ctx context.Context, c store.Corpus, filter string) ([]store.Row, error) {
	r, err := c.Search(ctx, store.Query{Filter: filter})
	if err != nil {
		return nil, filterProblem(filter, err)
	}
	return r.Page, nil
}

// readings reads every article that passes filter, in source order.
func readings(ctx context.Context, c store.Corpus, filter string) ([]store.Reading, error) {
	return readingsOf(ctx, c, filter, func(store.Summary) bool { return true })
}

// called reads the articles of that key; several, if several sources have one.
func called(ctx context.Context, c store.Corpus, key string) ([]store.Reading, error) {
	articles, err := readingsOf(ctx, c, "", func(s store.Summary) bool { return s.Key == key })
	if err == nil && len(articles) == 0 {
		err = noArticle(key)
	}
	return articles, err
}

// readingsOf reads, of the articles that pass filter, those that are wanted.
func readingsOf(ctx context.Context, c store.Corpus, filter string, wanted func(store.Summary) bool) ([]store.Reading, error) {
	found, err := rows(ctx, c, filter)
	if err != nil {
		return nil, err
	}
	var ids []store.ArticleID
	for _, row := range found {
		if row.Heading == nil && wanted(row.Article) {
			ids = append(ids, row.Article.ID)
		}
	}
	slices.Sort(ids)
	out := make([]store.Reading, 0, len(ids))
	for _, id := range ids {
		r, err := c.Read(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// gravestFirst puts what is disputed before what is not, and then what most outlets carry.
func gravestFirst(sayings []store.SayingTrace) {
	slices.SortStableFunc(sayings, func(a, b store.SayingTrace) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(b.Outlets, a.Outlets))
	})
}
