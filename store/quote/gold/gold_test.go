package gold_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store/quote/gold"
)

// shown writes what was read as lines of text.
func shown(articles []gold.Article) string {
	var b strings.Builder
	for _, a := range articles {
		fmt.Fprintf(&b, "%s %s %s %s\n", a.ID, a.Split, a.Outlet, a.Event)
		for _, q := range a.Quotations {
			fmt.Fprintf(&b, "  %s [%s] in [%s]", q.Kind, q.Span.Of(a.Text), q.Marked.Of(a.Text))
			for _, m := range q.Mentions {
				fmt.Fprintf(&b, " by [%s]", m.Of(a.Text))
			}
			fmt.Fprintln(&b)
		}
		for _, s := range a.Terms {
			fmt.Fprintf(&b, "  term [%s]\n", s.Of(a.Text))
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	got, err := gold.Read(filepath.Join("testdata", "two.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	want := `a1 dev The Ashford Herald 
  fragment [a café on stilts] in [“a café on stilts”] by [Zoë Holt]
  speech [Never,] in [“Never,”] by [she]
  term [‘Span’]
a2  Wire e1
  speech [We're going to win,] in [` + "``We're going to win,''" + `] by [one man]
`
	if diff := cmp.Diff(want, shown(got)); diff != "" {
		t.Error(diff)
	}
}

func TestReadSaysWhereItFails(t *testing.T) {
	for text, want := range map[string]string{
		"{}\n{": "bad.jsonl:2: unexpected end of JSON input",
		`{"text":"ab","quotes":[{"start":1,"end":3}]}`: "bad.jsonl:1: label 1 to 3 lies outside the text",
	} {
		path := filepath.Join(t.TempDir(), "bad.jsonl")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := gold.Read(path)
		if err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: error %v, want %s", text, err, want)
		}
	}
}

func TestReadLabelledNews(t *testing.T) {
	for _, name := range []string{"polnear.jsonl.gz", "basil.jsonl.gz"} {
		path := filepath.Join("..", "..", "..", "..", "shared", "gold", name)
		if _, err := os.Stat(path); err != nil {
			t.Skip("no labelled news beside the repository: ", err)
		}
		got, err := gold.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, a := range got {
			n += len(a.Quotations)
		}
		if n == 0 {
			t.Errorf("%s has no quotations", name)
		}
	}
}

func TestIsCamp(t *testing.T) {
	for speaker, want := range map[string]bool{"House Democrats": true, "Romney campaign": true, "Mitt Romney": false, "": false} {
		if got := gold.IsCamp(speaker); got != want {
			t.Errorf("%q: %v", speaker, got)
		}
	}
}
