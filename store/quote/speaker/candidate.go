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

// candidates lists who may have said the quotation at chunk q, nearest first: before it, then after it, then nobody.
func (a *analysis) candidates(q int) {
	a.cands = a.cands[:0]
	a.walk(q, -1, paragraphsBack, phrasesBack)
	a.walk(q, +1, paragraphsAhead, phrasesAhead)
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

func (a *analysis) walk(q, step, paragraphs, phrases int) {
	var n candidate
	for c := q + step; c >= 0 && c < len(a.chunk) && phrases > 0 && (c-q)*step < chunksAway; c += step {
		k := &a.chunk[c]
		if k.tag == paragraph {
			if paragraphs--; paragraphs < 0 {
				return
			}
			continue
		}
		if k.kind == noKind || !a.eligible(c, q) || a.outspoken(c) {
			continue
		}
		n.chunk = int32(c)
		a.cands = append(a.cands, n)
		phrases--
		n.between++
		if k.personal() {
			n.people++
			if a.verb(c) >= 0 {
				n.subjects++
			}
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
