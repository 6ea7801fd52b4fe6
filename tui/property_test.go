package tui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"hearsay/tui/theme"
)

// TestAnyKeysAnySizes presses keys, moves the mouse and changes the size at
// random: nothing panics, every screen has its height, no line is wider than it.
func TestAnyKeysAnySizes(t *testing.T) {
	c := bridge(t)
	c.articles[2].Title = "日本語の見出し 👩‍👩‍👧 e\u0301 and a_very_long_word_without_any_blank_in_it_at_all_to_be_cut"
	keys := []string{
		"j", "k", "g", "G", "}", "{", "n", "N", "f", "/", "x", "F", "r", "+", "_", "?", "d", "w", "c", "h", "l", "v", "V", "Q", "P", "D", "t", "z", "Z", "p", "<up>", "1", "2", "3", "5", "é",
		"<enter>", "<esc>", "<tab>", "<shift+tab>", "<ctrl+o>", "<alt+right>", "<ctrl+d>", "<ctrl+u>", "<backspace>", "<left>", "jjj", "fer", "9:", "y", "ya",
	}
	rapid.Check(t, func(r *rapid.T) {
		size := rapid.Custom(func(r *rapid.T) tea.WindowSizeMsg {
			return tea.WindowSizeMsg{Width: rapid.IntRange(1, 210).Draw(r, "w"), Height: rapid.IntRange(1, 60).Draw(r, "h")}
		})
		now := size.Draw(r, "size")
		s := open(t, c, rapid.SampledFrom([]theme.Terminal{plain, colour}).Draw(r, "terminal"), now.Width, now.Height)
		for range rapid.IntRange(0, 30).Draw(r, "steps") {
			switch rapid.IntRange(0, 9).Draw(r, "what") {
			case 0:
				now = size.Draw(r, "size")
				s.send(now)
			case 1:
				x, y := rapid.IntRange(0, now.Width).Draw(r, "x"), rapid.IntRange(0, now.Height).Draw(r, "y")
				button := rapid.SampledFrom([]tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonWheelDown, tea.MouseButtonWheelUp}).Draw(r, "button")
				s.send(tea.MouseMsg{X: x, Y: y, Button: button, Action: rapid.SampledFrom([]tea.MouseAction{tea.MouseActionPress, tea.MouseActionMotion, tea.MouseActionRelease}).Draw(r, "action")})
			default:
				s.keys(rapid.SampledFrom(keys).Draw(r, "key"))
			}
			if err := check(s.app.View(), now.Width, now.Height); err != nil {
				r.Fatal(err)
			}
		}
	})
}

func check(view string, w, h int) error {
	lines := strings.Split(view, "\n")
	if len(lines) != h {
		return fmt.Errorf("%d lines on a screen of %d", len(lines), h)
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n > w {
			return fmt.Errorf("line %d has %d cells on a screen of %d: %q", i, n, w, l)
		}
	}
	return nil
}
