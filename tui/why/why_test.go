package why_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"hearsay/store"
	"hearsay/tui/keymap"
	"hearsay/tui/theme"
	"hearsay/tui/why"
)

const article = "The council met on Monday.\nThe bridge is shut, and \"it stays shut,\" the mayor, Jane Holt, told the engineer Omar Reyes.\nHe left."

func span(words string) store.Span {
	at := strings.Index(article, words)
	return store.Span{Start: at, End: at + len(words)}
}

func subject() why.Subject {
	return why.Subject{ID: 3, Text: article, Explanation: store.Explanation{
		Speaker:   "Jane Holt",
		Quotation: store.Quotation{Attribution: store.Attribution{Cue: span("told"), Mention: span("Jane Holt")}},
		Candidates: []store.Candidate{
			{Mention: span("Jane Holt"), Probability: 0.997, Reasons: []store.Reason{
				{Text: "is the subject of “told”, which leads out of the quotation", Weight: 1.25}, {Text: "stands after it", Weight: 0.5},
				{Text: "is long", Weight: -0.4}, {Text: "counts for nothing", Weight: 0.01},
			}},
			{Mention: span("Omar Reyes"), Probability: 0.026, Reasons: []store.Reason{
				{Text: "is the object of “told”", Weight: -1.25}, {Text: "stands after it", Weight: -0.5},
			}},
			{Mention: span("He"), Probability: 0.004, Reasons: []store.Reason{{Text: "stands in the paragraph after it", Weight: -2}}},
			{Probability: 0.001, Reasons: []store.Reason{{Text: "it rarely goes without a speaker", Weight: -3}}},
		},
	}}
}

func screen(w, h int, s why.Subject) string {
	p := why.New(theme.New(theme.Terminal{Profile: termenv.Ascii}), why.Keys(keymap.New(nil)))
	p.Resize(w, h)
	p.Show(s)
	lines := strings.Split(p.View(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n") + "\n"
}

func TestScreen(t *testing.T) {
	want := ` Why Jane Holt?
 named here “Jane Holt” · reported by
 “told”
 > 99 %  …mayor, Jane Holt, told…
         +1.2 is the subject of “told”,
              which leads out of the
              quotation
         +0.5 stands after it
         -0.4 is long

 rather than
    3 %  …engineer Omar Reyes.
         -1.2 is the object of “told”
  < 1 %  He left.
         -2.0 stands in the paragraph
         after it
  < 1 %  the article does not say
         -3.0 it rarely goes without a
         speaker

 +0.7 doubles the odds, -0.7 halves them
`
	if diff := cmp.Diff(want, screen(42, 25, subject())); diff != "" {
		t.Error(diff)
	}
}

func TestUnknown(t *testing.T) {
	s := subject()
	s.Speaker, s.Quotation.Attribution = "", store.Unknown
	if got := screen(80, 2, s); got != "  Why is the speaker unknown?\n  not named here\n" {
		t.Error(got)
	}
}

// No text fits a pane of any width badly, and a cut in the midst of a letter shows nothing broken.
func TestAnyWidth(t *testing.T) {
	s := subject()
	s.Text = strings.Repeat("ü", 500) + " " + s.Text
	for i := range s.Candidates {
		if m := &s.Candidates[i].Mention; !m.Empty() {
			m.Start, m.End = m.Start+1001, m.End+1001
		}
	}
	s.Candidates[0].Mention = store.Span{Start: 900, End: 1005}
	for w := range 120 {
		for _, l := range strings.Split(screen(w, 40, s), "\n") {
			if n := ansi.StringWidth(l); n > max(w, 20) {
				t.Fatalf("%d cells in a pane of %d: %q", n, w, l)
			}
		}
	}
}
