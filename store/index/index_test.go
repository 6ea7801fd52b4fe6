package index_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/index"
	"hearsay/store/query"
)

var now = time.Date(2025, 3, 20, 15, 0, 0, 0, time.UTC)

// record is an article with its facts, which it also answers for.
type record struct {
	title, outlet, text string
	speakers, quotes    []string
	published           time.Time
	read, disputed      bool
	tag                 string
}

// records is the Facts of a test: a plain loop for each question.
type records []record

func (rs records) keep(among index.Set, passes func(record) bool) {
	among.Keep(context.Background(), func(id store.ArticleID) bool { return passes(rs[id]) })
}

func (rs records) Speaker(words query.Pattern, among index.Set) {
	rs.keep(among, func(r record) bool { return slices.ContainsFunc(r.speakers, words.In) })
}

func (rs records) Quote(words query.Pattern, among index.Set) {
	rs.keep(among, func(r record) bool { return slices.ContainsFunc(r.quotes, words.In) })
}

func (rs records) Kept(x query.Field, among index.Set) {
	rs.keep(among, func(r record) bool { return x.In == query.Tag && x.Pattern.In(r.tag) })
}

func (rs records) Published(p query.Published, among index.Set) {
	rs.keep(among, func(r record) bool { return p.Holds(r.published) })
}

func (rs records) Is(state query.Is, among index.Set) {
	rs.keep(among, func(r record) bool { return r.is(state) })
}

func (rs records) Has(thing query.Has, among index.Set) {
	rs.keep(among, func(r record) bool { return r.has(thing) })
}

func (rs records) Text(id store.ArticleID) string { return rs[id].text }

func (rs records) Order(by query.Key) []store.ArticleID {
	ids := make([]store.ArticleID, len(rs))
	for i := range ids {
		ids[i] = store.ArticleID(i)
	}
	slices.SortStableFunc(ids, func(a, b store.ArticleID) int {
		if by == query.ByDate {
			return rs[a].published.Compare(rs[b].published)
		}
		return len(rs[a].quotes) - len(rs[b].quotes)
	})
	return ids
}

func (r record) is(state query.Is) bool {
	return r.read == (state == query.Read) && state != query.Starred
}

func (r record) has(thing query.Has) bool {
	return thing == query.Dispute && r.disputed || thing == query.Quotation && len(r.quotes) > 0
}

func snapshot(rs []record) *index.Snapshot {
	x := index.New()
	for _, r := range rs {
		x.Add(x.Prepare(r.title, r.outlet, r.text))
	}
	return x.Snapshot()
}

func search(t testing.TB, rs records, expression string) index.Result {
	t.Helper()
	f, err := query.Parse(expression, now)
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return snapshot(rs).Search(t.Context(), f, rs)
}

func day(d int) time.Time { return time.Date(2025, 3, d, 0, 0, 0, 0, time.UTC) }

var library = records{
	{title: "Jane Holt ‘won’t resign’", outlet: "The Examiner", text: "“I won't resign,” said Holt.",
		speakers: []string{"Jane Holt"}, quotes: []string{"I won't resign"}, published: day(18)},
	{title: "Mayor to go, council says", outlet: "City Post", text: "The mayor, Jane Holt, resigned on Monday.",
		published: day(19), read: true, disputed: true},
	{title: "Élan wins the harbour cup", outlet: "City Post", text: "A yacht from Málaga won. “Harbour of joy!” cried the skipper.",
		speakers: []string{"the skipper"}, quotes: []string{"Harbour of joy!", "yes"}},
	{title: "", outlet: "", text: ""},
}

