package link

import (
	"slices"

	"hearsay/store"
	"hearsay/store/link/align"
	"hearsay/store/link/person"
	"hearsay/store/link/words"
)

// bond is two quotations that share words, the earlier first.
type bond struct {
	pairKey
	margin   float32   // bits by which the best exceeds what was needed
	passages []passage // the best first
}

// passage is an align.Passage kept small: they are many. What is linked has few words.
type passage struct {
	a, b                                           span
	words                                          int16
	whole, entire, turned                          bool
	bits, matched, spanned, content, changed, rest float32
	matches                                        []match
}

// span is an align.Run.
type span struct{ start, end int16 }

func spanOf(r align.Run) span { return span{int16(r.Start), int16(r.End)} }

func (s span) run() align.Run { return align.Run{Start: int(s.start), End: int(s.end)} }

// match is an align.Pair.
type match struct {
	a, b           int16
	partsA, partsB uint8
}

// kept gives a passage that does not share the memory of p.
func (e *examiner) kept(p align.Passage) passage {
	e.pairs = e.pairs[:0]
	for _, m := range p.Pairs {
		e.pairs = append(e.pairs, match{int16(m.A), int16(m.B), uint8(m.PartsA), uint8(m.PartsB)})
	}
	return passage{
		a: spanOf(p.A), b: spanOf(p.B), words: int16(p.Words), whole: p.Whole, entire: p.Entire, turned: p.Turned,
		bits: p.Bits, matched: p.Matched, spanned: p.Spanned, content: p.Content, changed: p.Changed, rest: p.Rest,
		matches: e.matches.clone(e.pairs),
	}
}

// found gives the passage as it was found, but for its Pairs.
func (p *passage) found() align.Passage {
	return align.Passage{
		A: p.a.run(), B: p.b.run(), Words: int(p.words), Whole: p.whole, Entire: p.entire, Turned: p.turned,
		Bits: p.bits, Matched: p.matched, Spanned: p.spanned, Content: p.content, Changed: p.changed, Rest: p.rest,
	}
}

// What a link needs. T0 is the bar without any context: the bits that make it
// unlikely that among all pairs one agrees by chance, and a constant for the
// stock of phrases that everybody draws on.
const (
	stockBits = 14 // on top of the logarithm of the number of pairs
	floorBits = 9  // never link on less

	leastContent = 4 // bits of content words in any link
	entireBits   = 4 // what it adds in one story that both quotations are the same from end to end

	endsBits    = 3    // what it adds that a long passage runs from end to end of both
	endsWords   = 8    // … at least so long
	endsPortion = 0.65 // … of the heavier of which so much matches

	shortWords   = 3    // quotations up to this length need a story
	shortPortion = 0.75 // … and more of themselves matched
	portion      = 0.6  // of the lighter quotation that must match
	storyPortion = 0.55 // … in one story

	retoldPortion = 0.45 // … if one person says it there
	retoldBits    = 30   // … in words so telling
	denseBits     = 20   // of a passage that stands for itself: whole sentences
	denseWords    = 10   // … or so many words
	denseMatched  = 0.6  // … and the part of them that match

	mostChanged = 0.25 // part of the words that may be others if the speaker is another

	storyCosine = 0.35 // from which two articles are one story without a shared saying
	cosineBits  = 40   // what a cosine of 1 adds
	solidBits   = 22   // what a shared saying adds
	solidMargin = 6    // bits beyond the bar that make a saying sure enough to speak for others
	nearBitsMax = 16   // the most that words around both add
	nearShare   = 0.5  // what each bit of them adds
	nearLeast   = 8    // bits that such a word must have
	storyNear   = 9    // from which words around make a story,
	nearCosine  = 0.2  // … if the articles are at least so close
	sameSpeaker = 6
	otherOne    = -7
	stranger    = -15 // on top, if nothing else ties the articles
	farCosine   = 0.05
	elsewhere   = -8 // the articles are not related at all
	elseCosine  = 0.08
	elseTerms   = 32  // words that tell what an article is about
	farApart    = -12 // more than a month
	noDate      = -6  // nobody knows, and the articles are not related
)

// context is what speaks for two quotations being one, besides their words.
type context struct {
	bits  float32
	story bool // whether both articles surely report one event

	sameSpeaker  bool // whether the articles name one person
	otherSpeaker bool // … or people who cannot be one
}

// context weighs all but whether the articles share a saying.
func (e *examiner) context(k pairKey) context {
	p, q := &e.quotes[k.a], &e.quotes[k.b]
	cosine := e.topics.Cosine(e.vectors[p.article], e.vectors[q.article])
	near := e.nearBits(p.near(), q.near())
	unrelated := e.unrelated(p.article, q.article, cosine, near)
	c := context{bits: cosineBits*cosine + near + e.dateBits(p, q, unrelated)}
	if unrelated {
		c.bits += elsewhere
	}
	switch e.likeness(p, q) {
	case person.Same:
		c.bits += sameSpeaker
		c.sameSpeaker = true
	case person.Other:
		c.bits += otherOne
		c.otherSpeaker = true
		if cosine < farCosine && near == 0 {
			c.bits += stranger
		}
	case person.Unclear:
	}
	c.story = cosine >= storyCosine || near >= storyNear && cosine >= nearCosine
	return c
}

