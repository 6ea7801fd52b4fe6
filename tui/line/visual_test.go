package line_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"hearsay/tui/line"
)

// Capitals stand for Hebrew letters, as in UAX #9.
func TestVisual(t *testing.T) {
	hebrew := strings.NewReplacer("A", "א", "B", "ב", "C", "ג", "D", "ד", "E", "ה", "F", "ו")
	for in, want := range map[string]string{
		"plain words":             "plain words",
		"ABC":                     "CBA",
		"he said ABC DEF, twice":  "he said FED CBA, twice",
		"ABC said: DEF.":          ".FED :said CBA",
		"ABC 18:30 DEF":           "FED 18:30 CBA",
		"in ABC 12, then":         "in 12 CBA, then",
		"ABC (DEF)":               "(FED) CBA",
		"│ ABC DEF │ left FED":    "│ FED CBA │ left DEF",
		"  ABC  DEF ":             "  CBA  FED ",
		"A\x1b[1mBC\x1b[m D":      "D \x1b[1mCB\x1b[mA",
		"\x1b[7mword ABC\x1b[0m.": "\x1b[7mword CBA\x1b[m.",
	} {
		if got := line.Visual(hebrew.Replace(in)); got != hebrew.Replace(want) {
			t.Errorf("%q is shown as %q, not %q", in, got, hebrew.Replace(want))
		}
	}
}

// Cells change their places only: none is lost, torn or put into another pane.
func TestVisualKeepsCells(t *testing.T) {
	parts := rapid.SampledFrom([]string{"word", " ", " ", "  ", "שלום", "مرحبا", "12", "18:30", "文字", "👩‍👩‍👧‍👦", "e\u0301", "שָׁ", "(", ")", "\x1b[1m", "\x1b[m", "│", "«", "\"", ","})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(parts).Draw(t, "s"), "")
		got := line.Visual(s)
		if line.Width(got) != line.Width(s) {
			t.Fatalf("%q has %d cells, %q has %d", s, line.Width(s), got, line.Width(got))
		}
		panes, shown := strings.Split(ansi.Strip(s), "│"), strings.Split(ansi.Strip(got), "│")
		for i := range max(len(panes), len(shown)) {
			if a, b := letters(panes[i]), letters(shown[i]); a != b {
				t.Fatalf("%q holds %q, shown %q", s, a, b)
			}
		}
	})
}

// letters gives what stands in s, brackets aside, whatever its order.
func letters(s string) string {
	all := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune("()«»", r) {
			return -1
		}
		return r
	}, s))
	slices.Sort(all)
	return string(all)
}
