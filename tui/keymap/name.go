package keymap

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// Parse reads the name of a key as people write it (ctrl-d, alt-left, space, G)
// and gives it as the terminal's messages do (ctrl+d, alt+left, " ", G).
func Parse(written string) (string, error) {
	name, held := modifiers(written)
	alt, others := "", held
	if rest, ok := strings.CutPrefix(held, "alt+"); ok {
		alt, others = "alt+", rest
	}
	name = spelled(name)
	r, n := utf8.DecodeRuneInString(name)
	if character := n > 0 && n == len(name) && unicode.IsPrint(r); character && others == "" {
		return alt + name, nil
	}
	if name = others + strings.ToLower(name); known(name) {
		return alt + name, nil
	}
	return "", fmt.Errorf("no key is called %q", written)
}

// modifiers takes the keys that are held down from the front of a name.
func modifiers(name string) (rest, held string) {
	down := map[string]bool{}
	for again := true; again; {
		again = false
		for _, m := range [...]string{"alt", "ctrl", "shift"} {
			if n := len(m) + 1; len(name) > n && strings.EqualFold(name[:n-1], m) && (name[n-1] == '-' || name[n-1] == '+') {
				down[m], name, again = true, name[n:], true
			}
		}
	}
	for _, m := range [...]string{"alt", "ctrl", "shift"} {
		if down[m] {
			held += m + "+"
		}
	}
	return name, held
}

// spelled gives a key that people call otherwise than the terminal's messages do.
func spelled(name string) string {
	switch n := strings.ToLower(name); n {
	case "space":
		return " "
	case "escape":
		return "esc"
	case "return":
		return "enter"
	case "del":
		return "delete"
	case "pageup":
		return "pgup"
	case "pagedown":
		return "pgdown"
	case "←":
		return "left"
	case "→":
		return "right"
	case "↑":
		return "up"
	case "↓":
		return "down"
	}
	return name
}

// known reports whether a message of the terminal may be called name.
func known(name string) bool {
	for t := tea.KeyF20; t <= tea.KeyCtrlQuestionMark; t++ {
		if t != tea.KeyRunes && name != "" && t.String() == name {
			return true
		}
	}
	return false
}

// Spelled is how people write a key of the terminal's messages in a file.
func Spelled(name string) string {
	head, last := divide(name)
	if last == " " {
		last = "space"
	}
	return head + last
}

// Written is how the screen writes a key of the terminal's messages.
func Written(name string) string {
	head, last := divide(Spelled(name))
	switch last {
	case "left":
		last = "←"
	case "right":
		last = "→"
	case "up":
		last = "↑"
	case "down":
		last = "↓"
	}
	return head + last
}

// divide gives the keys that are held down, and the last.
func divide(name string) (head, last string) {
	i := strings.LastIndexAny(name[:max(len(name)-1, 0)], "+-")
	return strings.ReplaceAll(name[:i+1], "+", "-"), name[i+1:]
}
