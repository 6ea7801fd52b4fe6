package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
)

// sections finds the furniture that only its place gives away: the links under
// their label, what is told of the author, and all that stands at the end.
func (p *page) sections() {
	p.links()
	p.author()
	p.tail()
}

// links marks the titles of other reports that stand under their label.
func (p *page) links() {
	for i := 0; i < len(p.blocks); i++ {
		if p.blocks[i].Role != store.Furniture || !itemLabels.is(p.folded(i)) {
			continue
		}
		for i+1 < len(p.blocks) && p.linked(i+1) {
			i++
			p.blocks[i].Role = store.Furniture
		}
	}
}

// linked reports whether block i can be the title of another report.
func (p *page) linked(i int) bool {
	b := p.blocks[i]
	return b.Role == store.Body && b.words > 0 && b.words <= 25 && !b.sentence && !b.open && !b.saysSomething()
}

// An author's biography at the end is at most this long.
const (
	bioWords  = 160
	bioBlocks = 5
)

// author marks all that follows the label or the picture of an author at the
// text's end, unless it is too long to be a biography.
func (p *page) author() {
	words := 0
	for i := len(p.blocks) - 1; i >= 0 && i >= len(p.blocks)-bioBlocks; i-- {
		b := p.blocks[i]
		words += b.words
		if words > bioWords {
			return
		}
		if b.Role == store.Furniture && (authorLabels.is(p.folded(i)) || portrays(p.words(i), p.folded(i))) {
			for j := i + 1; j < len(p.blocks); j++ {
				p.blocks[j].Role = store.Furniture
			}
			return
		}
	}
}

// tail marks what stands at the text's end and can be no part of the report,
// going up until something can.
func (p *page) tail() {
	bios := bioBlocks // each may take a look at the whole text
	for i := len(p.blocks) - 1; i > 0; i-- {
		b := &p.blocks[i]
		if b.Role == store.Furniture || b.Role == store.Date {
			continue
		}
		bios--
		if b.Role != store.Body || bios < 0 || !p.trails(i) {
			return
		}
		b.Role = store.Furniture
	}
}

// trails reports whether block i, with nothing but furniture behind it, is furniture too.
func (p *page) trails(i int) bool {
	b := p.blocks[i]
	if b.saysSomething() {
		return false
	}
	under := p.blocks[i-1].Role == store.Furniture
	above := i+1 < len(p.blocks)
	switch {
	case b.words == 0:
		return above
	case b.words <= 6 && strings.Contains(p.words(i), "@"):
		return true
	case under && above && p.linked(i):
		return true
	}
	return p.listing(i) || p.headsBio(i) || p.biography(i)
}

// listing reports whether block i says when and where a programme is on: The
// Show, Sundays, 10/9c, TNT.
func (p *page) listing(i int) bool {
	b, s := p.blocks[i], p.folded(i)
	if b.words > 16 || b.sentence || !strings.Contains(s, ",") {
		return false
	}
	day, hour := false, false
	for w := word(s, 0); !w.Empty(); w = word(s, w.End) {
		day = day || weekdays.has(w.Of(s))
		hour = hour || airtime(w.Of(s), s[w.End:])
	}
	return day && hour
}

// airtime reports whether t is an hour, by itself or by what follows it: 8pm, 8 p.m., 10/9c.
func airtime(t, after string) bool {
	hour := number(strings.TrimRight(t, "apmc"))
	if hour < 1 || hour > 12 {
		return false
	}
	return strings.HasSuffix(t, "pm") || strings.HasSuffix(t, "am") || strings.HasSuffix(t, "c") ||
		strings.HasPrefix(after, "/") || strings.HasPrefix(after, " p.m") || strings.HasPrefix(after, " a.m") ||
		strings.HasPrefix(after, " pm") || strings.HasPrefix(after, " am")
}

// headsBio reports whether block i is the name that a biography below it begins with.
func (p *page) headsBio(i int) bool {
	b := p.blocks[i]
	return i+1 < len(p.blocks) && b.words >= 2 && b.words <= 5 && nameLike(p.words(i)) &&
		strings.HasPrefix(p.folded(i+1), p.folded(i)+" ")
}

// biography reports whether block i tells who wrote the report: it begins with
// the name of somebody the report does not speak of, and says what authors are.
func (p *page) biography(i int) bool {
	b := p.blocks[i]
	if b.words > bioWords/2 || !b.sentence {
		return false
	}
	s := strings.TrimLeftFunc(p.words(i), func(r rune) bool { return !unicode.IsLetter(r) })
	folded := lower(s)
	last := nameEnd(s)
	if last.Empty() || !isA(folded[last.End:]) || !anyOf(folded[last.End:], authorWords) {
		return false
	}
	return !p.reportSpeaksOf(last.Of(folded), i)
}

// nameEnd gives the last word of the name of two to four words that s begins with, or nothing.
func nameEnd(s string) store.Span {
	var last store.Span
	n := 0
	for w := word(s, 0); !w.Empty() && n < 5; w = word(s, w.End) {
		r, _ := utf8.DecodeRuneInString(s[w.Start:])
		if !unicode.IsUpper(r) || n > 0 && strings.Trim(s[last.End:w.Start], " .-'’") != "" {
			break
		}
		last = w
		n++
	}
	if n < 2 || n > 4 {
		return store.Span{}
	}
	return last
}

// isA reports whether s, which follows a name, says what that person is or does,
// perhaps after something between commas.
func isA(s string) bool {
	if rest, ok := strings.CutPrefix(s, ", "); ok {
		if _, after, found := strings.Cut(rest, ", "); found {
			s = after
		}
	}
	return bioVerbs.has(word(s, 0).Of(s))
}

// anyOf reports whether a word of a class stands in s.
func anyOf(s string, words class) bool {
	for w := word(s, 0); !w.Empty(); w = word(s, w.End) {
		if words.has(w.Of(s)) {
			return true
		}
	}
	return false
}

// reportSpeaksOf reports whether the report above block i has the word name.
func (p *page) reportSpeaksOf(name string, i int) bool {
	for j := range i {
		b := p.blocks[j]
		if b.Role == store.Body && b.words > 5 && strings.Contains(p.folded(j), name) {
			return true
		}
	}
	return false
}
