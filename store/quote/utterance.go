package quote

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/text"
)

// utterances numbers the utterances: each quotation is its own, unless it goes
// on with the one before.
func (f *finder) utterances() {
	number := -1
	for i := range f.found {
		if i == 0 || !f.goesOn(i) {
			number++
		} else if f.found[i].Kind == store.Fragment {
			f.found[i].Kind = f.found[i-1].Kind // the rest of a whole utterance is no fragment
		}
		f.found[i].Utterance = number
	}
}

// tokenAt gives the first token that begins at byte at or later.
func (f *finder) tokenAt(at int) int {
	return sort.Search(len(f.doc.Tokens), func(i int) bool { return int(f.doc.Tokens[i].Start) >= at })
}

// goesOn reports whether quotation i is the rest of the one before it.
func (f *finder) goesOn(i int) bool {
	a, b := f.found[i-1], f.found[i]
	if !a.Kind.Said() || !b.Kind.Said() {
		return false
	}
	gap := text.Run{Start: f.tokenAt(a.Span.End), End: f.tokenAt(b.Span.Start)}
	if a.Kind == store.Unmarked && b.Kind == store.Unmarked && gap.Len() == 0 {
		return true
	}
	if p := f.from[i]; p != noPiece && f.pieces[p].Continues {
		return true
	}
	return a.Kind == store.Speech && f.together(i) && f.interposed(i, gap)
}

// together reports whether quotation i and the one before it stand in one paragraph.
func (f *finder) together(i int) bool {
	a, b := f.from[i-1], f.from[i]
	return a != noPiece && b != noPiece && f.pieces[a].Paragraph == f.pieces[b].Paragraph
}

// interposed reports whether gap, between quotation i and the one before it, is
// a clause that interrupts one utterance. It belongs to the words before it if
// they end in a comma: “…,” he said. “…” A clause that announces the words behind
// it (He added: “…”) begins another utterance, and so does one behind those
// words (“…,” he added).
func (f *finder) interposed(i int, gap text.Run) bool {
	c, ok := f.clause(gap)
	if !ok || c.end == onColon || c.end != onComma && f.reported(i) {
		return false
	}
	before := c.begin // “…”, he said: the comma stands outside
	if before == unended {
		before = finalOf(f.found[i-1].Span.Of(f.doc.Text))
	}
	if c.words == 0 {
		return true
	}
	switch before {
	case onStop:
		return c.end == onStop && (f.beat(c) || c.cues > 0 && f.found[i].Kind == store.Unmarked)
	case onCry:
		return c.end == onStop && c.cues > 0
	}
	return f.interrupts(c, before, i)
}

// interrupts reports whether c, behind words that end in before and no sentence, leads back to them with quotation i.
func (f *finder) interrupts(c clause, before final, i int) bool {
	switch {
	case c.end == onStop:
		return c.cues > 0 || before == onComma
	case c.cues == 0:
		return c.end != unended && c.end == before && !f.capital(i)
	}
	return c.cues == 1 && (c.end != unended || f.found[i].Kind != store.Fragment)
}

// final is how words end.
type final uint8

const (
	unended final = iota
	onComma
	onStop
	onCry   // ! or ?
	onDash  // or an ellipsis
	onColon // or a semicolon
)

// finalOf tells how s ends.
func finalOf(s string) final {
	switch r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s, unicode.IsSpace)); r {
	case ',':
		return onComma
	case '.':
		return onStop
	case '!', '?':
		return onCry
	case ':', ';':
		return onColon
	case '…', '-', '–', '—':
		return onDash
	}
	return unended
}

// clause is what stands between two quotations, without marks.
type clause struct {
	first, words int   // a token, and how many follow that are no punctuation
	cues         int   // words of saying
	begin, end   final // the punctuation at its edges
}

// clause reads gap, which must not hold a sentence's end but at its own.
func (f *finder) clause(gap text.Run) (clause, bool) {
	var c clause
	last, stopped := -1, false
	for i := gap.Start; i < gap.End; i++ {
		switch f.doc.Tokens[i].Kind {
		case text.Mark:
			continue
		case text.Comma, text.Stop, text.Dash:
			last, stopped = i, f.doc.Tokens[i].Kind == text.Stop
			if c.words == 0 {
				c.begin = finalOf(f.doc.Word(i))
			}
			continue
		}
		if c.words > 0 && stopped {
			return c, false
		}
		if c.words == 0 {
			c.first = i
		}
		last, stopped, c.words = i, false, c.words+1
		if f.sign(i)&reporting != 0 {
			c.cues++
		}
	}
	if last >= 0 {
		c.end = finalOf(f.doc.Word(last)) // the stop of an abbreviation ends a sentence as well
	}
	return c, true
}

// longestBeat is the most words of a sentence that only shows the speaker between two sentences of theirs.
const longestBeat = 10

// beat reports whether c shows a speaker who goes on: “….” She paused. “….”
func (f *finder) beat(c clause) bool {
	w := f.doc.Lower(c.first)
	return c.cues == 0 && c.words <= longestBeat && (w == "he" || w == "she")
}

// capital reports whether quotation i begins with a capital.
func (f *finder) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(f.found[i].Span.Of(f.doc.Text))
	return unicode.IsUpper(r)
}

// farthestCue is how many tokens behind a quotation the word of saying stands that reports it.
const farthestCue = 6

// reported reports whether a clause behind quotation i reports it: “…,” he said.
func (f *finder) reported(i int) bool {
	q := f.found[i].Span
	end := f.doc.Paragraphs[f.pieces[f.from[i]].Paragraph].Tokens.End
	first := f.tokenAt(q.End)
	for first < end && f.doc.Tokens[first].Kind == text.Mark {
		first++
	}
	switch finalOf(q.Of(f.doc.Text)) {
	case onStop:
		return false
	case onComma:
		return first < end
	}
	for t := first; t < min(end, first+farthestCue); t++ {
		switch k := f.doc.Tokens[t].Kind; {
		case k == text.Comma && t == first:
			return true
		case k == text.Stop:
			return false
		case f.sign(t)&reporting != 0:
			return true
		}
	}
	return false
}
