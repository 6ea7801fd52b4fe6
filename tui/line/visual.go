package line

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/bidi"
)

// Visual puts the cells of a line in the order in which right-to-left text is
// read, for terminals that show them in the order they are sent. Each cell keeps
// its style, so what is highlighted stays highlighted. It follows UAX #9 with
// each stretch of text on the line, up to a rule between panes or to two blanks,
// as a paragraph of its own: text of one pane never wanders into another.
func Visual(s string) string {
	if !strings.ContainsFunc(s, rightToLeft) || strings.Contains(s, "\x1b]") {
		return s
	}
	cells := cellsOf(s)
	for from := 0; from < len(cells); {
		to := from
		for to < len(cells) && !parts(cells, to) {
			to++
		}
		reorder(cells[from:to])
		from = to + 1
	}
	var b strings.Builder
	b.Grow(len(s))
	on := ""
	for _, c := range cells {
		if c.on != on {
			if on != "" {
				b.WriteString(off)
			}
			b.WriteString(c.on)
			on = c.on
		}
		b.WriteString(c.text)
	}
	if on != "" {
		b.WriteString(off)
	}
	return b.String()
}

func rightToLeft(r rune) bool {
	return r >= 0x590 && (unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko))
}

// cell is a grapheme with the style it is shown in.
type cell struct {
	text, on string
	kind     kind
	level    int // odd is right to left
}

// kind is what a grapheme does to the order of those around it.
type kind uint8

const (
	neutral kind = iota
	ltr
	rtl
	number
	rule // between panes
)

// cellsOf divides a line into its cells.
func cellsOf(s string) []cell {
	var cells []cell
	on := ""
	for s != "" {
		if strings.HasPrefix(s, "\x1b[") {
			n := strings.IndexByte(s, 'm') + 1
			if n == 0 {
				break
			}
			if on += s[:n]; s[:n] == off || s[:n] == "\x1b[0m" {
				on = ""
			}
			s = s[n:]
			continue
		}
		g, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		cells = append(cells, cell{text: g, on: on, kind: kindOf(g)})
		s = s[len(g):]
	}
	return cells
}

func kindOf(g string) kind {
	r, _ := utf8.DecodeRuneInString(g)
	if r >= 0x2500 && r <= 0x259f { // box drawing and blocks
		return rule
	}
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.L:
		return ltr
	case bidi.R, bidi.AL:
		return rtl
	case bidi.EN, bidi.AN:
		return number
	}
	return neutral
}

// parts reports whether one stretch of text ends with cell i, and another may begin behind it.
func parts(cells []cell, i int) bool {
	blank := func(i int) bool { return i >= 0 && i < len(cells) && cells[i].text == " " }
	return cells[i].kind == rule || blank(i) && (blank(i-1) || blank(i+1) || i == 0 || i == len(cells)-1)
}

// reorder puts one stretch of text in the order in which it is read.
func reorder(cells []cell) {
	base := ltr
	for i := len(cells) - 1; i >= 0; i-- {
		if k := cells[i].kind; k == ltr || k == rtl {
			base = k
		}
	}
	if !setLevels(cells, base) {
		return
	}
	for level := 2; level > 0; level-- {
		for from := 0; from < len(cells); from++ {
			to := from
			for to < len(cells) && cells[to].level >= level {
				to++
			}
			slices.Reverse(cells[from:to])
			from = max(from, to-1)
		}
	}
}

// setLevels says of each cell how deep it is embedded, and mirrors the brackets
// that are read from the right. It reports whether anything is.
func setLevels(cells []cell, base kind) (any bool) {
	before := base // the direction of the last letter
	for i := 0; i < len(cells); i++ {
		c := &cells[i]
		switch c.kind {
		case ltr, rtl:
			before = c.kind
			c.level = levelOf(c.kind, base)
		case number:
			c.level = levelOf(before, base)
			if before == rtl {
				c.level = 2
			}
		default:
			c.level = levelOf(between(cells, i, before, base), base)
			if c.level == 1 {
				c.text = mirrored(c.text)
			}
		}
		any = any || c.level > 0
	}
	return any
}

func levelOf(k, base kind) int {
	switch {
	case k == rtl:
		return 1
	case base == rtl:
		return 2
	default:
		return 0
	}
}

// between gives the direction of neutral cell i, which stands behind a letter of
// direction before: that of both its neighbours, or else that of the whole. A
// sign between two digits is one of the number.
func between(cells []cell, i int, before, base kind) kind {
	if i > 0 && i+1 < len(cells) && cells[i-1].kind == number && cells[i+1].kind == number && strings.Contains(".,:/-", cells[i].text) {
		return ltr
	}
	for _, c := range cells[i+1:] {
		switch c.kind {
		case neutral:
			continue
		case before, number:
			return before
		default:
			return base
		}
	}
	return base
}

// mirrored gives the bracket that looks from the right as s does from the left.
func mirrored(s string) string {
	const pairs = "()[]{}<>«»‹›"
	i := strings.Index(pairs, s)
	if i < 0 || s == "" {
		return s
	}
	all, at := []rune(pairs), utf8.RuneCountInString(pairs[:i])
	return string(all[at^1])
}
