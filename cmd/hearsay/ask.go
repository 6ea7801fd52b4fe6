package main

import (
	"cmp"
	"context"
	"slices"

	"hearsay/store"
	"hearsay/store/survey"
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
	found, err := rows(ctx, c, filter)
	if err != nil {
		return nil, err
	}
	var ids []store.ArticleID
	for _, row := range found {
		if row.Heading == nil {
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

// sayings traces every saying that the readings carry, as seen from its fullest
// wording: disputed ones first, then those with the most outlets.
func sayings(ctx context.Context, c store.Corpus, from []store.Reading) ([]store.SayingTrace, error) {
	seen := map[store.SayingID]bool{}
	var out []store.SayingTrace
	for _, r := range from {
		for _, q := range r.Quotations {
			if !slices.ContainsFunc(q.Sayings, func(id store.SayingID) bool { return !seen[id] }) {
				continue
			}
			t, err := c.Trace(ctx, q.ID)
			if err != nil {
				return nil, err
			}
			for _, s := range t.Sayings {
				if seen[s.ID] {
					continue
				}
				seen[s.ID] = true
				full, err := survey.FromFullest(ctx, c, s)
				if err != nil {
					return nil, err
				}
				out = append(out, full)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b store.SayingTrace) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(b.Outlets, a.Outlets))
	})
	return out, nil
}
