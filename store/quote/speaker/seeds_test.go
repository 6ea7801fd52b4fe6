package speaker_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"hearsay/store"
	"hearsay/store/layout"
	"hearsay/store/quote"
	"hearsay/store/text"
)

// TestSeeds compares the speakers of the five stories with their labels.
func TestSeeds(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "gold", "seeds.jsonl"))
	if err != nil {
		t.Skip("no labels beside the repository: ", err)
	}
	defer func() { _ = f.Close() }()
	n, right := 0, 0
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var a struct {
			ID         string
			Quotations []struct {
				Text    string
				Start   int `json:"byte_start"`
				End     int `json:"byte_end"`
				Speaker string
				Kind    string
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		body, err := os.ReadFile(filepath.Join("..", "..", "..", "seeds", a.ID))
		if err != nil {
			t.Fatal(err)
		}
		d := text.Parse(string(body), layout.Of(string(body), "").Blocks)
		found := quote.Find(d)
		for _, g := range a.Quotations {
			if g.Kind == "title" || g.Kind == "text" {
				continue
			}
			n++
			got, mention := "", ""
			for _, q := range found.Quotations {
				if q.Span.Overlaps(store.Span{Start: g.Start, End: g.End}) && q.Person != store.Nobody {
					got, mention = found.People[q.Person].Name, q.Mention.Of(d.Text)
				}
			}
			if got == g.Speaker {
				right++
			} else {
				t.Logf("%s: %q is by %s, not %s (through %q)", a.ID, g.Text, g.Speaker, got, mention)
			}
		}
	}
	if share := float64(right) / float64(n); share < 0.94 {
		t.Errorf("%d of %d speakers are right", right, n)
	}
}
