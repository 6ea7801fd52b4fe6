package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
)

// line is a line of the text without the blanks at its ends.
type line struct {
	store.Span
	width  int  // in characters
	first  int  // width of its first word
	gap    bool // whether a blank line, or the text's edge, stands above it
	indent bool // whether it begins with blanks
	stop   bool // whether it ends in a full stop
}

// Hard-wrapped text is at least narrowest and at most widest characters wide;
// longer lines are paragraphs.
const narrowest, widest = 40, 100

// paragraphs gives the paragraph-like pieces of text. Blank lines part them. So
// do line ends, unless the text is hard-wrapped.
func paragraphs(text string) []store.Span {
	lines := split(text)
	width := wrapWidth(lines)
	out := make([]store.Span, 0, len(lines))
	for i, l := range lines {
		if i > 0 && continues(lines[i-1], l, width) {
			out[len(out)-1].End = l.End
			continue
		}
		out = append(out, l.Span)
	}
	return out
}

// split gives the lines of text that are not blank.
func split(text string) []line {
	out := make([]line, 0, strings.Count(text, "\n")/2+1)
	gap := true
	for start := 0; start < len(text); {
		end, next := lineEnd(text, start)
		s := trim(text, store.Span{Start: start, End: end})
		if s.Empty() {
			gap = true
		} else {
			out = append(out, measured(text, s, gap, s.Start > start))
			gap = false
		}
		start = next
	}
	return out
}

func measured(text string, s store.Span, gap, indent bool) line {
	l := line{Span: s, gap: gap, indent: indent, width: widest + 1, stop: text[s.End-1] == '.'}
	if s.Len() > widest*utf8.UTFMax {
		return l
	}
	words := s.Of(text)
	l.width = utf8.RuneCountInString(words)
	if end := strings.IndexFunc(words, unicode.IsSpace); end >= 0 {
		words = words[:end]
	}
	l.first = utf8.RuneCountInString(words)
	return l
}

// lineEnd gives where the line from start ends, and where the next one begins.
func lineEnd(text string, start int) (end, next int) {
	for i := start; i < len(text); i++ {
		if !endsLine[text[i]] {
			continue
		}
		switch c := text[i]; {
		case strings.HasPrefix(text[i:], "\r\n"):
			return i, i + 2
		case c <= '\r':
			return i, i + 1
		case strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029"):
			return i, i + len("\u2028")
		}
	}
	return len(text), len(text)
}

// endsLine has the bytes that a line's end can begin with.
var endsLine = [256]bool{'\n': true, '\v': true, '\f': true, '\r': true, 0xe2: true}

// wrapWidth gives the width that text was wrapped at, or 0 if it was not. In
// wrapped text most lines break off inside a sentence, where the next word found
// no room any more.
func wrapWidth(lines []line) int {
	width := usualWidth(lines)
	full, pairs := 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].gap {
			continue
		}
		pairs++
		if !lines[i-1].stop && filled(lines[i-1], lines[i], width) {
			full++
		}
	}
	if width < narrowest || width > widest || pairs < 3 || full*3 < pairs*2 {
		return 0
	}
	return width
}

// usualWidth gives a width that hardly a line goes beyond.
func usualWidth(lines []line) int {
	if len(lines) == 0 {
		return 0
	}
	widths := make([]int, len(lines))
	for i, l := range lines {
		widths[i] = l.width
	}
	slices.Sort(widths)
	return widths[(len(widths)-1)*95/100]
}

// filled reports whether the first word of b found no room at the end of a.
func filled(a, b line, width int) bool { return a.width+1+b.first > width }

// continues reports whether b goes on with the paragraph that a stands in.
func continues(a, b line, width int) bool {
	return width > 0 && !b.gap && (a.indent || !b.indent) && filled(a, b, width)
}

// trim takes the blanks off the ends of s.
func trim(text string, s store.Span) store.Span {
	if s.Start >= s.End {
		return store.Span{Start: s.Start, End: s.Start}
	}
	left := strings.TrimLeftFunc(s.Of(text), unicode.IsSpace)
	right := strings.TrimRightFunc(left, unicode.IsSpace)
	start := s.End - len(left)
	return store.Span{Start: start, End: start + len(right)}
}

// oneLine gives s with every run of blanks as one blank.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