// unrelated reports whether two articles, long enough to tell, speak of different things.
func (e *evidence) unrelated(a, b store.ArticleID, cosine, near float32) bool {
	return cosine < elseCosine && near < nearLeast && min(len(e.vectors[a]), len(e.vectors[b])) >= elseTerms
}

// solid is c if the articles surely share a saying.
func (c context) solid() context {
	c.bits += solidBits
	c.story = true
	return c
}

// against is c if nothing spoke for the link.
func (c context) against() context {
	c.bits = min(0, c.bits)
	return c
}

// nearBits weighs the rare words that stand around both quotations.
func (e *examiner) nearBits(a, b []words.ID) float32 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if len(e.near) == 0 || &e.near[0] != &a[0] {
		e.near = a
		e.around.Reset()
		for _, x := range a {
			e.around.Add(x)
		}
	}
	e.maybe = slices.Grow(e.maybe[:0], len(b))[:len(b)]
	n := 0
	for _, y := range b {
		e.maybe[n] = y
		n += e.around.Holds(y)
	}
	var bits float32
	i := 0
	for _, y := range e.maybe[:n] {
		for i < len(a) && a[i] < y {
			i++
		}
		if i < len(a) && a[i] == y {
			bits += e.nearWord(y)
		}
	}
	return min(bits, nearBitsMax)
}

func (e *evidence) nearWord(x words.ID) float32 {
	s := e.surprise.Alone(x)
	if s < nearLeast {
		return 0
	}
	return min(s-nearLeast/2, e.rarity.Of(x)) * nearShare
}

// dateBits weighs how far apart two articles were published. Where a date is missing, unrelated ones likely were.
func (e *evidence) dateBits(p, q *quotation, unrelated bool) float32 {
	a, b := e.articles[p.article].fact.Published, e.articles[q.article].fact.Published
	switch undated := a.IsZero() || b.IsZero(); {
	case undated && unrelated:
		return noDate
	case undated || a.Sub(b).Abs().Hours() <= 31*24:
		return 0
	}
	return farApart
}

// likeness compares those whom the articles name as speakers of p and q.
func (e *evidence) likeness(p, q *quotation) person.Likeness {
	a, b := e.articles[p.article].people, e.articles[q.article].people
	if p.Person < 0 || int(p.Person) >= len(a) || q.Person < 0 || int(q.Person) >= len(b) {
		return person.Unclear
	}
	return e.roster.Compare(a[p.Person], b[q.Person])
}

// judge gives by how many bits p exceeds what it needs in context c, and whether it makes a link at all.
func (e *evidence) judge(k pairKey, p align.Passage, c context) (margin float32, ok bool) {
	margin = p.Bits - max(floorBits, e.bar-c.bits)
	if e.endToEnd(k, p) {
		margin += endsBits
	}
	if p.Entire && c.story {
		margin += entireBits
	}
	return margin, margin >= 0 && e.suffices(k, p, c)
}

// endToEnd reports whether p runs through both quotations from their beginning to their end.
func (e *evidence) endToEnd(k pairKey, p align.Passage) bool {
	a, b := int(e.quotes[k.a].words.n), int(e.quotes[k.b].words.n)
	return p.Words >= endsWords && p.A.Len()*10 >= a*9 && p.B.Len()*10 >= b*9 && p.Matched >= endsPortion*max(e.mass[k.a], e.mass[k.b])
}

// suffices reports whether p, however telling, is enough of its two quotations to be the same saying.
func (e *evidence) suffices(k pairKey, p align.Passage, c context) bool {
	matched := p.Matched / min(e.mass[k.a], e.mass[k.b])
	if p.Content < leastContent && p.Words < shortWords {
		return false
	}
	if c.otherSpeaker && (p.Changed > mostChanged*p.Matched || matched < portion) {
		return false // two mouths need the same words
	}
	a, b := e.text(k.a), e.text(k.b)
	if min(len(a.Words), len(b.Words)) <= shortWords {
		return c.story && p.Whole && matched >= shortPortion
	}
	return matched >= c.portion(p) || dense(a, b, p)
}

// canSuffice reports whether any passage of a and b, with which the aligner has begun, may suffice in some context.
func (e *examiner) canSuffice(k pairKey, a, b align.Text) bool {
	switch l := e.aligner.Limits(a); {
	case l.Bits < e.aligner.Least:
		return false
	case l.Matched >= retoldPortion*min(e.mass[k.a], e.mass[k.b]):
		return true
	default:
		return l.Bits >= denseBits && (l.Words >= denseWords || e.aligner.Sentences(a, b))
	}
}

// portion gives how much of the lighter quotation p must match in c.
func (c context) portion(p align.Passage) float32 {
	switch {
	case !c.story:
		return portion
	case c.sameSpeaker && p.Bits >= retoldBits && !p.Turned:
		return retoldPortion
	}
	return storyPortion
}

// dense reports whether p stands for itself, however much else there is: long, or whole sentences, with few gaps.
func dense(a, b align.Text, p align.Passage) bool {
	return p.Bits >= denseBits && p.Matched >= denseMatched*p.Spanned &&
		(p.Words >= denseWords || a.Sentences(p.A) || b.Sentences(p.B))
}
