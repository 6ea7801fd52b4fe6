package quote

import (
	"hearsay/store"
	"hearsay/store/text"
)

// block reports whether paragraph i, which has no marks, is quoted as a whole:
// it speaks in the first person where the report does not, and the words just
// before it announce that somebody speaks.
func (f *finder) block(i int) bool {
	p := f.doc.Paragraphs[i]
	if i == 0 || p.Role != store.Body || p.Tokens.Len() < shortestBlock || !f.opens(p) {
		return false
	}
	switch f.announces(f.doc.Paragraphs[i-1]) {
	case byColon:
		return true
	case byDocument:
		return f.voices[i].first > 0
	case byClause:
		// A clause alone is weak: the report must be in the third person and the block a letter's.
		v := f.voices[i]
		return v.first > 2 && v.second > 0 && f.personal <= 1
	}
	return false
}

// resumes reports whether paragraph i, without marks, goes on with the quoted
// paragraph before it: it, or the one behind it, is in the first person, which
// the writer has not used so far.
func (f *finder) resumes(i int) bool {
	p := f.doc.Paragraphs[i]
	if f.asides > 0 || p.Role != store.Body || p.Tokens.Len() == 0 || !f.doc.Tokens[p.Tokens.Start].Capital || f.announces(p) == byColon {
		return false
	}
	if f.voices[i].first > 0 {
		return true
	}
	return i+1 < len(f.doc.Paragraphs) && !f.reports(p.Tokens) && f.unmarked(i+1) && f.voices[i+1].first > 0
}

// unmarked reports whether paragraph i, to come, is of the report, without marks and no turn.
func (f *finder) unmarked(i int) bool {
	if len(f.turns) > 0 && f.turns[0].paragraph == i {
		return false
	}
	return f.doc.Paragraphs[i].Role == store.Body && (f.next == len(f.pieces) || f.pieces[f.next].Paragraph > i)
}

// shortestBlock is the fewest tokens of a block.
const shortestBlock = 8

// announcement is how a paragraph leads into somebody's words.
type announcement uint8

const (
	byNothing  announcement = iota
	byColon                 // Smith wrote:
	byDocument              // The company issued this statement on Tuesday:
	byClause                // She continues that they fear for it.
)

// announces tells how p leads into the paragraph after it. One that quotes with marks does not.
func (f *finder) announces(p text.Paragraph) announcement {
	if p.Role == store.Furniture || p.Sentences.Len() == 0 {
		return byNothing
	}
	s := f.doc.Sentences[p.Sentences.End-1]
	last := s.End - 1
	if last == s.Start {
		return byNothing
	}
	if f.doc.Word(last) == ":" {
		return f.announcesByColon(s.Start, last)
	}
	for i := s.Start; i < s.End; i++ {
		if f.doc.Tokens[i].Kind == text.Mark {
			return byNothing
		}
	}
	if f.doc.Tokens[last].Kind == text.Stop && f.reports(s) {
		return byClause
	}
	return byNothing
}

// announcesByColon tells whether the words from token start to the colon at last
// end in a verb of saying, or in one and somebody to whom or where (Smith told
// me:), or speak of something written.
func (f *finder) announcesByColon(start, last int) announcement {
	if f.doc.Lower(last-1) == "that" {
		return byNothing
	}
	for i := max(start, last-3); i < last; i++ {
		if f.sign(i)&reporting != 0 {
			return byColon
		}
	}
	for i := start; i < last; i++ {
		if f.sign(i)&document != 0 {
			return byDocument
		}
	}
	return byNothing
}

// opens reports whether p begins as words do that somebody is quoted with; list
// items and markup do not.
func (f *finder) opens(p text.Paragraph) bool {
	t := f.doc.Tokens[p.Tokens.Start]
	return t.Capital || t.Kind == text.Stop && f.doc.Text[t.Start] != '.'
}

// writes reports whether the writer speaks of himself in paragraph i, which has no marks.
func (f *finder) writes(i int) bool { return f.voices[i].first > f.voices[i].us }

// stray gives the part of s, the words of p before a stray closing mark, that can
// be somebody's: its sentences, but not a first one that reports (“…” he said.).
// Where nothing is quoted before, they must follow such a sentence and say I.
func (f *finder) stray(p text.Paragraph, s store.Span) (store.Span, bool) {
	behind := s.Start > p.Span.Start // a quotation
	reported := behind
	for i := p.Sentences.Start; i < p.Sentences.End; i++ {
		r := f.doc.Sentences[i]
		start := f.doc.Span(r).Start
		if start < s.Start {
			continue
		}
		if says := f.reports(r); start == s.Start && says || !behind && (!reported || f.voice(r).first == 0) {
			reported = reported || says
			continue
		}
		return store.Span{Start: start, End: s.End}, start < s.End
	}
	return s, false
}

// reportWords is within how many tokens behind a stray closing mark the report of what it closes must begin.
const reportWords = 8

// cited reports whether the sentence in which s ends goes on with who said so, right behind its mark.
func (f *finder) cited(p text.Paragraph, s store.Span) bool {
	for i := p.Sentences.Start; i < p.Sentences.End; i++ {
		r := f.doc.Sentences[i]
		if at := f.doc.Span(r); at.Start > s.End || at.End <= s.End {
			continue
		}
		for r.Start < r.End && int(f.doc.Tokens[r.Start].Start) < s.End {
			r.Start++
		}
		return f.reports(text.Run{Start: r.Start, End: min(r.End, r.Start+reportWords)})
	}
	return false
}

// reports reports whether a word of saying stands in r.
func (f *finder) reports(r text.Run) bool {
	for i := r.Start; i < r.End; i++ {
		if f.sign(i)&reporting != 0 {
			return true
		}
	}
	return false
}
