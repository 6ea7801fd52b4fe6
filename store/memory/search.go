package memory

import (
	"context"
	"fmt"
	"slices"
	"time"

	"hearsay/store"
	"hearsay/store/index"
	"hearsay/store/query"
)

// answer is all rows of a view that pass one filter.
type answer struct {
	filter string
	marks  store.Marks
	rows
	found index.Result    // the articles, in Stories
	words []query.Pattern // that an excerpt may have passed by, in the other views
}

// search answers the list's question, unless ctx is done before.
func (s *snapshot) search(ctx context.Context, q store.Query) (store.Results, error) {
	if q.View >= store.Views {
		return store.Results{}, fmt.Errorf("view %d: %w", q.View, store.ErrNotFound)
	}
	a, err := s.answer(ctx, q)
	if err != nil {
		return store.Results{}, err
	}
	r := store.Results{
		Version: s.progress.Version, View: q.View, Articles: a.articles, Items: a.items, Of: s.counts().articles, Rows: a.places.Len(), At: -1,
	}
	if q.Around != nil {
		r.At = s.around(q.View, a.places, *q.Around)
	}
	from, to := window(a.places.Len(), q.From, q.Limit, r.At)
	r.From, r.Page = from, make([]store.Row, 0, to-from)
	for i := from; i < to; i++ {
		r.Page = append(r.Page, s.row(q.View, a.places.At(i), a))
	}
	return r, nil
}

// window gives which of n rows make the page that begins at from or, unless at is
// -1, has that row in its midst. Of limit 0, all do.
func window(n, from, limit, at int) (first, end int) {
	if limit <= 0 || limit > n {
		limit = n
	}
	if at >= 0 {
		from = min(at-limit/2, n-limit)
	}
	first = min(max(from, 0), n)
	return first, min(first+limit, n)
}

// answer runs a filter, or gives the last answer again if nothing has changed.
func (s *snapshot) answer(ctx context.Context, q store.Query) (*answer, error) {
	last := &s.last[q.View]
	if a := last.Load(); a != nil && a.filter == q.Filter && a.marks.Same(q.Marks) {
		return a, nil
	}
	a := &answer{filter: q.Filter, marks: q.Marks}
	if q.Filter == "" {
		a.rows = s.views[q.View]().rows
	} else {
		f, err := query.Parse(q.Filter, time.Now())
		if err != nil {
			return nil, err
		}
		s.pass(ctx, a, q.View, f)
		if err := ctx.Err(); err != nil {
			return nil, err // and what was found until then is no answer
		}
	}
	last.Store(a)
	return a, nil
}

// pass finds the rows that pass f, if ctx lets it.
func (s *snapshot) pass(ctx context.Context, a *answer, v store.View, f *query.Filter) {
	if v == store.Stories {
		a.found = s.index().Search(ctx, f, known{ctx, s, a.marks})
		passed := a.found.Set()
		a.rows = s.listed(ctx, v, s.sorted(v, f.Sort, a.found), false, func(item uint32) bool { return passed.Has(store.ArticleID(item)) })
		return
	}
	a.words = wordsOf(f.Root)
	order := s.sorted(v, f.Sort, s.index().Search(ctx, &query.Filter{Sort: f.Sort}, known{ctx, s, a.marks}))
	holds := sieve{ctx, s, a.marks}.test(f.Root)
	if 8*len(order.entries) > s.counts().quotations {
		holds = s.askedOfAll(ctx, holds)
	}
	a.rows = s.listed(ctx, v, order, once(v) && !asksOfKept(f.Root), func(item uint32) bool { return holds(store.QuotationID(item)) })
}

// around finds the row that is nearest to a place, or gives -1.
func (s *snapshot) around(v store.View, rows places, at store.Place) int {
	if at.Key != "" {
		at.Article = 0
		for n := store.ArticleID(s.counts().articles); at.Article < n && s.key(at.Article) != at.Key; {
			at.Article++
		}
	}
	near := s.nearness(v, at)
	best, rank := -1, 0
	for i := range rows.Len() {
		p := rows.At(i)
		if p.heading {
			continue
		}
		if r := near(p.item); r > rank {
			best, rank = i, r
		}
	}
	return best
}

// nearness ranks items by what they have to do with a place: 0 is nothing.
func (s *snapshot) nearness(v store.View, at store.Place) func(item uint32) int {
	if v == store.Stories {
		return func(item uint32) int { return truth(store.ArticleID(item) == at.Article) }
	}
	carries := map[store.QuotationID]bool{}
	quoted := at.Quoted && int(at.Quotation) < s.counts().quotations
	if quoted {
		for _, id := range s.sayingsOf(at.Quotation) {
			for _, p := range s.saying(id).Passages {
				carries[p.Quotation] = true
			}
		}
	}
	return func(item uint32) int {
		q := store.QuotationID(item)
		switch {
		case quoted && q == at.Quotation:
			return 4
		case carries[q]:
			return 2 + truth(s.speakerOf(q) == s.speakerOf(at.Quotation))
		}
		return truth(s.in(q) == at.Article)
	}
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// row shows a row of a view.
func (s *snapshot) row(v store.View, p place, a *answer) store.Row {
	switch {
	case p.heading:
		return store.Row{Heading: s.heading(v, p.under)}
	case v == store.Stories:
		row := store.Row{Article: s.summary(store.ArticleID(p.item))}
		if a.filter != "" {
			row.Matched = a.found.Matched(store.ArticleID(p.item))
		}
		return row
	}
	q := store.QuotationID(p.item)
	row := store.Row{Article: s.summary(s.in(q)), Quotation: s.excerpt(v, q, p.under)}
	for _, w := range a.words {
		if at, ok := w.Find(row.Quotation.Words); ok {
			row.Matched = append(row.Matched, at)
		}
	}
	slices.SortFunc(row.Matched, func(a, b store.Span) int { return a.Start - b.Start })
	return row
}

// excerpt shows a quotation; in Disputes, the part of it that carries the saying above it.
func (s *snapshot) excerpt(v store.View, q store.QuotationID, under int32) *store.Excerpt {
	span := s.quotation(q).Span
	if v == store.Disputes {
		span = s.passage(s.saying(store.SayingID(under)), q)
	}
	return &store.Excerpt{
		ID: q, Words: s.words(q, span), Speaker: s.attributed(q), Carriers: s.carriers(q), Disputed: s.disputed(q),
	}
}

// passage is the first passage of a saying in quotation q.
func (s *snapshot) passage(saying *store.Saying, q store.QuotationID) store.Span {
	for _, p := range saying.Passages {
		if p.Quotation == q {
			return p.Span
		}
	}
	return s.quotation(q).Span
}
