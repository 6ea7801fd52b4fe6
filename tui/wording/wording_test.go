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