func TestSearch(t *testing.T) {
	for expression, want := range map[string]string{
		``:                         "0 1 2 3",
		`holt`:                     "0 1",
		`hol res`:                  "0 1",
		`jholt`:                    "0",   // fuzzy in the headline
		`cpost`:                    "1 2", // fuzzy in the outlet
		`malag`:                    "2",   // from its beginning in the text, accents apart
		`alaga`:                    "",    // but not from inside
		`arbour`:                   "2",   // which the headline allows
		`Holt`:                     "0 1",
		`HArb`:                     "2", // capitals count in the headline; the text has it
		`"mayor jane holt"`:        "1",
		`"cup"`:                    "2", // the headline is searched as well
		`"resign"`:                 "0",
		`"resig`:                   "0 1",
		`text:resign`:              "0 1",
		`text:cup`:                 "",
		`title:"harbour cup"`:      "2",
		`title:elan`:               "2",
		`outlet:post`:              "1 2",
		`speaker:holt`:             "0",
		`quote:holt`:               "",
		`quote:harbour`:            "2",
		`-speaker:holt`:            "1 2 3",
		`holt or elan`:             "0 1 2",
		`(holt or elan) -is:read`:  "0 2",
		`-(holt or elan)`:          "3",
		`is:read`:                  "1",
		`has:dispute has:quote`:    "",
		`date:2025-03-19`:          "1",
		`-date:2025`:               "2 3",
		`newer:1w sort:-date`:      "1 0",
		`sort:title`:               "2 0 1 3",
		`sort:outlet`:              "1 2 0 3",
		`sort:-quotes has:quote`:   "2 0",
		`sort:match mayor or holt`: "1 0",
		`$`:                        "",
		`"…" holt`:                 "0 1",
	} {
		got := strings.Trim(fmt.Sprint(search(t, library, expression).IDs()), "[]")
		if got != want {
			t.Errorf("%s gives %q, want %q", expression, got, want)
		}
	}
}

// TestMatched marks what of the headline passed with brackets.
func TestMatched(t *testing.T) {
	for _, c := range []struct{ expression, want string }{
		{`holt`, "Jane [Holt] ‘won’t resign’"},
		{`jholt`, "[J]ane [Holt] ‘won’t resign’"},
		{`won't`, "Jane Holt ‘[won’t] resign’"},
		{`hlt rsgn`, "Jane [H]o[lt] ‘won’t [r]e[s]i[gn]’"},
		{`"won't resign"`, "Jane Holt ‘[won’t resign]’"},
		{`title:jane or xyz`, "[Jane] Holt ‘won’t resign’"},
		{`examiner -mayor`, "Jane Holt ‘won’t resign’"},
	} {
		r := search(t, library, c.expression)
		if diff := cmp.Diff(c.want, bracketed(library[0].title, r.Matched(0))); diff != "" {
			t.Errorf("%s\n%s", c.expression, diff)
		}
	}
}

func bracketed(s string, spans []store.Span) string {
	for _, p := range slices.Backward(spans) {
		s = s[:p.Start] + "[" + p.Of(s) + "]" + s[p.End:]
	}
	return s
}

func TestScorePrefersWholeWords(t *testing.T) {
	rs := records{{title: "A parting shot"}, {title: "Party time"}, {title: "Counterparty risk"}, {title: "other", text: "party"}}
	r := search(t, rs, "party sort:match")
	if diff := cmp.Diff([]store.ArticleID{1, 2, 3}, r.IDs()); diff != "" {
		t.Error(diff)
	}
	if r.Score(1) <= r.Score(2) || r.Score(2) <= r.Score(3) || r.Score(3) != 0 {
		t.Errorf("scores %d, %d, %d", r.Score(1), r.Score(2), r.Score(3))
	}
}

// TestSnapshotsStay searches old snapshots while articles are added behind them.
func TestSnapshotsStay(t *testing.T) {
	x, f := index.New(), mustParse(t, "common")
	done := make(chan error, 300)
	for n := 1; n <= 300; n++ {
		x.Add(x.Prepare("headline", fmt.Sprint("outlet", n), fmt.Sprint("common w", n)))
		s := x.Snapshot()
		go func() {
			if got := len(s.Search(t.Context(), f, records(nil)).IDs()); got != n || s.Len() != n {
				done <- fmt.Errorf("%d of %d articles found", got, n)
			}
			done <- nil
		}()
	}
	for range 300 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func mustParse(t testing.TB, s string) *query.Filter {
	t.Helper()
	f, err := query.Parse(s, now)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
