// Package wording draws words that several articles carry: how one wording
// differs from another, and a long one on a short line. It compares nothing itself.
package wording

import (
	"strings"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/line"
	"hearsay/tui/theme"
)

// Pen draws differences.
type Pen struct {
	theme                *theme.Theme
	text, added, missing line.Ink
}

// New makes a pen.
func New(t *theme.Theme) Pen {
	return Pen{t, line.Of(t.Text), line.Of(t.Added), line.Of(t.Missing)}
}

// Plain draws words as they are.
func (p Pen) Plain(words string) []line.Run {
	return []line.Run{{Ink: p.text, Text: text.Printable(words)}}
}

// Difference draws a wording with what it adds to another one and what it lacks
// of it; where no style shows that, between characters that do.
func (p Pen) Difference(edits []store.Edit) []line.Run {
	runs := make([]line.Run, 0, len(edits))
	for _, e := range edits {
		switch s := text.Printable(e.Text); e.Op {
		case store.Same:
			runs = append(runs, line.Run{Ink: p.text, Text: s})
		case store.Added:
			runs = append(runs, line.Run{Ink: p.added, Text: p.bracket(s, "{+", "+}")})
		case store.Missing:
			runs = append(runs, line.Run{Ink: p.missing, Text: p.bracket(s, "[-", "-]")})
		}
	}
	return runs
}

// bracket marks a change with characters where no style shows it.
func (p Pen) bracket(s, open, shut string) string {
	core := strings.Trim(s, " ")
	if p.theme.Colour() || core == "" {
		return s
	}
	before, after, _ := strings.Cut(s, core)
	return before + open + core + shut + after
}

// Shorten takes words out of the middle of s until it has at most w cells; of a
// long one, its end tells more than its beginning.
func Shorten(s string, w int, more string) string {
	if line.Width(s) <= w {
		return s
	}
	words := strings.Fields(s)
	head, tail := 0, len(words)
	room := w - line.Width(more) - 2
	for head < tail {
		if n := line.Width(words[tail-1]) + 1; n <= room {
			tail, room = tail-1, room-n
		} else {
			break
		}
		if n := line.Width(words[head]) + 1; head < tail && head < 4 && n <= room {
			head, room = head+1, room-n
		}
	}
	if tail == len(words) {
		return line.Fit(s, w, more)
	}
	return strings.Join(words[:head], " ") + " " + more + " " + strings.Join(words[tail:], " ")
}
