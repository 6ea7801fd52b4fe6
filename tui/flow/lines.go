package flow

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"hearsay/store"
)

// breaker breaks one paragraph into lines, greedily.
type breaker struct {
	text  string
	width int
	lines []store.Span
	start int // of the current line
	end   int // of its last word
	used  int // its cells, with the blanks that follow its last word
}

// breakLines breaks s, a paragraph on one line, at the places UAX #14 allows,
// and inside a word only if no line can hold it. glued are stretches that stay
// with the character before them. No line is wider than width cells.
func breakLines(s string, width int, glued []stretch) []store.Span {
	b := breaker{text: s, width: width}
	rest, state, from, at := s, -1, 0, 0
	for rest != "" {
		var seg string
		seg, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		at += len(seg)
		for len(glued) > 0 && glued[0].End <= at {
			glued = glued[1:]
		}
		if rest != "" && len(glued) > 0 && glued[0].Start <= at {
			continue
		}
		b.word(from, at)
		from = at
	}
	if b.end > b.start {
		b.flush(len(s))
	}
	return b.lines
}

// word adds text[from:to], which may end in blanks.
func (b *breaker) word(from, to int) {
	w := strings.TrimRight(b.text[from:to], " ")
	cells := ansi.StringWidth(w)
	if b.used+cells > b.width && b.end > b.start {
		b.flush(from)
	}
	if cells > b.width {
		b.split(from, from+len(w))
	} else {
		b.used += cells
		b.end = from + len(w)
	}
	b.used += to - from - len(w)
}

// split adds a word that no line can hold, broken between graphemes.
func (b *breaker) split(from, to int) {
	for from < to {
		n, cells := step(b.text[from:to])
		if b.used+cells > b.width && from > b.start {
			b.flush(from)
		}
		from += n
		b.used += cells
		b.end = from
	}
}

// flush ends the line and begins the next one at next.
func (b *breaker) flush(next int) {
	b.lines = append(b.lines, store.Span{Start: b.start, End: b.end})
	b.start, b.end, b.used = next, next, 0
}

// rounding says to which side a place inside a grapheme belongs.
type rounding bool

const (
	down rounding = false
	up   rounding = true
)

// cellAt gives the cell of byte at of a line; beyond the line's ends, of the nearest end.
func cellAt(line string, at int, r rounding) int {
	cells := 0
	for i := 0; i < at && i < len(line); {
		if line[i] < utf8.RuneSelf { // see step; most text is of these
			i, cells = i+1, cells+1
			continue
		}
		n, w := step(line[i:])
		if i += n; i <= at || r == up {
			cells += w
		}
	}
	return cells
}

// step gives the bytes and cells of what s begins with and no line break may
// tear. Like all measuring in x/ansi it takes an ASCII character by itself: a
// combining mark after it has no cells and so never leaves it.
func step(s string) (n, cells int) {
	if s[0] < utf8.RuneSelf {
		return 1, 1
	}
	g, cells := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	return len(g), cells
}
