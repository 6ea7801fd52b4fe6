package quote

import (
	"hearsay/store"
	"hearsay/store/quote/kind"
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
	v := f.voice(p.Tokens)
	switch f.announces(f.doc.Paragraphs[i-1]) {
	case byColon:
		return true
	case byClause:
		// A clause alone is weak: the report must be in the third person and the block a letter's.
		return v.first > 2 && v.second > 0 && f.personal <= 1
	}
	return false
}

// shortestBlock is the fewest tokens of a block.
const shortestBlock = 8

// announcement is how a paragraph leads into somebody's words.
type announcement uint8

const (
	byNothing announcement = iota
	byColon                // Smith wrote:
	byClause               // She continues that they fear for it.
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
// end in a verb of saying, or in one and somebody to whom or where: Smith told me:
func (f *finder) announcesByColon(start, last int) announcement {
	if f.doc.Lower(last-1) == "that" {
		return byNothing
	}
	for i := max(start, last-3); i < last; i++ {
		if kind.Reports(f.doc, i) {
			return byColon
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

// countPersonal counts the paragraphs without marks in which the article itself seems to say I or we.
func (f *finder) countPersonal() int {
	var n, next int
	for i, p := range f.doc.Paragraphs {
		marked := false
		for next < len(f.pieces) && f.pieces[next].Paragraph == i {
			marked, next = true, next+1
		}
		if p.Role == store.Body && !marked && f.voice(p.Tokens).first > 0 {
			n++
		}
	}
	return n
}

// voice counts the words of the first and of the second person.
type voice struct{ first, second int }

func (f *finder) voice(r text.Run) voice {
	var v voice
	for i := r.Start; i < r.End; i++ {
		switch w := f.doc.Lower(i); w {
		case "i", "me", "my", "mine", "we", "our", "us", "i’m", "i'm", "i’ve", "i've", "we’re", "we're", "we’ve", "we've", "i’ll", "i'll", "i’d", "i'd":
			if f.doc.Word(i) != "US" {
				v.first++
			}
		case "you", "your", "yours", "you’re", "you're", "you’ve", "you've", "you’ll", "you'll":
			v.second++
		}
	}
	return v
}

// stray gives the part of s, the words of p before a stray closing mark, that can
// be somebody's: its sentences, but not a first one that reports (“…” he said.).
func (f *finder) stray(p text.Paragraph, s store.Span) (store.Span, bool) {
	for i := p.Sentences.Start; i < p.Sentences.End; i++ {
		r := f.doc.Sentences[i]
		start := f.doc.Span(r).Start
		if start > s.Start || start == s.Start && !f.reports(r) {
			return store.Span{Start: start, End: s.End}, start < s.End
		}
	}
	return s, false
}

// reports reports whether a word of saying stands in r.
func (f *finder) reports(r text.Run) bool {
	for i := r.Start; i < r.End; i++ {
		if kind.Reports(f.doc, i) {
			return true
		}
	}
	return false
}
