package text

import (
	"unicode"
	"unicode/utf8"
)

// split appends the sentences of one paragraph's tokens. A sentence ends after
// a stop, and the marks and brackets that close on it, before a blank and
// something that can begin a sentence.
func (d *Doc) split(p Run) {
	start := p.Start
	for i := p.Start; i < p.End; i++ {
		if !d.stops(i) {
			continue
		}
		end := i + 1
		for end < p.End && d.closes(end) {
			end++
		}
		if end < p.End && d.begins(end) {
			d.Sentences = append(d.Sentences, Run{start, end})
			start = end
		}
		i = end - 1
	}
	if start < p.End {
		d.Sentences = append(d.Sentences, Run{start, p.End})
	}
}

// stops reports whether a sentence may end at token i: a stop, or an
// abbreviation that closes on a mark and so cannot be waiting for more.
func (d *Doc) stops(i int) bool {
	t := d.Tokens[i]
	return t.Kind == Stop
}

// closes reports whether token i hangs on the one before it: a closing mark or bracket.
func (d *Doc) closes(i int) bool {
	t := d.Tokens[i]
	if t.Kind != Mark && t.Kind != Bracket || t.SpaceLeft {
		return false
	}
	switch d.Word(i) {
	case "(", "[", "{", "“", "„", "«":
		return false
	}
	return true
}

// begins reports whether token i can begin a sentence: after a blank, a
// capital, a number, or a mark, bracket or symbol with one behind it.
func (d *Doc) begins(i int) bool {
	t := d.Tokens[i]
	if !t.SpaceLeft {
		return false
	}
	switch t.Kind {
	case Number:
		return true
	case Word:
		r, _ := utf8.DecodeRuneInString(d.Text[t.Start:])
		return t.Capital || !unicode.IsLower(r)
	case Mark, Bracket, Symbol, Dash:
		return i+1 >= len(d.Tokens) || d.Tokens[i+1].Capital || d.Tokens[i+1].Kind != Word
	default:
		return false
	}
}
