package palette_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"hearsay/tui/keymap"
	"hearsay/tui/palette"
	"hearsay/tui/prompt"
	"hearsay/tui/screentest"
	"hearsay/tui/theme"
)

func open(w, h int) *palette.Pane {
	m := keymap.New(nil)
	k, asks := palette.Keys(m), prompt.Keys(m)
	text := m.Place("reader", "Article", keymap.Pane)
	text.Bind("next-quotation", "next quotation", "}")
	text.Bind("half-down", "half a screen down", "ctrl+d")
	text.Bind("unfold", "unfold the page furniture")
	do := m.Place("do", "Doing", keymap.Everywhere)
	do.Bind("filter", "filter", "f")
	do.Bind("quit", "quit", "q")
	var entries []palette.Entry
	for _, p := range m.Places()[2:] {
		for i := range p.Actions {
			entries = append(entries, palette.Entry{Action: &p.Actions[i], Place: p})
		}
	}
	p := palette.New(theme.New(theme.Terminal{Profile: termenv.Ascii}), k, asks)
	p.Resize(w, h)
	p.Open(entries)
	return p
}

func typed(p *palette.Pane, s string) *palette.Pane {
	p.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)})
	return p
}

func TestSheet(t *testing.T) {
	want := `────────────────────────────────────────────────────────────────────────────────
 do | words of what is to be done, or a key
▌ next quotation                            }         Article
  half a screen down                        ctrl-d    Article
  unfold the page furniture                           Article
  filter                                    f         Doing
  quit                                      q         Doing
`
	var got strings.Builder
	for _, l := range strings.Split(open(80, 7).View(), "\n") {
		got.WriteString(strings.TrimRight(ansi.Strip(l), " ") + "\n")
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
}

// What is typed finds words by their beginnings, their middles and their
// letters, names and keys, and enter chooses the best.
func TestSeeking(t *testing.T) {
	for typedIn, want := range map[string]string{
		"qu": "quit, next quotation", "quot": "next quotation", "NEXT q": "next quotation", "q": "quit, next quotation", "ctrl-d": "half a screen down",
		"furn un": "unfold the page furniture", "nqt": "next quotation", "hlfscr": "half a screen down", "article": "next quotation, half a screen down, unfold the page furniture",
		"do filter": "filter", "zeppelin": "", "urni": "unfold the page furniture",
	} {
		p := typed(open(60, 9), typedIn)
		var got []string
		for _, l := range strings.Split(p.View(), "\n")[2:] {
			if words := strings.TrimSpace(strings.TrimPrefix(ansi.Strip(l)+strings.Repeat(" ", 60), "▌")[:46]); words != "" {
				got = append(got, words)
			}
		}
		if diff := cmp.Diff(want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s: %s", typedIn, diff)
		}
	}
	if c, ok := typed(open(60, 9), "fil").Press(tea.KeyMsg{Type: tea.KeyEnter}).(palette.Chosen); !ok || c.Action.Name != "do.filter" {
		t.Errorf("enter chooses %v", c)
	}
	if got := typed(open(60, 9), "zeppelin").Press(tea.KeyMsg{Type: tea.KeyEnter}); got != (palette.Close{}) {
		t.Errorf("enter chooses %v where there is nothing", got)
	}
}

func TestViewFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(20, 120).Draw(t, "w"), rapid.IntRange(0, 14).Draw(t, "h")
		p := open(w, h)
		typed(p, rapid.SampledFrom([]string{"", "e", "quo", "字\x1b", "half screen"}).Draw(t, "typed"))
		p.Wheel(rapid.IntRange(-3, 9).Draw(t, "wheel"))
		view := p.View()
		if n := strings.Count(view, "\n") + 1; n != max(h, 1) || screentest.Widest(view) > w {
			t.Fatalf("%d lines of %d cells in %d by %d:\n%s", n, screentest.Widest(view), w, h, view)
		}
	})
}
