// Package flow sets an article as styled lines of a given width and says where
// in them each quotation landed. It breaks the lines itself (UAX #14, measured
// in cells, never inside a grapheme) and lets glamour style them. It does not
// scroll, select or read keys, and it knows nothing of speakers: what a
// quotation looks like is painted over the lines that are in sight.
package flow

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"hearsay/store"
	"hearsay/tui/line"
	"hearsay/tui/theme"
)

// Measure is the most cells a line of running text may take.
const Measure = 80

// least is the fewest cells that text is set in; a grapheme may take two.
const least = 4

// Mark is a piece of the article's text to be found again in the set lines.
type Mark struct {
	ID     int
	Span   store.Span
	Suffix string // set after the closing quotation mark: "²", "⚑2"
}

// Options say how an article is set.
type Options struct {
	Width  int // cells; no more than Measure are used
	Theme  *theme.Theme
	Unfold bool   // whether furniture is set as well
	Key    string // that unfolds it; empty if there is none
}

// Fold is a run of furniture that stands as one line.
type Fold struct{ Line, First, Blocks, Words int }

// Page is an article set. Its lines stand where they do for good, but they are
// styled when they are first looked at, and searched: only one goroutine may do that.
type Page struct {
	Width  int     // cells of the widest line it may have
	Height int     // lines; see Line
	Words  []Cells // of the marks' text, by line, then from
	Notes  []Cells // of the marks' suffixes, by line, then from
	Starts []int   // first line of each of the article's blocks; -1 if it is not set
	Folds  []Fold
	pieces []piece
	theme  *theme.Theme
	leaves []leaf // the lines, as far as they have been asked for
}

// piece is a paragraph of the page.
type piece struct {
	text  string
	lower string       // of text; see lowered
	lines []store.Span // of text, without the blanks they were broken at
	first int          // line
	role  store.Role
}

// Set sets an article. It may run beside others of its kind.
func Set(a *store.Article, marks []Mark, o Options) Page {
	s := setter{
		article: a,
		marks:   sortedMarks(a, marks),
		options: o,
		page:    Page{Width: max(least, min(o.Width, Measure)), Starts: make([]int, len(a.Blocks)), theme: o.Theme},
	}
	for i := 0; i < len(a.Blocks); {
		i += s.block(i)
	}
	sortCells(s.page.Words)
	sortCells(s.page.Notes)
	s.page.leaves = make([]leaf, (s.page.Height+leafLines-1)/leafLines)
	return s.page
}

// sortedMarks gives the marks that lie in the text, in text order.
func sortedMarks(a *store.Article, marks []Mark) []Mark {
	inside := make([]Mark, 0, len(marks))
	for _, m := range marks {
		if m.Span.Start >= 0 && !m.Span.Empty() && m.Span.End <= len(a.Text) {
			m.Span = wholeRunes(a.Text, m.Span)
			inside = append(inside, m)
		}
	}
	slices.SortStableFunc(inside, func(x, y Mark) int { return cmp.Compare(x.Span.Start, y.Span.Start) })
	return inside
}

// wholeRunes widens s until it tears no character.
func wholeRunes(text string, s store.Span) store.Span {
	for s.Start > 0 && !utf8.RuneStart(text[s.Start]) {
		s.Start--
	}
	for s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		s.End++
	}
	return s
}

func sortCells(cs []Cells) {
	slices.SortStableFunc(cs, func(a, b Cells) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.From, b.From))
	})
}

// setter is the work of setting one article.
type setter struct {
	article *store.Article
	marks   []Mark // those before the current block are gone
	options Options
	page    Page
}

// block sets block i, or the fold that begins with it, and gives how many blocks that took.
func (s *setter) block(i int) int {
	b := s.article.Blocks[i]
	s.pass(b.Span)
	if b.Role == store.Furniture && !s.options.Unfold {
		return s.fold(i)
	}
	s.page.Starts[i] = -1
	if s.shownAbove(b) {
		return 1
	}
	if c := compose(s.article.Text, b.Span, s.marks); strings.TrimSpace(c.text()) != "" {
		s.page.Starts[i] = s.open()
		s.place(c, b.Role)
	}
	return 1
}

// pass forgets the marks that end before a block.
func (s *setter) pass(block store.Span) {
	for len(s.marks) > 0 && s.marks[0].Span.End <= block.Start {
		s.marks = s.marks[1:]
	}
}

// shownAbove reports whether the pane's heading says what b says. What has a
// mark in it is set all the same: one must be able to get there.
func (s *setter) shownAbove(b store.Block) bool {
	if len(s.marks) > 0 && s.marks[0].Span.Overlaps(b.Span) {
		return false
	}
	return b.Role == store.Headline && s.article.Title != "" ||
		b.Role == store.Date && !s.article.Published.IsZero()
}

// fold sets the run of furniture that begins with block i as one line.
func (s *setter) fold(i int) int {
	f := Fold{First: i, Line: s.open()}
	for ; i < len(s.article.Blocks) && s.article.Blocks[i].Role == store.Furniture; i++ {
		s.page.Starts[i] = f.Line
		f.Words += words(s.article.Blocks[i].Span.Of(s.article.Text))
		f.Blocks++
	}
	s.page.Folds = append(s.page.Folds, f)
	s.place(&composer{set: []byte(s.foldLine(f.Words))}, store.Furniture)
	return f.Blocks
}

// foldLine says what is folded; the first of an article, with as much of the rest as the width allows.
func (s *setter) foldLine(words int) string {
	told := s.options.Theme.Folded + " folded: " + line.Count(words, "word")
	if len(s.page.Folds) > 1 {
		return told
	}
	more := []string{" of page furniture"}
	if s.options.Key != "" {
		more = append(more, "  ("+s.options.Key+" unfolds)")
	}
	for _, more := range more {
		if ansi.StringWidth(told+more) <= s.page.Width {
			told += more
		}
	}
	return told
}

// open begins a paragraph and gives its first line.
func (s *setter) open() int {
	if s.page.Height > 0 {
		s.page.Height++ // the blank line between
	}
	return s.page.Height
}

// place breaks what was composed into lines and notes where its marks landed.
func (s *setter) place(c *composer, role store.Role) {
	p := piece{text: c.text(), first: s.page.Height, role: role}
	p.lines = breakLines(p.text, s.page.Width, c.notes)
	for _, w := range c.words {
		s.page.Words = p.cells(s.page.Words, w)
	}
	for _, n := range c.notes {
		s.page.Notes = p.cells(s.page.Notes, n)
	}
	s.page.pieces = append(s.page.pieces, p)
	s.page.Height += len(p.lines)
}

// cells adds to dst the cells that a stretch of p's text takes.
func (p *piece) cells(dst []Cells, t stretch) []Cells {
	i, _ := slices.BinarySearchFunc(p.lines, t.Start, func(l store.Span, at int) int { return cmp.Compare(l.End, at+1) })
	for ; i < len(p.lines) && p.lines[i].Start < t.End; i++ {
		l := p.lines[i]
		line := l.Of(p.text)
		c := Cells{
			ID: t.id, Line: p.first + i,
			From: cellAt(line, t.Start-l.Start, down),
			To:   cellAt(line, t.End-l.Start, up),
		}
		if c.From < c.To {
			dst = append(dst, c)
		}
	}
	return dst
}

// words counts the words of s as a reader would: what stands between blanks.
func words(s string) int {
	n, in := 0, false
	for i := range len(s) {
		blank := s[i] <= ' '
		if !blank && !in {
			n++
		}
		in = !blank
	}
	return n
}
