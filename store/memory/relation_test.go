package memory_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
)

// ferry is three reports of one speech: one joins what the others quote apart, one quotes a fragment.
var ferry = []report{
	{outlet: "Herald", date: "2024-05-02", title: "Ferry to run until the bridge opens",
		text: `Mayor Jane Holt spoke at the pier after the flood. "We will not reopen the bridge until every pillar has been inspected by divers. The ferry runs from dawn until midnight on every single day," Holt said.`},
	{outlet: "Courier", date: "2024-05-03", title: "Bridge stays shut, ferry runs, says Holt",
		text: `The old bridge stays shut after the flood. "We will not reopen the bridge until every pillar has been inspected by divers," Mayor Jane Holt said at the pier.` +
			"\n\n" + `She spoke of the ferry as well. "The ferry runs from dawn until midnight on every single day," Holt told reporters.`},
	{outlet: "Gazette", date: "2024-05-03", title: "Mayor Holt keeps bridge shut after the flood",
		text: `Mayor Jane Holt said at the pier that the bridge would stay shut "until every pillar has been inspected by divers" after the flood.`},
}

// linked writes how every occurrence relates to the first quotation of an article.
func linked(t *testing.T, article store.ArticleID, reports ...report) string {
	t.Helper()
	c := load(t, reports...)
	r, err := c.Read(t.Context(), article)
	if err != nil {
		t.Fatal(err)
	}
	trace, err := c.Trace(t.Context(), r.Quotations[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range trace.Sayings {
		if full := s.Occurrences[s.Fullest].Words; full != s.Words {
			t.Errorf("the fullest wording is %q, not %q", s.Words, full)
		}
		for _, o := range s.Occurrences {
			if o.Score <= 0 {
				t.Errorf("%s carries %q for no reason", o.Article.Outlet, o.Words)
			}
			fmt.Fprintf(&b, "%s %v\n", o.Article.Outlet, o.Relation)
		}
	}
	return b.String()
}

func TestRelations(t *testing.T) {
	for article, want := range map[store.ArticleID]string{
		0: "Herald identical\nCourier split\nGazette fragment of\nHerald identical\nCourier split\n",
		1: "Courier identical\nHerald merged\nGazette fragment of\n",
		2: "Gazette identical\nHerald lengthened\nCourier lengthened\n",
	} {
		if diff := cmp.Diff(want, linked(t, article, ferry...)); diff != "" {
			t.Errorf("as seen from %s:\n%s", ferry[article].outlet, diff)
		}
	}
}
