package marks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/text"
)

// mark is one quotation mark with the cost of each part it may play.
type mark struct {
	span                store.Span
	cluster             store.Span // with the marks that touch it
	single              bool
	tail                bool // a single mark where a word ends: inside ‘…’ it is no more an apostrophe than a closing mark
	idle, opens, closes int
}

// cost gives the cost of m playing p.
func (m mark) cost(p part) int {
	switch p {
	case opening:
		return m.opens
	case closing, ending:
		return m.closes
	}
	return m.idle
}

// collect appends the marks of paragraph p.
func collect(marks []mark, d *text.Doc, p text.Paragraph) []mark {
	for i := p.Tokens.Start; i < p.Tokens.End; i++ {
		switch t := &d.Tokens[i]; t.Kind {
		case text.Mark:
			marks = append(marks, mark{span: t.Span(), single: isSingle(d.Word(i))})
		case text.Symbol:
			if d.Text[t.Start] == '<' {
				i = max(i, tag(d, i, p.Tokens.End))
			}
		}
	}
	triples(marks, d.Text)
	torn(marks, d.Text)
	cluster(marks)
	for i := range marks {
		marks[i].weigh(d.Text, p.Span)
	}
	return marks
}

// cluster gives each mark the span of all marks that touch one another around it.
func cluster(marks []mark) {
	for i := 0; i < len(marks); {
		j := i + 1
		for j < len(marks) && marks[j].span.Start == marks[j-1].span.End {
			j++
		}
		for k := i; k < j; k++ {
			marks[k].cluster = store.Span{Start: marks[i].span.Start, End: marks[j-1].span.End}
		}
		i = j
	}
}

// longestTag is the most tokens a markup tag may have.
const longestTag = 60

// tag gives the last token of the markup tag that opens at token i, or 0 if none does:
// the marks of its attributes mark nothing.
func tag(d *text.Doc, i, end int) int {
	end = min(end, i+longestTag)
	if i+1 >= end || d.Tokens[i+1].SpaceLeft || d.Tokens[i+1].Kind != text.Word && d.Word(i+1) != "/" {
		return 0
	}
	for j := i + 1; j < end; j++ {
		if d.Tokens[j].Kind == text.Symbol && d.Text[d.Tokens[j].Start] == '>' {
			return j
		}
	}
	return 0
}

