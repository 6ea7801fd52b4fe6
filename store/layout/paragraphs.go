package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/text"
)

// line is a line of the text without the blanks at its ends.
type line struct {
	store.Span
	width  int  // in characters; of what is surely wider than widest, a width that is
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
	width := wrapWidth(text, lines)
	out := make([]store.Span, 0, len(lines))
	for i, l := range lines {
		if i > 0 && continues(text, lines[i-1], l, width) {
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
	gap, odd := true, oddEnds(text)
	for start := 0; start < len(text); {
		end, next := lineEnd(text, start, odd)
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
	if s.Len() <= widest*utf8.UTFMax {
		l.width = length(s.Of(text))
	}
	return l
}

// length gives how many characters s has.
func length(s string) int {
	n := 0
	for n+8 <= len(s) && text.Eight(s[n:])&text.Highs == 0 {
		n += 8
	}
	return n + utf8.RuneCountInString(s[n:])
}

// firstWidth gives the width of the first word of l.
func (l line) firstWidth(text string) int {
	words := l.Of(text)
	if end := strings.IndexFunc(words, unicode.IsSpace); end >= 0 {
		words = words[:end]
	}
	return utf8.RuneCountInString(words)
}

// lineEnd gives where the line from start ends, and where the next one begins. Of a text without odd
// ends of lines, only line feeds end them.
func lineEnd(text string, start int, odd bool) (end, next int) {
	if !odd {
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			return start + n, start + n + 1
		}
		return len(text), len(text)
	}
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\r' && strings.HasPrefix(text[i:], "\r\n"):
			return i, i + 2
		case c >= '\n' && c <= '\r':
			return i, i + 1
		case c == 0xe2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			return i, i + len("\u2028")
		}
	}
	return len(text), len(text)
}

// oddEnds reports whether lines of text end in anything but line feeds.
func oddEnds(text string) bool {
	for _, end := range [...]string{"\r", "\v", "\f", "\u2028", "\u2029"} {
		if strings.Contains(text, end) {
			return true
		}
	}
	return false
}

// wrapWidth gives the width that text was wrapped at, or 0 if it was not. In
// wrapped text most lines break off inside a sentence, where the next word found
// no room any more.
func wrapWidth(text string, lines []line) int {
	width := usualWidth(lines)
	if width < narrowest || width > widest {
		return 0
	}
	full, pairs := 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].gap {
			continue
		}
		pairs++
		if !lines[i-1].stop && filled(text, lines[i-1], lines[i], width) {
			full++
		}
	}
	if pairs < 3 || full*3 < pairs*2 {
		return 0
	}
	return width
}

// usualWidth gives a width that hardly a line goes beyond; any that is too wide, if most do.
func usualWidth(lines []line) int {
	if len(lines) == 0 {
		return 0
	}
	at, wide := (len(lines)-1)*95/100, 0
	for _, l := range lines {
		if l.width > widest {
			wide++
		}
	}
	if len(lines)-wide <= at {
		return widest + 1
	}
	widths := make([]int, len(lines))
	for i, l := range lines {
		widths[i] = l.width
	}
	slices.Sort(widths)
	return widths[at]
}

// filled reports whether the first word of b found no room at the end of a.
func filled(text string, a, b line, width int) bool { return a.width+1+b.firstWidth(text) > width }

// continues reports whether b goes on with the paragraph that a stands in.
func continues(text string, a, b line, width int) bool {
	return width > 0 && !b.gap && (a.indent || !b.indent) && filled(text, a, b, width)
}

// trim takes the blanks off the ends of s.
func trim(text string, s store.Span) store.Span {
	if s.Start >= s.End {
		return store.Span{Start: s.Start, End: s.Start}
	}
	if dark(text[s.Start]) && dark(text[s.End-1]) {
		return s
	}
	left := strings.TrimLeftFunc(s.Of(text), unicode.IsSpace)
	right := strings.TrimRightFunc(left, unicode.IsSpace)
	start := s.End - len(left)
	return store.Span{Start: start, End: start + len(right)}
}

// dark reports whether c surely is no part of a blank.
func dark(c byte) bool { return c > ' ' && c < utf8.RuneSelf }

// oneLine gives s with every run of blanks as one blank.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
