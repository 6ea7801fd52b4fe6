// Package line builds one line of terminal cells from styled pieces. It counts
// cells as it goes, so that nobody has to measure a line with escapes in it; it
// wraps, and puts in order what is made. It also writes the counts and dates that lines tell.
package line

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"hearsay/tui/theme"
)

// Ink is the escape sequence that turns a style on; empty is no style.
type Ink string

const off = "\x1b[m"

// Of gives the ink of a style.
func Of(s lipgloss.Style) Ink { return Ink(theme.Sequence(s)) }

// Line is a line in the making. The zero value is an empty one.
type Line struct {
	b strings.Builder
	w int
}

// Put adds s, which must hold no escapes and no line breaks.
func (l *Line) Put(ink Ink, s string) {
	if s == "" {
		return
	}
	l.w += Width(s)
	if ink == "" {
		l.b.WriteString(s)
		return
	}
	l.b.WriteString(string(ink))
	l.b.WriteString(s)
	l.b.WriteString(off)
}

// Raw adds s, of w cells, as it is: a line that was made before.
func (l *Line) Raw(s string, w int) {
	l.b.WriteString(s)
	l.w += w
}

// Fill adds blanks up to the cell in column to.
func (l *Line) Fill(ink Ink, to int) {
	if n := to - l.w; n > 0 {
		l.Put(ink, Blanks(n))
	}
}

// Width is how many cells l has so far.
func (l *Line) Width() int { return l.w }

// String gives the line.
func (l *Line) String() string { return l.b.String() }

const blanks = "                                                                                                    "

// Blanks gives n blanks.
func Blanks(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// Width is how many cells s takes; s may hold escapes.
func Width(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// Fit cuts s to at most w cells, and shows with more, one cell wide, that it did.
func Fit(s string, w int, more string) string {
	switch {
	case w <= 0:
		return ""
	case len(s) <= w || Width(s) <= w:
		return s // no rune is wider than its bytes are many
	default:
		return head(s, w-1) + more
	}
}

// Block joins lines to exactly h of them.
func Block(lines []string, h int) string {
	for len(lines) < h {
		lines = append(lines, "")
	}
	return strings.Join(lines[:h], "\n")
}

// Margin is the blank cells at each side of a pane of prose that is w cells wide.
func Margin(w int) int {
	if w < 60 {
		return 1
	}
	return 2
}
