package keymap_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"hearsay/tui/keymap"
)

// small binds a program of four places.
func small(m *keymap.Map) {
	app := m.Place("app", "Doing", keymap.Always)
	app.Bind("quit", "quit", "q", "ctrl+c")
	list := m.Place("list", "List", keymap.Pane)
	list.Motion("down", "down", "j", "down")
	list.Bind("open", "open", "enter")
	text := m.Place("text", "Text", keymap.Pane)
	text.Motion("down", "down", "j", "down")
	text.Bind("jump", "jump", "enter")
	ask := m.Place("prompt", "Prompt", keymap.Typed)
	ask.Bind("accept", "accept", "enter")
}

func TestChosenKeys(t *testing.T) {
	for _, c := range []struct{ chosen, problems string }{
		{"list.down=n", ""},
		{"list.down=", ""},
		{"list.down=enter", "list.down: enter would do both list.down and list.open"},
		{"list.down=q", "list.down: q would do both list.down and app.quit"},
		{"app.quit=j", "app.quit: j would do both app.quit and list.down"},
		{"list.down=enter list.open=j", ""},
		{"list.open=x text.jump=x", ""},
		{"list.open=x list.down=x", "list.open: x would do both list.open and list.down"},
		{"list.opne=x", "list.opne: no action is called that"},
		{"list.open=5", "list.open: a digit begins a count"},
		{"list.open=ctrl+c", "list.open: ctrl-c always quits"},
		{"prompt.accept=x", "prompt.accept: x is written there"},
		{"prompt.accept=q", "prompt.accept: q is written there"},
		{"prompt.accept=ctrl+j", ""},
	} {
		chosen := map[string][]string{}
		for _, f := range strings.Fields(c.chosen) {
			name, k, _ := strings.Cut(f, "=")
			chosen[name] = strings.Fields(k)
		}
		m, problems := keymap.Settle(chosen, small)
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%s: %v", p.Action, p.Err))
		}
		if diff := cmp.Diff(c.problems, strings.Join(got, "\n")); diff != "" {
			t.Errorf("%s: %s", c.chosen, diff)
		}
		if left := m.Check(); len(left) > 0 {
			t.Errorf("%s: %v is left", c.chosen, left)
		}
	}
}

func TestParse(t *testing.T) {
	for written, want := range map[string]string{
		"j": "j", "G": "G", "ctrl-d": "ctrl+d", "Ctrl+D": "ctrl+d", "space": " ", " ": " ", "alt-left": "alt+left",
		"alt-→": "alt+right", "shift-tab": "shift+tab", "alt-x": "alt+x", "pageup": "pgup", "F5": "f5", "-": "-", "+": "+", "ctrl-\\": "ctrl+\\",
		"ctrl-shift-left": "ctrl+shift+left", "shift-ctrl-alt-left": "alt+ctrl+shift+left", "alt-space": "alt+ ", "é": "é",
		"": "", "jj": "", "ctlr-d": "", "ctrl-ä": "", "alt-": "", "\x1b": "", "runes": "", "alt-\x00": "",
	} {
		got, err := keymap.Parse(written)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q, %v; want %q", written, got, err, want)
		}
		if err != nil {
			continue
		}
		if again, err := keymap.Parse(keymap.Written(got)); again != got || err != nil {
			t.Errorf("%q is written %q, which is read as %q, %v", got, keymap.Written(got), again, err)
		}
	}
}

func TestHowKeysAreShown(t *testing.T) {
	p := keymap.New(map[string][]string{"list.up": {"alt+up"}}).Place("list", "", keymap.Pane)
	down, half := p.Bind("down", "", "j", "down"), p.Bind("half", "", "ctrl+d", "pgdown")
	up, none := p.Bind("up", "", "k"), p.Bind("none", "")
	got := []string{down.Help().Key, half.Help().Key, up.Help().Key, none.Help().Key, keymap.Firsts(down, none), keymap.Firsts(down, up)}
	if diff := cmp.Diff([]string{"j ↓", "ctrl-d", "alt-↑", "", "j", "j/alt-↑"}, got); diff != "" {
		t.Error(diff)
	}
}

// An action can be done although no key does it.
func TestPressedByName(t *testing.T) {
	m := keymap.New(map[string][]string{"list.open": {}})
	small(m)
	open := &m.Places()[1].Actions[1]
	if !key.Matches(open.Press(), open.Binding) || key.Matches(tea.KeyMsg{Type: tea.KeyEnter}, open.Binding) {
		t.Errorf("%s is not done, or done by enter", open.Name)
	}
	if m.Repeats(open.Press()) || !m.Repeats(tea.KeyMsg{Type: tea.KeyDown}) {
		t.Error("a count repeats motions, and nothing else")
	}
}
