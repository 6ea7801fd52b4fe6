package speaker

import (
	"slices"

	"hearsay/store/quote/speaker/lexicon"
)

// candidate is a noun phrase that may name a quotation's speaker.
type candidate struct {
	score    float32
	chunk    int32 // nobody stands for: the article does not say
	between  int32 // noun phrases between it and the quotation
	people   int32 // of those, the ones that look like people
	subjects int32 // of those, the ones that are subjects
}

// The window of candidates, in paragraphs and in noun phrases.
const (
	paragraphsBack  = 3
	paragraphsAhead = 1
	phrasesBack     = 64
	phrasesAhead    = 24
	chunksAway      = 400
)

// candidates lists who may have said the quotation, nearest first: before it, then after it, then nobody.
func (a *analysis) candidates(quote int) {
	a.cands = a.cands[:0]
	p := a.places[quote]
	q, first, end := int(p.chunk), 0, len(a.chunk)
	if b := int(p.breaks) - 1 - paragraphsBack; b >= 0 {
		first = int(a.seams[b])
	}
	if b := int(p.breaks) + paragraphsAhead; b < len(a.seams) {
		end = int(a.seams[b])
	}
	a.walkBack(q, a.phrases[:p.phrases], max(first, q-chunksAway+1))
	a.walkAhead(q, a.phrases[p.phrases:], min(end, q+chunksAway))
	a.remembered()
	a.cands = append(a.cands, candidate{chunk: nobody})
}

// remembered adds who said the quotation before, if that phrase is out of the window.
func (a *analysis) remembered() {
	last := a.now.last
	if last == nobody || a.outspoken(last) || slices.ContainsFunc(a.cands, func(c candidate) bool { return int(c.chunk) == last }) {
		return
	}
	a.cands = append(a.cands, candidate{chunk: int32(last), between: phrasesBack, people: phrasesBack, subjects: phrasesBack})
}

// walkBack lists those of phrases, which stand before the quotation at chunk q, from the last to that at chunk first.
func (a *analysis) walkBack(q int, phrases []int32, first int) {
	var n candidate
	for i := len(phrases) - 1; i >= 0 && int(phrases[i]) >= first && n.between < phrasesBack; i-- {
		a.consider(int(phrases[i]), q, &n)
	}
}

// walkAhead lists those of phrases, which stand behind the quotation at chunk q, that stand before chunk end.
func (a *analysis) walkAhead(q int, phrases []int32, end int) {
	var n candidate
	for i := 0; i < len(phrases) && int(phrases[i]) < end && n.between < phrasesAhead; i++ {
		a.consider(int(phrases[i]), q, &n)
	}
}

// consider lists the phrase at chunk c, unless it is out of the question. n is what was listed between it and the quotation at q.
func (a *analysis) consider(c, q int, n *candidate) {
	if a.chunk[c].kind == noKind || !a.eligible(c, q) || a.outspoken(c) {
		return
	}
	n.chunk = int32(c)
	a.cands = append(a.cands, *n)
	n.between++
	if a.chunk[c].personal() {
		n.people++
		if a.verb(c) >= 0 {
			n.subjects++
		}
	}
}

// eligible reports whether chunk c may name the speaker of the quotation at q.
// In its sentence nearly all may; farther away, people that do something, and things only nearby.
func (a *analysis) eligible(c, q int) bool {
	k, at := &a.chunk[c], &a.chunk[q]
	if a.at(c-1).tag == opening && a.at(c+1).tag == closing {
		return false // an abbreviation, a party: (D-Ore.)
	}
	if k.tag == possessor && a.at(c+1).personal() {
		return false // it is his wife who speaks, not he
	}
	far := k.sentence - at.sentence
	if far == 0 {
		return (k.kind != kindThat && k.kind != kindWhich) || a.relative(c)
	}
	if !k.reaches(far) {
		return false
	}
	if far >= -1 && far <= 1 || k.para != at.para && far > 0 {
		return true
	}
	return a.verb(c) >= 0 || a.at(c-1).tag == verbGroup || a.at(c-1).tag == preposition || a.at(c+1).tag == colon
}

// reaches reports whether a phrase of this kind may name a speaker that many sentences away.
func (k *chunk) reaches(far int32) bool {
	switch k.kind {
	case kindHe, kindShe, kindThey, kindName, kindRoleName, kindIndefinite:
		return true
	case kindBare, kindOwned, kindNameNoun, kindThe, kindA:
		return k.class&(lexicon.Person|lexicon.Group|lexicon.Document) != 0 || far >= -1 && far <= 1
	case kindIt, kindObject, kindFirst:
		return far >= -2 && far <= 1
	}
	return false
}

// relative reports whether that or which at c stands for the noun before it.
func (a *analysis) relative(c int) bool {
	return c > 0 && (a.chunk[c-1].tag == nounPhrase || a.chunk[c-1].tag == comma)
}

// personal reports whether the phrase looks like somebody who can speak.
func (k *chunk) personal() bool {
	switch k.kind {
	case kindHe, kindShe, kindThey, kindFirst, kindWho, kindIndefinite, kindName, kindRoleName:
		return true
	case kindThe, kindA, kindBare, kindOwned, kindNameNoun:
		return k.class&lexicon.Person != 0
	}
	return false
}

// verb is verbOf, remembered.
func (a *analysis) verb(c int) int {
	if a.verbs[c] == unknownVerb {
		a.verbs[c] = int32(a.verbOf(c))
	}
	return int(a.verbs[c])
}
