package storetest

import (
	"reflect"
	"slices"
	"testing"

	"hearsay/store"
)

// runViews checks what every view of the list promises.
func runViews(t *testing.T, c store.Corpus) {
	for v := range store.View(store.Views) {
		t.Run(v.String()+" pages add up", func(t *testing.T) { pagesAddUp(t, c, v) })
		t.Run(v.String()+" items stand under headings and are counted", func(t *testing.T) { itemsCounted(t, c, v) })
		t.Run(v.String()+" finds the row of a place", func(t *testing.T) { findsPlaces(t, c, v) })
	}
	for _, v := range []store.View{store.Quotations, store.Speakers, store.Disputes} {
		t.Run(v.String()+" agree with readings", func(t *testing.T) { excerptsAgree(t, c, v) })
		t.Run(v.String()+" filter by quotation", func(t *testing.T) { filtersQuotations(t, c, v) })
	}
	t.Run("nothing said is left out", func(t *testing.T) { leavesNothingOut(t, c) })
}

func pagesAddUp(t *testing.T, c store.Corpus, v store.View) {
	whole := search(t, c, store.Query{View: v})
	if whole.View != v || whole.Rows != len(whole.Page) || whole.From != 0 || whole.At != -1 {
		t.Fatalf("%d rows of %s, page of %d from %d, at %d", whole.Rows, whole.View, len(whole.Page), whole.From, whole.At)
	}
	var parts []store.Row
	for from := 0; from < whole.Rows; from += 2 {
		r := search(t, c, store.Query{View: v, From: from, Limit: 2})
		if r.From != from || len(r.Page) > 2 || r.Rows != whole.Rows {
			t.Fatalf("page from %d: %d rows from %d of %d", from, len(r.Page), r.From, r.Rows)
		}
		parts = append(parts, r.Page...)
	}
	if !slices.EqualFunc(parts, whole.Page, sameRow) {
		t.Error("pages of two do not add up to the whole")
	}
	if r := search(t, c, store.Query{View: v, From: whole.Rows + 5, Limit: 2}); len(r.Page) != 0 {
		t.Errorf("a page beyond the end has %d rows", len(r.Page))
	}
}

func sameRow(a, b store.Row) bool {
	return same(a.Heading, b.Heading) && reflect.DeepEqual(a.Article, b.Article) && same(a.Quotation, b.Quotation)
}

