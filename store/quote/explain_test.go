package quote_test

import (
	"strings"
	"testing"

	"hearsay/store/layout"
	"hearsay/store/quote"
	"hearsay/store/text"
)

func TestExplain(t *testing.T) {
	const body = "Peter Lam opened the lid. “It hums,” he said."
	d := text.Parse(body, layout.Of(body, "").Blocks)
	mark := strings.Index(body, "“")
	for at, want := range map[int]bool{0: false, mark: true, mark + 8: true, len(body) - 2: false, len(body) + 9: false, -1: false} {
		e, ok := quote.Explain(d, at)
		if ok != want || ok && e.Speaker != "Peter Lam" {
			t.Errorf("at %d: %v, %q", at, ok, e.Speaker)
		}
	}
}
