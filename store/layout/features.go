package layout

import (
	"strings"
	"unicode/utf8"
)

// features is what is seen in a block without looking at the others.
type features struct {
	words    int  // all of them
	long     int  // words of four or more letters
	capital  int  // of the long ones, those with a capital
	weight   int  // of the cues of furniture in it
	address  bool // it speaks to the reader, or for the outlet
	quotes   bool
	reports  bool // a reporting verb stands in it
	sentence bool // it ends as a sentence does
	stop     bool // it ends in a full stop
	open     bool // it ends in the middle: with a colon, a semicolon or a comma
}

// saysSomething reports whether a block reports somebody's words.
func (f features) saysSomething() bool { return f.quotes && f.reports }

// titleCase reports whether nearly all of a block's long words have a capital.
func (f features) titleCase() bool { return f.long >= 3 && f.capital*5 >= f.long*4 }

// look sees the features of block i.
func (p *page) look(i int) features {
	s, folded := p.words(i), p.folded(i)
	f, lexicon := features{quotes: hasQuotationMark(s)}, cueWords()
	for w := word(folded, 0); !w.Empty(); w = word(folded, w.End) {
		f.words++
		t := w.Of(folded)
		if len(t) >= 4 {
			f.long++
			if w.Of(s) != t {
				f.capital++
			}
		}
		if known, ok := lexicon.look(t); ok {
			weight := known.heaviest(folded, w.End)
			f.reports = f.reports || known.reports
			f.address = f.address || known.address || weight >= sure
			f.weight += weight
		}
	}
	f.end(s)
	return f
}

// hasQuotationMark reports whether a mark stands in s that can open or close a quotation.
func hasQuotationMark(s string) bool {
	for _, m := range [...]string{`"`, "“", "”", "‘", "„", "«", "»", "''"} {
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
