package prompt

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"hearsay/store/text"
)

// editor is one line of text and a caret in it. It moves and deletes by
// graphemes, which bubbles' textinput does not, and reads no clipboard.
type editor struct {
	text  string
	caret int // byte, between graphemes
}

// press edits as a shell's line does.
func (e *editor) press(msg tea.KeyMsg) {
	switch s := msg.String(); {
	case e.move(s) || e.erase(s):
	case (msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace) && !msg.Alt:
		e.insert(string(msg.Runes))
	}
}

func (e *editor) move(key string) bool {
	switch key {
	case "left", "ctrl+b":
		e.caret = e.before(e.caret)
	case "right", "ctrl+f":
		e.caret = e.after(e.caret)
	case "home", "ctrl+a":
		e.caret = 0
	case "end", "ctrl+e":
		e.caret = len(e.text)
	case "alt+b", "ctrl+left", "alt+left":
		e.caret = e.wordBefore()
	case "alt+f", "ctrl+right", "alt+right":
		e.caret = e.wordAfter()
	default:
		return false
	}
	return true
}

func (e *editor) erase(key string) bool {
	switch key {
	case "backspace", "ctrl+h":
		e.cut(e.before(e.caret), e.caret)
	case "delete", "ctrl+d":
		e.cut(e.caret, e.after(e.caret))
	case "ctrl+w", "alt+backspace":
		e.cut(e.wordBefore(), e.caret)
	case "ctrl+u":
		e.cut(0, e.caret)
	case "ctrl+k":
		e.cut(e.caret, len(e.text))
	default:
		return false
	}
	return true
}

// longest is the most bytes a line takes.
const longest = 1000

func (e *editor) insert(s string) {
	s = text.Printable(s)
	if len(e.text)+len(s) > longest {
		return
	}
	e.text = e.text[:e.caret] + s + e.text[e.caret:]
	e.caret += len(s)
}

func (e *editor) cut(from, to int) {
	e.text = e.text[:from] + e.text[to:]
	e.caret = from
}

func (e *editor) after(at int) int {
	s, _ := ansi.FirstGraphemeCluster(e.text[at:], ansi.GraphemeWidth)
	return at + len(s)
}

func (e *editor) before(at int) int {
	last := 0
	for i := 0; i < at; i = e.after(i) {
		last = i
	}
	return last
}

func (e *editor) wordBefore() int {
	return strings.LastIndexByte(strings.TrimRight(e.text[:e.caret], " "), ' ') + 1
}

func (e *editor) wordAfter() int {
	rest := e.text[e.caret:]
	blanks := len(rest) - len(strings.TrimLeft(rest, " "))
	if n := strings.IndexByte(rest[blanks:], ' '); n >= 0 {
		return e.caret + blanks + n
	}
	return len(e.text)
}
