package help_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"hearsay/tui/help"
	"hearsay/tui/keymap"
	"hearsay/tui/theme"
)

func page(w, h int) *help.Pane {
	bind := func(k, desc string) key.Binding { return key.NewBinding(key.WithKeys(k), key.WithHelp(k, desc)) }
	p := help.New(theme.New(theme.Terminal{Profile: termenv.Ascii}), help.Keys(keymap.New(nil)))
	p.Resize(w, h)
	p.Show([]help.Section{
		{Title: "Moving", Keys: []key.Binding{bind("j", "down"), bind("k", "up")}},
		{Title: "Doing", Keys: []key.Binding{bind("f", "filter")}, Remarks: []string{"a remark that says more than fits on one line of a column"}},
	})
	return p
}

func lines(p *help.Pane) string {
	out := strings.Split(p.View(), "\n")
	for i := range out {
		out[i] = strings.TrimRight(out[i], " ")
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n") + "\n"
}

func typed(p *help.Pane, s string) any {
	return p.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)})
}

func TestPage(t *testing.T) {
	want := `  find a key: _

  Moving
  j             down
  k             up

  Doing
  f             filter
  a remark that says more than fits on one line of a
  column
`
	if diff := cmp.Diff(want, lines(page(60, 20))); diff != "" {
		t.Error(diff)
	}
}

func TestSearch(t *testing.T) {
	p := page(60, 20)
	typed(p, "DOW")
	if diff := cmp.Diff("  find a key: DOW_\n\n  Moving\n  j             down\n", lines(p)); diff != "" {
		t.Error(diff)
	}
	typed(p, "x")
	if diff := cmp.Diff("  find a key: DOWx_  no key does that\n", lines(p)); diff != "" {
		t.Error(diff)
	}
	p.Press(tea.KeyMsg{Type: tea.KeyBackspace})
	if got := p.Press(tea.KeyMsg{Type: tea.KeyEsc}); got != nil {
		t.Errorf("the first esc gives %v", got)
	}
	if got := p.Press(tea.KeyMsg{Type: tea.KeyEsc}); got != (help.Close{}) {
		t.Errorf("the second esc gives %v", got)
	}
}

func TestScroll(t *testing.T) {
	p := page(60, 5)
	for range 3 {
		p.Press(tea.KeyMsg{Type: tea.KeyDown})
	}
	if diff := cmp.Diff("  find a key: _\n\n\n  Doing\n  f             filter\n", lines(p)); diff != "" {
		t.Error(diff)
	}
	p.Wheel(99)
	if got := lines(p); !strings.HasSuffix(got, "of a\n  column\n") {
		t.Error(got)
	}
}
