package flow

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/text"
)

// stretch is a piece of a paragraph's set text that belongs to a mark.
type stretch struct {
	store.Span
	id int
}

// composer makes the set text of one block: printable, with single blanks, and
// with the marks' suffixes in it.
type composer struct {
	set   []byte
	words []stretch
	notes []stretch
}

func (c *composer) text() string { return string(c.set) }

// edge is a place in the article's text where a mark begins or ends, or where its suffix goes.
type edge struct {
	at   int
	kind edgeKind
	mark *Mark
}

type edgeKind uint8

// In the order they take effect in one place.
const (
	ends edgeKind = iota
	notes
	begins
)

// compose makes the set text of a block. marks are in text order.
func compose(article string, block store.Span, marks []Mark) *composer {
	c := &composer{set: make([]byte, 0, block.Len()+16)}
	at := block.Start
	open := map[*Mark]int{} // where it began in the set text
	for _, e := range edges(article, block, marks) {
		c.add(article[at:e.at])
		at = e.at
		switch e.kind {
		case begins:
			open[e.mark] = len(c.set)
		case ends:
			c.words = append(c.words, stretch{store.Span{Start: open[e.mark], End: len(c.set)}, e.mark.ID})
		case notes:
			c.note(e.mark)
		}
	}
	c.add(article[at:block.End])
	c.set = trimRight(c.set)
	return c
}

// edges gives the edges of marks in a block, in order. A mark that reaches
// beyond the block is cut at its bounds; its suffix stands where it ends.
func edges(article string, block store.Span, marks []Mark) []edge {
	var es []edge
	for i := range marks {
		m := &marks[i]
		if m.Span.Start >= block.End {
			break
		}
		if !m.Span.Overlaps(block) {
			continue
		}
		es = append(es, edge{max(m.Span.Start, block.Start), begins, m}, edge{min(m.Span.End, block.End), ends, m})
		if m.Suffix != "" && m.Span.End <= block.End {
			es = append(es, edge{afterMarks(article, m.Span.End, block.End), notes, m})
		}
	}
	slices.SortStableFunc(es, func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.kind, b.kind))
	})
	return es
}

// afterMarks gives the place behind the quotation marks that close at i.
func afterMarks(s string, i, end int) int {
	for i < end {
		r, n := utf8.DecodeRuneInString(s[i:end])
		if !strings.ContainsRune("\"'”’»›“‘「」『』", r) {
			break
		}
		i += n
	}
	return i
}

func (c *composer) note(m *Mark) {
	from := len(c.set)
	c.add(m.Suffix)
	c.notes = append(c.notes, stretch{store.Span{Start: from, End: len(c.set)}, m.ID})
}

// add appends s, printable and with one blank for many. Where a line of the
// source ends between two characters that are written without blanks, there is none.
func (c *composer) add(s string) {
	for {
		line, rest, more := strings.Cut(s, "\n")
		c.addLine(line)
		if !more {
			return
		}
		last, _ := utf8.DecodeLastRune(c.set)
		if next, _ := utf8.DecodeRuneInString(rest); !unspaced(last) || !unspaced(next) {
			c.addLine(" ")
		}
		s = rest
	}
}

// unspaced reports whether r is of a script that is written without blanks: Chinese or Japanese.
func unspaced(r rune) bool {
	return r >= 0x3000 && (r <= 0x30ff || r >= 0xff00 && r <= 0xff60 || unicode.Is(unicode.Han, r))
}

func (c *composer) addLine(s string) {
	s = text.Printable(strings.TrimSuffix(s, "\r"))
	for s != "" {
		i := strings.IndexByte(s, ' ')
		if i < 0 {
			c.set = append(c.set, s...)
			return
		}
		c.set = append(c.set, s[:i]...)
		if n := len(c.set); n > 0 && c.set[n-1] != ' ' {
			c.set = append(c.set, ' ')
		}
		s = strings.TrimLeft(s[i:], " ")
	}
}

func trimRight(b []byte) []byte {
	for len(b) > 0 && b[len(b)-1] == ' ' {
		b = b[:len(b)-1]
	}
	return b
}
