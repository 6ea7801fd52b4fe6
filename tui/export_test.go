package tui

import (
	"bytes"
	"strings"
	"testing"

	"hearsay/tui/osc"
)

// Nothing goes to a terminal that would cut it, and the footer says why.
func TestTooMuchToCopy(t *testing.T) {
	var out bytes.Buffer
	a := &App{clipboard: &out, env: func(string) string { return "" }}
	got := a.clip("the article", strings.Repeat("x", osc.Most+1))()
	if want := (copied{"too long for the terminal's clipboard: 75.0 kB, at most 75.0"}); got != want || out.Len() > 0 {
		t.Errorf("%v, and %d bytes", got, out.Len())
	}
}
