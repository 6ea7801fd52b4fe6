package layout

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"hearsay/store"
)

// features is what is seen in a block without looking at the others.
type features struct {
	words    int     // all of them
	long     int     // words of four or more letters
	capital  int     // of the long ones, those with a capital
	weight   int     // of the cues of furniture in it
	address  bool    // it speaks to the reader, or for the outlet
	quotes   bool    // a quotation mark stands in it; only seen where a reporting verb does
	reports  bool    // a reporting verb stands in it
	sentence bool    // it ends as a sentence does
	stop     bool    // it ends in a full stop
	open     bool    // it ends in the middle: with a colon, a semicolon or a comma
	lists    lists16 // that have a phrase which begins with one of its words
}

// saysSomething reports whether a block reports somebody's words.
func (f features) saysSomething() bool { return f.quotes && f.reports }

// titleCase reports whether nearly all of a block's long words have a capital.
func (f features) titleCase() bool { return f.long >= 3 && f.capital*5 >= f.long*4 }

// look sees the features of block i.
func (p *page) look(i int) features {
	b := p.blocks[i].Span
	f := features{}
	before := uint64(0) // whether the byte before those at hand is a letter
	for k := b.Start / 64; k*64 < b.End; k++ {
		at, next := p.letters.some(k, b), p.letters.some(k+1, b)
		starts := at &^ (at<<1 | before)
		before = at >> 63
		long := starts & (at>>1 | next<<63) & (at>>2 | next<<62) & (at>>3 | next<<61)
		f.words += bits.OnesCount64(starts)
		f.long += bits.OnesCount64(long)
		f.capital += bits.OnesCount64(long & p.capitals[k])
		for inner := p.capitals.some(k, b) &^ starts; inner != 0; inner &= inner - 1 {
			f.capital += p.innerCapital(b, k*64+bits.TrailingZeros64(inner))
		}
		for ; starts != 0; starts &= starts - 1 {
			p.see(&f, b, k*64+bits.TrailingZeros64(starts))
		}
	}
	s := p.words(i)
	f.quotes = f.reports && hasQuotationMark(s) // which alone is nothing
	f.end(s)
	return f
}

// innerCapital is 1 if the capital at byte at of b is the first one of a long word, though not its first letter.
func (p *page) innerCapital(b store.Span, at int) int {
	start := at
	for start > b.Start && p.letters.has(start-1) {
		if start--; p.capitals.has(start) {
			return 0
		}
	}
	if !p.letters.has(at) || min(p.letters.end(at), b.End)-start < 4 {
		return 0
	}
	return 1
}

// see looks at the word of b that begins at byte at.
func (p *page) see(f *features, b store.Span, at int) {
	end := min(p.letters.end(at), b.End)
	if e := p.vocabulary.in(p.lower, at, end); e.counts() {
		f.know(e, p.vocabulary.heaviest(e, p.lower[:b.End], end))
	}
}

// know sees what is known of a word, and the weight of the cue that begins with it.
func (f *features) know(e *entry, weight int) {
	f.lists |= e.lists
	f.reports = f.reports || e.classes&reporting != 0
	f.address = f.address || e.classes&addresses != 0 || weight >= sure
	f.weight += weight
}

// hasQuotationMark reports whether a mark stands in s that can open or close a quotation.
func hasQuotationMark(s string) bool {
	if strings.IndexByte(s, '"') >= 0 || strings.Contains(s, "''") {
		return true
	}
	for _, m := range [...]string{"“", "”", "‘", "„", "«", "»"} {
		if strings.Contains(s, m) {
			return true
		}
	}
	return false
}

// end sees how s ends, not counting the marks and brackets that close on it. An
// abbreviation's point and an ellipsis end no sentence.
func (f *features) end(s string) {
	s = strings.TrimRight(s, "\"”’'»)] \u00a0")
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '!', '?':
		f.sentence = true
	case '.':
		f.stop = !strings.HasSuffix(s, "..") && !initials(s[:len(s)-1])
		f.sentence = f.stop
	case ':', ',', ';':
		f.open = true
	}
}

// initials reports whether s ends in single capitals with points between them: U.S
func initials(s string) bool {
	n := len(s)
	return n >= 3 && s[n-2] == '.' && s[n-1] >= 'A' && s[n-1] <= 'Z' && s[n-3] >= 'A' && s[n-3] <= 'Z'
}
