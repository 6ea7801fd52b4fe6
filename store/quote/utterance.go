package quote

import (
	"hearsay/store"
	"hearsay/store/quote/kind"
	"hearsay/store/text"
)

// utterances numbers the utterances: each quotation is its own, unless it goes
// on with the one before.
func (f *finder) utterances() {
	number, token := -1, 0
	for i := range f.found {
		var gap text.Run
		if i > 0 {
			gap, token = f.gap(i, token)
		}
		if i == 0 || !f.goesOn(i, gap) {
			number++
		} else if f.found[i].Kind == store.Fragment {
			f.found[i].Kind = f.found[i-1].Kind // the rest of a whole utterance is no fragment
		}
		f.found[i].Utterance = number
	}
}

// gap gives the tokens between quotation i and the one before it, looking from token on.
func (f *finder) gap(i, token int) (text.Run, int) {
	for token < len(f.doc.Tokens) && int(f.doc.Tokens[token].Start) < f.found[i-1].Span.End {
		token++
	}
	gap := text.Run{Start: token, End: token}
	for gap.End < len(f.doc.Tokens) && int(f.doc.Tokens[gap.End].Start) < f.found[i].Span.Start {
		gap.End++
	}
	return gap, token
}

// goesOn reports whether quotation i is the rest of the one before it.
func (f *finder) goesOn(i int, gap text.Run) bool {
	a, b := f.found[i-1], f.found[i]
	if !a.Kind.Said() || !b.Kind.Said() {
		return false
	}
	if a.Kind == store.Unmarked && b.Kind == store.Unmarked && gap.Len() == 0 {
		return true
	}
	if p := f.from[i]; p != noPiece && f.pieces[p].Continues {
		return true
	}
	return a.Kind == store.Speech && f.together(i) && f.interposed(gap)
}

// together reports whether quotation i and the one before it stand in one paragraph.
func (f *finder) together(i int) bool {
	a, b := f.from[i-1], f.from[i]
	return a != noPiece && b != noPiece && f.pieces[a].Paragraph == f.pieces[b].Paragraph
}

// longestCue is the most tokens a clause between two parts of an utterance may have, marks and stops included.
const longestCue = 14

// interposed reports whether gap is a plain clause that names a speaker: “…,” he said, “…”.
func (f *finder) interposed(gap text.Run) bool {
	if gap.Len() > longestCue {
		return false
	}
	said, last := 0, text.Mark
	for i := gap.Start; i < gap.End; i++ {
		switch {
		case kind.Reports(f.doc, i):
			said++
		case kind.Joins(f.doc, i):
			return false
		}
		if k := f.doc.Tokens[i].Kind; k != text.Mark {
			last = k
		}
	}
	return said == 1 && (last == text.Comma || last == text.Stop)
}
