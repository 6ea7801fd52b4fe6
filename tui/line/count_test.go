package line_test

import (
	"testing"

	"hearsay/tui/line"
)

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 words", 1: "1 word", 999: "999 words", 1204: "1,204 words", 1234567: "1,234,567 words"} {
		if got := line.Count(n, "word"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
