package layout

import (
	"strings"
	"unicode"

	"hearsay/store"
)

// furniture finds the blocks that are furniture whatever stands around them.
func (p *page) furniture() {
	for i := range p.blocks {
		b := &p.blocks[i]
		b.features = p.look(i)
		if b.Role == store.Body && !b.saysSomething() && (p.labelled(i) || p.credits(i) || p.pleads(i)) {
			b.Role = store.Furniture
		}
	}
}

// Labels and openings make furniture of blocks of at most shortBlock words,
// credits of captions of at most longCaption.
const (
	shortBlock  = 45
	longCaption = 70
)

// labelled reports whether block i is a label or begins as only furniture begins.
func (p *page) labelled(i int) bool {
	b, s, folded := p.blocks[i], p.words(i), p.folded(i)
	if b.words == 0 || b.words > shortBlock {
		return false
	}
	if end := colonOpenings.opens(folded); end > 0 && strings.HasPrefix(folded[end:], ":") {
		return !b.open || b.words <= 3
	}
	if known().of(word(folded, 0).Of(folded)).lists != 0 && // most words begin no phrase
		(openings.opens(folded) > 0 || labels.is(folded) || itemLabels.is(folded) || authorLabels.is(folded)) {
		return true
	}
	return portrays(s, folded) || aside(folded) || follows(folded) || copyright(folded) || b.words <= 5 && counted(folded)
}

// portrays reports whether s says whose picture stands there: Image of Jane Holt.
func portrays(s, folded string) bool {
	for _, opening := range [...]string{"image of ", "photo of ", "picture of "} {
		if strings.HasPrefix(folded, opening) {
			return nameLike(s[len(opening):])
		}
	}
	return false
}

// aside reports whether s is a link in brackets: (Also on this site: Rain stops play)
func aside(s string) bool {
	return strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && asides.has(word(s, 0).Of(s)) &&
		(strings.Contains(s, ":") || !longer(s, 12))
}

// follows reports whether s asks to be followed somewhere.
func follows(s string) bool {
	return (strings.HasPrefix(s, "follow ") || strings.HasPrefix(s, "- follow ")) &&
		(strings.Contains(s, "@") || strings.Contains(s, "on twitter") || strings.Contains(s, "on facebook") ||
			strings.Contains(s, "on instagram") || strings.Contains(s, "on x"))
}

// copyright reports whether s begins as a copyright line.
func copyright(s string) bool {
	if strings.HasPrefix(s, "©") || strings.HasPrefix(s, "(c) ") {
		return true
	}
	w := word(s, 0)
	if w.Of(s) != "copyright" {
		return false
	}
	next := word(s, w.End).Of(s)
	return next == "by" || number(next) > 1900 || strings.HasPrefix(strings.TrimLeft(s[w.End:], " "), "©")
}

// counted reports whether s, of at most five words, counts pictures: Slideshow (2 images), Image 1 of 3.
func counted(s string) bool {
	f := fields(s, 5)
	n := len(f)
	if n < 3 {
		return false
	}
	return f[n-2] == "of" && number(f[n-1]) > 0 && number(f[n-3]) > 0 ||
		number(f[n-2]) > 0 && (f[n-1] == "images" || f[n-1] == "photos")
}

// credits reports whether block i ends in a picture's credit, and so is a caption.
func (p *page) credits(i int) bool {
	b, s := p.blocks[i], p.folded(i)
	if b.words > longCaption || !b.lists.has(pictureWords) && !b.lists.has(pictureCredits) && strings.IndexByte(s, '/') < 0 {
		return false
	}
	c, bracketed := credit(s)
	if longer(c, 12) {
		return false
	}
	for w := word(c, 0); !w.Empty(); w = word(c, w.End) {
		if end := pictureWords.at(c, w); end > 0 && strings.HasPrefix(c[end:], ":") {
			return true
		}
		if pictureCredits.at(c, w) > 0 {
			return true
		}
	}
	by, of, ok := strings.Cut(c, "/")
	if !ok {
		return false
	}
	return bracketed && len(fields(c, 3)) == 3 && nameLike(p.words(i)[len(p.words(i))-len(c):]) ||
		isAgency(by) || isAgency(of[strings.LastIndexAny(of, "/ ")+1:])
}

// isAgency reports whether s is nothing but the name of an agency.
func isAgency(s string) bool {
	return agencies.has(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
}

// credit gives the part of a block where a picture's credit would stand: in
// brackets at the end, or after the last stop or bar.
func credit(s string) (part string, bracketed bool) {
	if strings.HasSuffix(s, ")") {
		return s[strings.LastIndexByte(s, '(')+1:], true
	}
	s = strings.TrimRight(s, ". ")
	return s[max(lastEnd(s, '.'), lastEnd(s, '|')):], false
}

// lastEnd gives where the last mark in s ends that a blank follows, or 0.
func lastEnd(s string, mark byte) int {
	for end := len(s); ; {
		end = strings.LastIndexByte(s[:end], mark)
		if end < 0 || strings.HasPrefix(s[end+1:], " ") {
			return end + 1
		}
	}
}

// pleads reports whether block i has so many cues for its length that it can only
// be the outlet speaking to its reader. An appeal in the first word counts too.
func (p *page) pleads(i int) bool {
	b, s := p.blocks[i], p.folded(i)
	weight, address := b.weight, b.address
	if weight >= 2 && b.words <= shortBlock && appeals.has(word(s, 0).Of(s)) {
		weight += 2
		address = true
	}
	return address && weight >= sure+b.words/12
}