func same[T comparable](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

func itemsCounted(t *testing.T, c store.Corpus, v store.View) {
	r := search(t, c, store.Query{View: v})
	items, articles, headed := 0, map[store.ArticleID]bool{}, false
	for i, row := range r.Page {
		if row.Heading != nil {
			headed = true
			if row.Heading.Title == "" || row.Heading.Quotations < 1 && v != store.Stories || (row.Heading.Dispute != "") != (v == store.Disputes) {
				t.Errorf("a heading that does not help: %+v", *row.Heading)
			}
			if i+1 == len(r.Page) || r.Page[i+1].Heading != nil {
				t.Errorf("nothing stands under %q", row.Heading.Title)
			}
			continue
		}
		if !headed || (row.Quotation != nil) != (v != store.Stories) {
			t.Fatalf("row %d has no heading, or is not an item of this view", i)
		}
		items++
		articles[row.Article.ID] = true
	}
	if items != r.Items || len(articles) != r.Articles {
		t.Errorf("%d items of %d articles in the list; results say %d of %d", items, len(articles), r.Items, r.Articles)
	}
}

func findsPlaces(t *testing.T, c store.Corpus, v store.View) {
	whole := search(t, c, store.Query{View: v})
	for _, row := range whole.Page {
		if row.Heading != nil {
			continue
		}
		at := store.Place{Article: row.Article.ID}
		if row.Quotation != nil {
			at.Quotation, at.Quoted = row.Quotation.ID, true
		}
		r := search(t, c, store.Query{View: v, Around: &at, Limit: 3})
		i := r.At - r.From
		if r.At < 0 || i < 0 || i >= len(r.Page) {
			t.Fatalf("row %d for %+v is not on the page of %d from %d", r.At, at, len(r.Page), r.From)
		}
		got := r.Page[i]
		if got.Article.ID != at.Article || at.Quoted && got.Quotation.ID != at.Quotation {
			t.Errorf("the row for %+v is of article %d", at, got.Article.ID)
		}
	}
	if len(whole.Page) > 1 {
		at := store.Place{Article: whole.Page[len(whole.Page)-1].Article.ID}
		if r := search(t, c, store.Query{View: v, Around: &at}); r.From != 0 || len(r.Page) != whole.Rows {
			t.Errorf("all rows around one: %d from %d", len(r.Page), r.From)
		}
	}
	if r := search(t, c, store.Query{View: v, From: 1, Limit: 2, Around: &store.Place{Article: 1 << 31}}); r.At != -1 || r.From != min(1, r.Rows) {
		t.Errorf("a stranger stands in row %d; the page begins with row %d", r.At, r.From)
	}
}

// excerptsAgree compares the quotations of a view with their articles.
func excerptsAgree(t *testing.T, c store.Corpus, v store.View) {
	known := quotations(t, c)
	var heading store.Heading
	for _, row := range search(t, c, store.Query{View: v}).Page {
		if row.Heading != nil {
			heading = *row.Heading
			continue
		}
		e, q := row.Quotation, known[row.Quotation.ID]
		if e.Speaker != q.Speaker || e.Carriers != q.Carriers || e.Disputed != q.Disputed || !q.Kind.Said() {
			t.Errorf("the list says %+v, the reading %+v", *e, q)
		}
		switch v {
		case store.Speakers:
			if e.Speaker.ID != heading.Speaker || e.Speaker.Name != heading.Title {
				t.Errorf("%q stands under %q", e.Speaker.Name, heading.Title)
			}
		case store.Disputes:
			if !slices.Contains(q.Sayings, heading.Saying) {
				t.Errorf("%q stands under a saying that it does not carry, %q", e.Words, heading.Title)
			}
		}
	}
}

// quotations gives all there are.
func quotations(t *testing.T, c store.Corpus) map[store.QuotationID]store.Quoted {
	all := map[store.QuotationID]store.Quoted{}
	each(t, c, func(r store.Reading) {
		for _, q := range r.Quotations {
			all[q.ID] = q
		}
	})
	return all
}

// filtersQuotations holds that conditions on quotations are asked of each, and those on articles of its article.
func filtersQuotations(t *testing.T, c store.Corpus, v store.View) {
	passing := func(filter string, passes func(store.Row) bool) {
		for _, row := range search(t, c, store.Query{View: v, Filter: filter}).Page {
			if row.Heading == nil && !passes(row) {
				t.Errorf("%s: %+v of %s passes", filter, *row.Quotation, row.Article.Key)
			}
		}
	}
	linked := func(r store.Row) bool { return r.Quotation.Carriers > 0 }
	passing("has:link", linked)
	passing("-has:link", func(r store.Row) bool { return !linked(r) })
	passing("has:dispute", func(r store.Row) bool { return r.Quotation.Disputed })
	for _, row := range search(t, c, store.Query{View: v}).Page {
		if row.Heading != nil || row.Article.Outlet == "" || row.Quotation.Speaker.Name == "" {
			continue
		}
		outlet, name := row.Article.Outlet, row.Quotation.Speaker.Name
		passing(`outlet:"`+outlet+`" speaker:"`+name+`"`, func(r store.Row) bool {
			return r.Article.Outlet == outlet && r.Quotation.Speaker.Name == name
		})
		break
	}
}

// leavesNothingOut holds that every quotation that is said stands in Quotations,
// itself or by another that carries the same saying.
func leavesNothingOut(t *testing.T, c store.Corpus) {
	sayings, shown := map[store.SayingID]bool{}, map[store.QuotationID]bool{}
	all := quotations(t, c)
	for _, row := range search(t, c, store.Query{View: store.Quotations}).Page {
		if row.Heading != nil {
			continue
		}
		shown[row.Quotation.ID] = true
		for _, id := range all[row.Quotation.ID].Sayings {
			sayings[id] = true
		}
	}
	for id, q := range all {
		stands := shown[id] || len(q.Sayings) > 0 && !slices.ContainsFunc(q.Sayings, func(s store.SayingID) bool { return !sayings[s] })
		if q.Kind.Said() && !stands {
			t.Errorf("quotation %d is left out", id)
		}
	}
}
