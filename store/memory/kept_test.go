package memory_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/keep"
	"hearsay/store/memory"
)

// keeping is what a reader of quarrel keeps: a note on one article; of another,
// a quotation that stood elsewhere and in other words when it was kept.
func keeping() store.Marks {
	return store.Marks{
		Notes: store.Keyed[string]{}.With("Gazette", "nice pears"),
		Tags:  store.Keyed[[]string]{}.With("Gazette", []string{"harvest"}),
		Bookmarks: store.Keyed[[]store.Bookmark]{}.With("Observer", []store.Bookmark{
			{ID: "b1", Note: "ask the divers", Tags: []string{"flood", "water"}, Selector: store.Selector{Words: "The waters are falling at last,", Start: 40}},
			{ID: "b2", Selector: store.Selector{Words: "Words that no longer stand there at all,", Start: 3}},
		}).With("Nowhere", []store.Bookmark{{ID: "b3", Note: "divers"}}),
	}
}

func TestWhatIsKeptIsFound(t *testing.T) {
	c := load(t, quarrel...)
	const (
		water = `
Bridge closed after the flood  (4 by 3)
  Observer: Omar Reyes: The water is falling +0
`
		pears = `
A record harvest of pears  (1 by 1)
  Gazette: Tom Reed: Nobody here has ever +0
`
	)
	for _, want := range []struct {
		view         store.View
		filter, text string
	}{
		{store.Quotations, "is:bookmarked", water},
		{store.Quotations, "tag:flood", water},
		{store.Quotations, "note:divers", water},
		{store.Quotations, "has:note", water},
		{store.Quotations, "tag:harvest note:pears", pears},
		{store.Quotations, "is:bookmarked -tag:water", "\n"},
		{store.Quotations, "tag:divers", "\n"},
		{store.Stories, "is:bookmarked", "\nBridge closed after the flood  (4 by 3)\n  Observer\n"},
		{store.Stories, "has:note sort:date", "\n  Gazette\n  Observer\n"},
		{store.Stories, "tag:flo or tag:harvest -note:nice", "\nBridge closed after the flood  (4 by 3)\n  Observer\n"},
	} {
		got := listing(t, c, store.Query{View: want.view, Filter: want.filter, Marks: keeping()})
		if diff := cmp.Diff(want.text, got); diff != "" {
			t.Errorf("%s %s:\n%s", want.view, want.filter, diff)
		}
	}
}

func TestAnotherAnswerAfterAnotherMark(t *testing.T) {
	c := load(t, quarrel...)
	for i, marks := range []store.Marks{{}, keeping(), {}} {
		got := listing(t, c, store.Query{View: store.Quotations, Filter: "is:bookmarked", Marks: marks})
		if (got == "\n") != (i != 1) {
			t.Errorf("asked for the %d. time: %s", i+1, got)
		}
	}
}

func TestAroundAnArticleByItsKey(t *testing.T) {
	c := load(t, quarrel...)
	at := func(c *memory.Corpus, key string) string {
		r, err := c.Search(t.Context(), store.Query{Limit: 1, Around: &store.Place{Key: key}})
		if err != nil || r.At < 0 {
			return ""
		}
		return r.Page[r.At-r.From].Article.Key
	}
	for _, key := range []string{"Gazette", "Herald", "nowhere"} {
		if got := at(c, key); got != key && key != "nowhere" || key == "nowhere" && got != "" {
			t.Errorf("around %s: %q", key, got)
		}
	}
}

// Two bookmarks of one saying are two rows: each was kept for itself.
func TestBookmarksOfOneSayingAllStand(t *testing.T) {
	c := load(t, quarrel...)
	all := listing(t, c, store.Query{View: store.Disputes})
	marks := store.Marks{}
	var words []string
	for _, a := range []store.ArticleID{0, 1, 2} {
		r, err := c.Read(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Quotations {
			if q := &r.Quotations[i]; q.Disputed {
				marks.Bookmarks = marks.Bookmarks.With(r.Article.Key, []store.Bookmark{keep.NewBookmark(r.Article, q)})
				words = append(words, q.Span.Of(r.Article.Text))
				break
			}
		}
	}
	if len(words) < 2 {
		t.Fatalf("%d disputed quotations in\n%s", len(words), all)
	}
	r, err := c.Search(t.Context(), store.Query{View: store.Quotations, Filter: "is:bookmarked", Marks: marks, Limit: 99})
	if err != nil || r.Items != len(words) {
		t.Errorf("%d of %d bookmarks stand: %v", r.Items, len(words), err)
	}
}
