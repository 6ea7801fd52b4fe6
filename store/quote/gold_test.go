package quote_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"hearsay/store"
	"hearsay/store/layout"
	"hearsay/store/quote"
	"hearsay/store/quote/gold"
	"hearsay/store/text"
)

const labels = "../../../shared/gold"

// tally counts quotations that people marked, those found and what was found beside them.
type tally struct{ gold, found, beside int }

func (n *tally) f1() float64 { return 2 * float64(n.found) / float64(n.gold+n.found+n.beside) }

// count holds what was found against what people marked; spans agree that share half of what they cover.
func (n *tally) count(found []store.Quotation, want []store.Span) {
	n.gold += len(want)
	for _, q := range found {
		if !q.Kind.Said() {
			continue
		}
		if slices.ContainsFunc(want, func(s store.Span) bool {
			shared := min(s.End, q.Span.End) - max(s.Start, q.Span.Start)
			return 2*shared >= max(s.End, q.Span.End)-min(s.Start, q.Span.Start)
		}) {
			n.found++
		} else {
			n.beside++
		}
	}
}

func findIn(s, title string) []store.Quotation {
	return quote.Find(text.Parse(s, layout.Of(s, title).Blocks)).Quotations
}

// TestStories wants the quotations of the five stories, to the byte.
func TestStories(t *testing.T) {
	all, err := os.ReadFile(filepath.Join(labels, "seeds.jsonl"))
	if err != nil {
		t.Skip("no labels beside the repository: ", err)
	}
	for line := range bytes.Lines(all) {
		var a struct {
			ID         string
			Quotations []struct {
				Start int `json:"byte_start"`
				End   int `json:"byte_end"`
				Kind  string
			}
		}
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		story, err := os.ReadFile(filepath.Join("../../seeds", a.ID))
		if err != nil {
			t.Fatal(err)
		}
		said := map[store.Span]bool{}
		for _, q := range a.Quotations {
			said[store.Span{Start: q.Start, End: q.End}] = q.Kind != "title" && q.Kind != "text"
		}
		for _, q := range findIn(string(story), "") {
			if q.Kind.Said() != said[q.Span] {
				t.Errorf("%s: %s [%s]", a.ID, q.Kind, q.Span.Of(string(story)))
			}
			delete(said, q.Span)
		}
		for s, missed := range said {
			if missed {
				t.Errorf("%s: not found: [%s]", a.ID, s.Of(string(story)))
			}
		}
	}
}

// TestLabelledNews keeps what the trainer reached on the articles it learned
// from; what it reaches on others is its own to say.
func TestLabelledNews(t *testing.T) {
	path := filepath.Join(labels, "polnear.jsonl.gz")
	if _, err := os.Stat(path); err != nil {
		t.Skip("no labels beside the repository: ", err)
	}
	articles, err := gold.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	var n tally
	for _, a := range articles {
		if a.Split != "dev" {
			continue
		}
		var want []store.Span
		for _, q := range slices.Concat(a.Quotations, a.Blocks) {
			want = append(want, q.Span)
		}
		n.count(findIn(a.Text, a.Title), want)
	}
	if f1 := n.f1(); f1 < 0.965 {
		t.Errorf("quotations: F1 %.4f, want 0.965 (%+v)", f1, n)
	} else {
		t.Logf("quotations: F1 %.4f (%+v)", f1, n)
	}
}
