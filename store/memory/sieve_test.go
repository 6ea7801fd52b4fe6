package memory

import (
	"context"
	"testing"
	"time"

	"hearsay/store"
	"hearsay/store/query"
)

// told is an article for the tests of what a filter says of quotations.
type told struct{ outlet, title, text string }

func (r told) Article() (*store.Article, *store.Problem) {
	return &store.Article{
		Key: r.outlet, Outlet: r.outlet, Title: r.title, Text: r.text,
		Blocks: []store.Block{{Span: store.Span{End: len(r.text)}}},
	}, nil
}

func snapshotOf(t *testing.T, articles ...told) *snapshot {
	t.Helper()
	c := Load(t.Context(), func(yield func(Input) bool) {
		for _, a := range articles {
			if !yield(a) {
				return
			}
		}
	})
	if err := c.Wait(context.Background()); err != nil {
		t.Fatal(err)
	}
	return c.now.Load()
}

// A quotation passes if the whole expression holds of it, whatever is and, or and not in it.
func TestFilterHoldsOfEachQuotation(t *testing.T) {
	s := snapshotOf(t,
		told{"Herald", "The flood", `"The water is falling," Jane Holt said. "Nobody answered our letter about the bridge," Omar Reyes said.`},
		told{"Courier", "The fair", `"The wheel turns again tomorrow morning," Jane Holt said. "We sold out of pears," Tom Reed said.`},
	)
	test := func(filter string) func(store.QuotationID) bool {
		f, err := query.Parse(filter, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		return sieve{ctx: t.Context(), snapshot: s}.test(f.Root)
	}
	parts := []string{"speaker:holt", `quote:"the water"`, "outlet:herald", "title:fair", "pears", "has:link", "speaker:nobody"}
	for _, a := range parts {
		for _, b := range parts {
			x, y := test(a), test(b)
			both, either, not := test(a+" "+b), test(a+" or "+b), test("-("+a+" or "+b+")")
			for q := range store.QuotationID(s.counts().quotations) {
				if both(q) != (x(q) && y(q)) || either(q) != (x(q) || y(q)) || not(q) == either(q) {
					t.Errorf("quotation %d: %s is %v, %s is %v; both %v, either %v, neither %v", q, a, x(q), b, y(q), both(q), either(q), not(q))
				}
			}
		}
	}
	for filter, want := range map[string][]bool{
		"speaker:holt":               {true, false, true, false},
		`quote:"the water"`:          {true, false, false, false},
		"outlet:herald":              {true, true, false, false},
		"pears":                      {false, false, true, true},
		"speaker:holt outlet:herald": {true, false, false, false},
	} {
		holds := test(filter)
		for q, want := range want {
			if holds(store.QuotationID(q)) != want {
				t.Errorf("%s of quotation %d is not %v", filter, q, want)
			}
		}
	}
}