// triples moves the cut in ”’ written as three straight strokes, which the
// parser makes behind the second: where they close, the single one is first.
func triples(marks []mark, s string) {
	for i := 0; i+1 < len(marks); i++ {
		a, b := &marks[i], &marks[i+1]
		if a.span.End != b.span.Start || a.span.Of(s) != "''" || b.span.Of(s) != "'" {
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(s[:a.span.Start]); unicode.IsSpace(before) || before == utf8.RuneError {
			continue
		}
		a.span.End--
		b.span.Start--
		a.single, b.single = true, false
	}
}

// torn takes two straight strokes apart that the parser reads as one mark, where
// they are a single mark and the apostrophe of an elision such as ’tis.
func torn(marks []mark, s string) {
	at := -1
	for i, m := range marks {
		if m.span.Of(s) != "''" {
			continue
		}
		if at >= 0 {
			return // a mark in its own right, with its partner
		}
		at = i
	}
	if at < 0 {
		return
	}
	if m := &marks[at]; elided(s[m.span.End:]) {
		m.span.End--
		m.single = true
	}
}

func isSingle(glyph string) bool {
	switch glyph {
	case "'", "’", "‘", "‚", "‛", "`", "´", "‹", "›":
		return true
	}
	return false
}

// weigh fills the costs of m from its glyph and its neighbours in paragraph p.
func (m *mark) weigh(s string, p store.Span) {
	left, right := neighbours(s, p, m.cluster)
	o, c := glyphCosts(m.span.Of(s))
	m.opens = o + left.beforeOpening() + right.afterOpening()
	m.closes = c + left.beforeClosing() + right.afterClosing()
	if m.single {
		m.idle = apostrophe(s[m.span.End:p.End], left, right)
		if m.span.Of(s) == "‘" && m.idle > 0 && right.class == letter {
			m.idle += 2
		}
		m.closes += possessive(left, right)
		m.tail = left.class == letter && right.class != letter
		if m.tail && clipped(s[p.Start:m.span.Start]) {
			m.idle = 0
		}
		return
	}
	m.idle = 8
	if left.class == digit && right.class != letter && inch(s[p.Start:m.span.Start]) {
		m.idle = 0
	}
}

// glyphCosts gives how odd a glyph is as an opening and as a closing mark.
func glyphCosts(glyph string) (opens, closes int) {
	switch glyph {
	case "“", "‘", "``":
		return 0, 5
	case "”", "’", "›":
		return 5, 0
	case "„", "‚", "‹":
		return 0, 9
	case "«":
		return 0, 3
	case "»":
		return 3, 0
	case "´":
		return 3, 0
	case "`":
		return 0, 3
	}
	return 0, 0
}

// class is what stands beside a mark.
type class uint8

const (
	edgeOf class = iota // the paragraph's edge
	blank
	letter
	digit
	stop    // . ! ? … ,
	colon   // : ;
	dash    // and slash
	opener  // ( [ {
	closer  // ) ] }
	another // $ # @ …
)

// side is the neighbour of a cluster of marks on one side.
type side struct {
	class class
	r     rune
}

func neighbours(s string, p, cluster store.Span) (left, right side) {
	l, _ := utf8.DecodeLastRuneInString(s[p.Start:cluster.Start])
	r, _ := utf8.DecodeRuneInString(s[cluster.End:p.End])
	left, right = side{classOf(l), l}, side{classOf(r), r}
	if cluster.Start == p.Start {
		left.class = edgeOf
	}
	if cluster.End == p.End {
		right.class = edgeOf
	}
	return left, right
}

func isQuote(r rune) bool { return strings.ContainsRune("\"“”„‟‘’‚‛'`´«»‹›", r) }

func isStop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

func classOf(r rune) class {
	switch {
	case unicode.IsSpace(r):
		return blank
	case unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case isStop(r):
		return stop
	case r >= '‐' && r <= '―':
		return dash
	}
	switch r {
	case ',':
		return stop
	case ':', ';':
		return colon
	case '-', '/':
		return dash
	case '(', '[', '{':
		return opener
	case ')', ']', '}':
		return closer
	}
	return another
}

func (s side) beforeOpening() int {
	switch s.class {
	case letter, digit:
		return 4
	case stop, closer:
		return 3
	case colon:
		return 1
	}
	return 0
}

func (s side) afterOpening() int {
	switch s.class {
	case edgeOf:
		return 8
	case blank, closer, colon:
		return 4
	case stop:
		if s.r == '…' || s.r == '.' {
			return 2
		}
		return 4
	}
	return 0
}

func (s side) beforeClosing() int {
	switch s.class {
	case edgeOf:
		return 10
	case blank:
		return 4
	case opener:
		return 5
	}
	return 0
}

func (s side) afterClosing() int {
	switch s.class {
	case letter, digit:
		return 4
	case opener, another:
		return 2
	}
	return 0
}

// apostrophe gives the cost of a single mark being none: an elision ('tis, ’90s,
// rock ’n’ roll), a plural's possessive, a contraction torn apart (I ‘m).
func apostrophe(after string, left, right side) int {
	switch {
	case left.class == letter:
		return afterLetter(left.r, right)
	case left.class == digit || right.class == digit || elided(after):
		return 0
	case left.class == blank && right.class == blank:
		return 3
	case left.class == stop:
		return 6
	}
	return 4
}

// afterLetter gives the cost of a single mark behind the letter r being an apostrophe.
func afterLetter(r rune, right side) int {
	switch {
	case right.class == letter || strings.ContainsRune("sSzx", r):
		return 0
	case r == 'n': // goin’
		return 1
	}
	return 4
}

// possessive gives how odd it is that a single mark with a plural before it and a blank behind closes a quotation.
func possessive(left, right side) int {
	if left.r == 's' && right.class == blank {
		return 1
	}
	return 0
}

var elisions = map[string]bool{
	"tis": true, "twas": true, "twere": true, "twill": true, "em": true, "cause": true, "cuz": true, "til": true, "till": true,
	"n": true, "round": true, "bout": true, "nother": true, "neath": true, "gainst": true, "kay": true, "tude": true,
	"m": true, "s": true, "re": true, "ve": true, "ll": true, "d": true, "t": true,
}

// elided reports whether s begins with a word that is written with an apostrophe before it.
func elided(s string) bool {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	return end > 0 && end < 8 && elisions[strings.ToLower(s[:end])]
}

// clipped reports whether s ends in a word of dialect that is written with an apostrophe behind it: t', wi', o'.
func clipped(s string) bool {
	s = s[max(0, len(s)-longestClipped-1):]
	switch strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:]) {
	case "t", "th", "o", "wi", "an", "ol", "lil", "fo", "mo", "po":
		return true
	}
	return false
}

const longestClipped = 3

// inch reports whether s ends in a height: 6'4 before its mark.
func inch(s string) bool {
	s = strings.TrimRightFunc(s, unicode.IsDigit)
	return strings.HasSuffix(s, "'") || strings.HasSuffix(s, "’")
}
