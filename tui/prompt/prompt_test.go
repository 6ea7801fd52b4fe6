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
	p.Open("filter", value, "words or field:value", nil)
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
		got := []string{p.Above(), strings.TrimRight(p.View(), " ")}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}

var words = []prompt.Choice{{Text: "speaker:", Label: "speaker:", Hint: "who"}, {Text: "sort:", Label: "sort:", Hint: "the order"}}

// press gives the prompt keys, and completes with words what it asks to complete.
func press(p *prompt.Prompt, keys ...tea.KeyType) (last any) {
	for _, k := range keys {
		last = p.Press(tea.KeyMsg{Type: k})
		if c, ok := last.(prompt.Complete); ok {
			last = p.Offer(store.Span{Start: c.Caret - 1, End: c.Caret}, words)
		}
	}
	return last
}

func TestCompletion(t *testing.T) {
	for _, c := range []struct {
		name        string
		keys        []tea.KeyType
		text, above string
	}{
		{"the first", []tea.KeyType{tea.KeyTab}, "-speaker:", "[speaker:] sort:                    who"},
		{"the next", []tea.KeyType{tea.KeyTab, tea.KeyTab}, "-sort:", " speaker: [sort:]             the order"},
		{"round", []tea.KeyType{tea.KeyTab, tea.KeyTab, tea.KeyTab}, "-speaker:", "[speaker:] sort:                    who"},
		{"back", []tea.KeyType{tea.KeyTab, tea.KeyShiftTab}, "-sort:", " speaker: [sort:]             the order"},
		{"kept", []tea.KeyType{tea.KeyTab, tea.KeyEnter}, "-speaker:", ""},
		{"left", []tea.KeyType{tea.KeyTab, tea.KeyEsc}, "-s", ""},
		{"edited", []tea.KeyType{tea.KeyTab, tea.KeyBackspace}, "-speaker", ""},
	} {
		p := open(40, "-s")
		press(p, c.keys...)
		if got := strings.TrimRight(p.Above(), " "); got != c.above || p.Text() != c.text || !p.Opened() {
			t.Errorf("%s: %q, %q", c.name, p.Text(), got)
		}
	}
	p := open(40, "-s")
	if got := p.Offer(store.Span{Start: 1, End: 2}, words[:1]); got != (prompt.Changed{Text: "-speaker:"}) || p.Above() != "" {
		t.Errorf("a single choice: %v, %q", got, p.Above())
	}
	if p.Offer(store.Span{}, nil) != nil || p.Offer(store.Span{End: 99}, words) != nil {
		t.Error("there is nothing to choose")
	}
}

// What was meant comes back with the up key, and what was half written waits below it.
func TestHistory(t *testing.T) {
	p := open(40, "")
	p.Open("filter", "new", "", []string{"bridge", "flood"})
	var got []string
	for _, k := range []tea.KeyType{tea.KeyUp, tea.KeyUp, tea.KeyUp, tea.KeyDown, tea.KeyDown, tea.KeyDown} {
		press(p, k)
		got = append(got, p.Text())
	}
	if diff := cmp.Diff([]string{"flood", "bridge", "bridge", "flood", "new", "new"}, got); diff != "" {
		t.Error(diff)
	}
	p.Open("filter", "flood", "", []string{"bridge", "flood"})
	if press(p, tea.KeyUp); p.Text() != "bridge" {
		t.Errorf("what stands there already comes back: %q", p.Text())
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
		if rapid.Bool().Draw(t, "menu") {
			choices := make([]prompt.Choice, rapid.IntRange(1, 5).Draw(t, "choices"))
			for i := range choices {
				s := rapid.String().Draw(t, "choice")
				choices[i] = prompt.Choice{Text: s, Label: s, Hint: s}
			}
			p.Offer(store.Span{}, choices)
			p.Press(tea.KeyMsg{Type: tea.KeyTab})
		}
		for _, s := range []string{p.View(), p.Above()} {
			if strings.Contains(s, "\n") || ansi.StringWidth(s) > w {
				t.Fatalf("%q is wider than %d", s, w)
			}
		}
	})
}
