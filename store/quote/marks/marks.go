// Package marks finds what stands in quotation marks. It knows glyphs, blanks
// and paragraphs; it does not ask whether marked words were ever said.
//
// Marks are read one paragraph at a time, so that an odd one can spoil no more
// than its own paragraph. Among all ways to read a paragraph's marks as
// opening, closing or idle (an apostrophe, an inch, a slip) the cheapest is
// chosen by dynamic programming over the few states a reader can be in. The
// costs are rough bits: how surprising it is to see this glyph, with these
// neighbours, in that part.
package marks

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/text"
)

// Piece is a stretch of one paragraph that stands in quotation marks; of
// nested ones, the outer. Pieces are in text order and do not overlap.
type Piece struct {
	Span      store.Span   // between the marks, without blanks at its ends
	Paragraph int          // in Doc.Paragraphs
	Single    bool         // marked by ‘single’ marks
	Continues bool         // goes on with what the paragraph before left open
	Unclosed  bool         // its closing mark is missing
	Unopened  bool         // its opening mark is missing
	Nested    []store.Span // what is marked inside it, without marks; of still deeper ones, the outer
}

// Pair finds the pieces of d.
func Pair(d *text.Doc) []Piece {
	r := scratch.Get().(*reader)
	defer scratch.Put(r)
	*r = reader{doc: d, marks: r.marks, steps: r.steps}
	for i := range d.Paragraphs {
		r.paragraph(i)
	}
	return r.pieces
}

var scratch = sync.Pool{New: func() any { return new(reader) }}

// reader walks the paragraphs and remembers what the last one left open.
type reader struct {
	doc    *text.Doc
	pieces []Piece
	marks  []mark
	steps  []step
	open   bool // the paragraph before ended inside a quotation
}

func (r *reader) paragraph(i int) {
	p := r.doc.Paragraphs[i]
	r.marks = collect(r.marks[:0], r.doc, p)
	if len(r.marks) == 0 {
		r.open = false
		return
	}
	r.read(edge{open: r.open, reopens: r.reopens(i + 1)})
	r.cut(i)
}

// reopens reports whether paragraph i begins with a mark that may open a quotation.
func (r *reader) reopens(i int) bool {
	if i >= len(r.doc.Paragraphs) {
		return false
	}
	p := r.doc.Paragraphs[i]
	return p.Tokens.Len() > 1 && r.doc.Tokens[p.Tokens.Start].Kind == text.Mark && !r.doc.Tokens[p.Tokens.Start].SpaceRight
}

// cut turns the reading of paragraph i into pieces.
func (r *reader) cut(i int) {
	p := r.doc.Paragraphs[i].Span
	piece := Piece{Paragraph: i}
	depth, start := 0, p.Start
	if r.steps[0].before != outside {
		depth, piece.Continues, piece.Unopened = r.steps[0].before.depth(), true, true
	}
	closed, inner := start, start
	for n, m := range r.marks {
		after := r.steps[n].after.depth()
		switch {
		case depth == 0 && after > 0:
			piece = Piece{Paragraph: i, Single: m.single, Continues: r.open && n == 0 && m.span.Start == p.Start}
			start = m.span.End
		case depth > 0 && after == 0:
			if depth > 1 {
				piece.nest(r.doc.Text, inner, m.span.Start)
			}
			r.add(piece, start, m.span.Start)
			closed = m.span.End
		case depth == 1 && after > 1:
			inner = m.span.End
		case depth > 1 && after == 1:
			piece.nest(r.doc.Text, inner, m.span.Start)
		case r.strayEnd(n, p, closed) || r.strayComma(n, i):
			r.add(Piece{Paragraph: i, Unopened: true}, closed, m.span.Start)
		}
		depth = after
	}
	r.open = depth > 0
	if depth > 0 {
		piece.Unclosed = true
		r.add(piece, start, p.End)
	}
}

// nest notes what is marked inside p.
func (p *Piece) nest(text string, start, end int) {
	if words := strings.TrimSpace(text[start:end]); words != "" {
		start += strings.Index(text[start:end], words)
		p.Nested = append(p.Nested, store.Span{Start: start, End: start + len(words)})
	}
}

// strayEnd reports whether idle mark n closes, at the end of paragraph p, words
// that nothing opened but that begin a sentence, the paragraph's first or the
// one behind a closed quotation.
func (r *reader) strayEnd(n int, p store.Span, closed int) bool {
	m := r.marks[n]
	if r.steps[n].part != idle || m.single || m.span.End != p.End {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(r.doc.Text[p.Start:m.span.Start])
	rest := strings.TrimLeftFunc(r.doc.Text[closed:m.span.Start], unicode.IsSpace)
	first, _ := utf8.DecodeRuneInString(rest)
	return isStop(before) && unicode.IsUpper(first) && (closed == p.Start || sentenceEnds(r.doc.Text[p.Start:closed]))
}

// strayComma reports whether idle mark n, the first of paragraph i, closes behind
// a comma what nothing opened but the paragraph begins with: It is so,” he said.
func (r *reader) strayComma(n, i int) bool {
	m, p := r.marks[n], r.doc.Paragraphs[i]
	if n > 0 || r.steps[n].part != idle || m.single || m.cluster != m.span || p.Sentences.Len() == 0 {
		return false
	}
	s := r.doc.Span(r.doc.Sentences[p.Sentences.Start])
	left, right := neighbours(r.doc.Text, p.Span, m.cluster)
	first, _ := utf8.DecodeRuneInString(r.doc.Text[s.Start:])
	return left.r == ',' && right.class == blank && m.span.End < s.End && unicode.IsUpper(first)
}

// sentenceEnds reports whether s ends in a stop and the mark after it.
func sentenceEnds(s string) bool {
	s = strings.TrimRightFunc(s, isQuote)
	last, _ := utf8.DecodeLastRuneInString(s)
	return isStop(last)
}

// add appends piece with what stands from start to end, unless that is blank or nothing but marks.
func (r *reader) add(piece Piece, start, end int) {
	words := r.doc.Text[start:end]
	trimmed := strings.TrimLeftFunc(words, unicode.IsSpace)
	start += len(words) - len(trimmed)
	trimmed = strings.TrimRightFunc(trimmed, unicode.IsSpace)
	if strings.TrimFunc(trimmed, func(r rune) bool { return isQuote(r) || unicode.IsSpace(r) }) == "" {
		return
	}
	piece.Span = store.Span{Start: start, End: start + len(trimmed)}
	r.pieces = append(r.pieces, piece)
}
