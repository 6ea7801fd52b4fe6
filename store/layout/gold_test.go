package layout_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"hearsay/store"
	"hearsay/store/layout"
)

// TestQuotationsAreNotFolded holds the rules against labelled news: what people
// have marked as quotations belongs to the report.
func TestQuotationsAreNotFolded(t *testing.T) {
	f, err := os.Open("../../../shared/gold/polnear.jsonl.gz")
	if err != nil {
		t.Skip("the labelled news is not here: ", err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 16<<20)
	articles, headed, quotes, folded := 0, 0, 0, 0
	for lines.Scan() {
		var a struct {
			Title, Text string
			Quotes      []struct{ Start int } // in code points
		}
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		blocks := layout.Of(a.Text, a.Title).Blocks
		articles++
		if len(blocks) > 0 && blocks[0].Role == store.Headline {
			headed++
		}
		at := offsets(a.Text)
		for _, q := range a.Quotes {
			quotes++
			if b := blockAt(blocks, at[q.Start]); b.Role == store.Furniture {
				folded++
				t.Logf("folded: %q", first(b.Span.Of(a.Text), 100))
			}
		}
	}
	t.Logf("%d of %d articles have their headline, %d of %d quotations are folded away", headed, articles, folded, quotes)
	if folded*1000 > quotes {
		t.Errorf("%d of %d quotations stand in furniture", folded, quotes)
	}
	if headed*100 < articles*98 {
		t.Errorf("only %d of %d headlines were found", headed, articles)
	}
}

// offsets gives the byte offset of every code point of s.
func offsets(s string) []int {
	var at []int
	for i := range s {
		at = append(at, i)
	}
	return at
}

func blockAt(blocks []store.Block, at int) store.Block {
	for _, b := range blocks {
		if b.Span.Start <= at && at < b.Span.End {
			return b
		}
	}
	return store.Block{}
}

func first(s string, n int) string { return strings.ToValidUTF8(s[:min(len(s), n)], "") }
