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
	a := &App{outside: outside{clipboard: &out, env: func(string) string { return "" }}}
	a.route(a.clip("the article", strings.Repeat("x", osc.Most+1))())
	if want := "too long for the terminal's clipboard: 75.0 kB, at most 75.0"; a.note != want || out.Len() > 0 {
		t.Errorf("%q, and %d bytes", a.note, out.Len())
	}
}
