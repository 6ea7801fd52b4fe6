package prompt_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"hearsay/store"
	"hearsay/tui/keymap"
	"hearsay/tui/prompt"
	"hearsay/tui/theme"
)

func open(w int, value string) *prompt.Prompt {
	p := prompt.New(theme.New(theme.Terminal{Profile: termenv.Ascii}), prompt.Keys(keymap.New(nil)))
	p.Resize(w)
	p.Open("filter", value, "words or field:value")
	return p
}

func typed(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }

func TestIntents(t *testing.T) {
	p := open(40, "")
	for _, c := range []struct {
		key  tea.KeyMsg
		want any
	}{
		{typed("flood"), prompt.Changed{Text: "flood"}},
		{tea.KeyMsg{Type: tea.KeyLeft}, nil},
		{tea.KeyMsg{Type: tea.KeyBackspace}, prompt.Changed{Text: "flod"}},
		{tea.KeyMsg{Type: tea.KeyEnter}, prompt.Accepted{Text: "flod"}},
	} {
		if diff := cmp.Diff(c.want, p.Press(c.key)); diff != "" {
			t.Errorf("%s: %s", c.key, diff)
		}
	}
	if p.Opened() {
		t.Error("still open after enter")
	}
	p = open(40, "x")
	if got := p.Press(tea.KeyMsg{Type: tea.KeyEsc}); got != (prompt.Cancelled{}) || p.Opened() {
		t.Errorf("esc gives %v", got)
	}
}

func TestView(t *testing.T) {
	for _, c := range []struct {
		name, value, count string
		span               store.Span
		problem            string
		want               []string
	}{
		{"empty", "", "", store.Span{}, "", []string{"", " filter | words or field:value"}},
		{"count", "flood", "3 of 5", store.Span{}, "", []string{"", " filter flood|                   3 of 5"}},
		{"long", strings.Repeat("abcdefghi ", 6), "3 of 5", store.Span{}, "", []string{"", " filter i abcdefghi abcdefghi |  3 of 5"}},
		{"wrong", "spaker:x", "", store.Span{Start: 0, End: 6}, "no such field", []string{"        ^^^^^^ no such field", " filter spaker:x|"}},
		{"wrong at the end", "a or", "", store.Span{Start: 4, End: 4}, "missing after or", []string{"             ^ missing after or", " filter a or|"}},
	} {
		p := open(40, c.value)
		p.Say(c.count)
		if c.problem != "" {
			p.Fail(c.span, c.problem)
		}
		got := []string{p.Caret(), strings.TrimRight(p.View(), " ")}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}

func TestNeverTooWide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.IntRange(1, 60).Draw(t, "w")
		p := open(w, rapid.String().Draw(t, "value"))
		for range rapid.IntRange(0, 5).Draw(t, "lefts") {
			p.Press(tea.KeyMsg{Type: tea.KeyLeft})
		}
		p.Say(rapid.SampledFrom([]string{"", "3 of 5"}).Draw(t, "count"))
		if rapid.Bool().Draw(t, "wrong") {
			a, b := rapid.IntRange(0, 9).Draw(t, "start"), rapid.IntRange(0, 9).Draw(t, "len")
			p.Fail(store.Span{Start: a, End: a + b}, rapid.String().Draw(t, "problem"))
		}
		for _, s := range []string{p.View(), p.Caret()} {
			if strings.Contains(s, "\n") || ansi.StringWidth(s) > w {
				t.Fatalf("%q is wider than %d", s, w)
			}
		}
	})
}
