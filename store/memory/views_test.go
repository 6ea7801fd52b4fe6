package memory_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/memory"
	"hearsay/store/storetest"
)

// quarrel is a corpus in which one outlet gives the words of one person to another.
var quarrel = []report{
	{outlet: "Observer", date: "2024-05-04", title: "Bridge closed after the flood",
		text: `Jane Holt closed the old bridge after the flood. "We will not reopen the bridge until every pillar has been inspected by divers, and the harbour road stays shut as well," Omar Reyes said. "The water is falling at last," Reyes said.`},
	{outlet: "Herald", date: "2024-05-02", title: "Bridge closed after the flood",
		text: `The old bridge was closed after the flood. "We will not reopen the bridge until every pillar has been inspected by divers, and the harbour road stays shut as well," Jane Holt said.`},
	{outlet: "Courier", date: "2024-05-03", title: "Old bridge closed after the flood",
		text: `The old bridge stays closed after the flood. "We will not reopen the bridge until every pillar has been inspected by divers," Jane Holt said.`},
	flood[2],
}

func TestViewsKeepThePromisesOfACorpus(t *testing.T) {
	storetest.Run(t, load(t, quarrel...))
}

// listing writes a list as text: a line for each row, items indented.
func listing(t *testing.T, c *memory.Corpus, q store.Query) string {
	t.Helper()
	r, err := c.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, row := range r.Page {
		switch h := row.Heading; {
		case h != nil:
			fmt.Fprintf(&b, "%.30s %s (%d by %d)\n", h.Title, h.Dispute, h.Quotations, h.Outlets)
		case row.Quotation != nil:
			fmt.Fprintf(&b, "  %s: %s: %.20s +%d\n", row.Article.Label(), row.Quotation.Speaker.Name, row.Quotation.Words, row.Quotation.Carriers)
		default:
			fmt.Fprintf(&b, "  %s\n", row.Article.Label())
		}
	}
	return "\n" + b.String()
}

func TestViews(t *testing.T) {
	c := load(t, quarrel...)
	for _, want := range []struct {
		q    store.Query
		text string
	}{
		{store.Query{View: store.Quotations}, `
Bridge closed after the flood  (4 by 3)
  Observer: Omar Reyes: We will not reopen t +2
  Observer: Omar Reyes: The water is falling +0
A record harvest of pears  (1 by 1)
  Gazette: Tom Reed: Nobody here has ever +0
`},
		{store.Query{View: store.Speakers}, `
Omar Reyes  (2 by 1)
  Observer: Omar Reyes: We will not reopen t +2
  Observer: Omar Reyes: The water is falling +0
Jane Holt  (2 by 2)
  Courier: Jane Holt: We will not reopen t +2
Tom Reed  (1 by 1)
  Gazette: Tom Reed: Nobody here has ever +0
`},
		{store.Query{View: store.Disputes}, `
We will not reopen the bridge  attributed to Omar Reyes by 1 outlet, to Jane Holt by 2 (3 by 3)
  Herald: Jane Holt: We will not reopen t +2
  Courier: Jane Holt: We will not reopen t +2
  Observer: Omar Reyes: We will not reopen t +2
`},
		{store.Query{View: store.Speakers, Filter: "outlet:observer"}, `
Omar Reyes  (2 by 1)
  Observer: Omar Reyes: We will not reopen t +2
  Observer: Omar Reyes: The water is falling +0
`},
		{store.Query{View: store.Quotations, Filter: "speaker:reyes -has:dispute"}, `
Bridge closed after the flood  (4 by 3)
  Observer: Omar Reyes: The water is falling +0
`},
		{store.Query{View: store.Quotations, Filter: `speaker:reed or quote:"water is"`}, `
Bridge closed after the flood  (4 by 3)
  Observer: Omar Reyes: The water is falling +0
A record harvest of pears  (1 by 1)
  Gazette: Tom Reed: Nobody here has ever +0
`},
		{store.Query{View: store.Quotations, Filter: "sort:-date"}, `
  Observer: Omar Reyes: We will not reopen t +2
  Observer: Omar Reyes: The water is falling +0
  Gazette: Tom Reed: Nobody here has ever +0
`},
		{store.Query{View: store.Disputes, Filter: "sort:-date -outlet:herald"}, `
We will not reopen the bridge  attributed to Omar Reyes by 1 outlet, to Jane Holt by 2 (3 by 3)
  Observer: Omar Reyes: We will not reopen t +2
  Courier: Jane Holt: We will not reopen t +2
`},
	} {
		if diff := cmp.Diff(want.text, listing(t, c, want.q)); diff != "" {
			t.Errorf("%s %s:\n%s", want.q.View, want.q.Filter, diff)
		}
	}
}
