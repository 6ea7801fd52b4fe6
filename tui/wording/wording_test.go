package wording_test

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"hearsay/store"
	"hearsay/tui/line"
	"hearsay/tui/theme"
	"hearsay/tui/wording"
)

func TestDifference(t *testing.T) {
	edits := []store.Edit{{Op: store.Same, Text: "We will "}, {Op: store.Missing, Text: "not "}, {Op: store.Added, Text: " \x1b[2Jnever "}, {Op: store.Same, Text: "open"}}
	for profile, want := range map[termenv.Profile]string{
		termenv.Ascii:     "We will [-not-]  {+[2Jnever+} open",
		termenv.TrueColor: "We will not  [2Jnever open",
	} {
		var got strings.Builder
		for _, r := range wording.New(theme.New(theme.Terminal{Profile: profile})).Difference(edits) {
			got.WriteString(r.Text)
		}
		if got.String() != want {
			t.Errorf("got %q, want %q", got.String(), want)
		}
	}
}

// Sentences that both wordings share begin on the same line, each side with its own marks.
func TestSides(t *testing.T) {
	edits := []store.Edit{
		{Op: store.Same, Text: "We will "}, {Op: store.Missing, Text: "not, whatever it costs, "}, {Op: store.Added, Text: "never "}, {Op: store.Same, Text: "open it. "},
		{Op: store.Same, Text: "That is all. Good "}, {Op: store.Added, Text: "night"}, {Op: store.Missing, Text: "bye"},
	}
	want := `We will [-not, whatever   │ We will {+never+} open it.
it costs,-] open it —     │
that is all:              │ That is all.
good [-bye-]              │ Good {+night+}`
	lines := wording.New(theme.New(theme.Terminal{Profile: termenv.Ascii})).Sides("We will not, whatever it costs, open it — that is all: good bye", edits, 54)
	for i, l := range lines {
		if lines[i] = strings.TrimRight(l, " "); line.Width(l) > 54 {
			t.Errorf("%q is too wide", l)
		}
	}
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestShorten(t *testing.T) {
	const words = "No, I think we are going to see, you know, how it feels"
	for w, want := range map[int]string{
		80: words,
		20: "No, I … it feels",
		4:  "No,…",
		0:  "",
	} {
		got := wording.Shorten(words, w, "…")
		if got != want || line.Width(got) > w {
			t.Errorf("in %d cells: %q, want %q", w, got, want)
		}
	}
}
