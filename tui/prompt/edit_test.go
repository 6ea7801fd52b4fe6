package prompt

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func TestEditing(t *testing.T) {
	key := func(k tea.KeyType) tea.KeyMsg { return tea.KeyMsg{Type: k} }
	for _, c := range []struct {
		name, in string // | is the caret
		key      tea.KeyMsg
		want     string
	}{
		{"insert", "a|c", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("b")}, "ab|c"},
		{"paste of two lines", "|", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("a\nb"), Paste: true}, "a b|"},
		{"backspace takes a whole grapheme", "xe\u0301|", key(tea.KeyBackspace), "x|"},
		{"backspace at the start", "|x", key(tea.KeyBackspace), "|x"},
		{"delete", "a|👩‍👧b", key(tea.KeyDelete), "a|b"},
		{"a word back", "one two  |", key(tea.KeyCtrlW), "one |"},
		{"to the start", "one two| three", key(tea.KeyCtrlU), "| three"},
		{"to the end", "one| two", key(tea.KeyCtrlK), "one|"},
		{"left", "ab|", key(tea.KeyLeft), "a|b"},
		{"home", "ab|", key(tea.KeyHome), "|ab"},
		{"word right", "|one two", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("f"), Alt: true}, "one| two"},
	} {
		e := editorAt(c.in)
		e.press(c.key)
		if got := e.text[:e.caret] + "|" + e.text[e.caret:]; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func editorAt(s string) editor {
	for i := range len(s) {
		if s[i] == '|' {
			return editor{text: s[:i] + s[i+1:], caret: i}
		}
	}
	return editor{text: s}
}
