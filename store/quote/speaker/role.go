package speaker

import (
	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker/lexicon"
)

// gapSentence is the gap of a quotation whose predecessor stands in the same sentence.
const gapSentence learn.Hash = 1

// turn gives the subject of the nearest verb of saying before the quotation, if
// it stands after the quotation before: in "A," said Holt, to which Lee replied,
// "B", it is Lee. It also tells whether nobody before that one can have said the
// quotation: fragments stay in doubt ("A", said Holt, who thinks that Lee called
// it "B"), unless somebody says so outright.
func (a *analysis) turn(s *scene) (who int, certain bool) {
	for _, g := range s.govern {
		if int(g) < s.lastQuote {
			break
		}
		k := a.at(int(g))
		if k.class&anyCue == 0 {
			continue
		}
		if sub := a.subjectOf(int(g)); sub > s.lastQuote && int(g) > sub {
			return sub, a.quotes[s.self.quote].Kind != store.Fragment || a.outright(int(g), sub)
		}
	}
	return nobody, false
}

// outright reports whether the verb group at v, with its subject, gives the word to somebody new.
func (a *analysis) outright(v, subject int) bool {
	k := a.at(v)
	return a.at(subject).personal() && (k.class&strongCue != 0 || a.at(subject).tag == who && a.at(v+1).tag == that)
}

// outspoken reports whether the phrase at c stands before somebody who takes the
// word between two quotations of one sentence, and so is out of the question.
func (a *analysis) outspoken(c int) bool {
	return a.now.gap == gapSentence && a.now.takes && c < a.now.turn
}

// introduction tells whether the quotation is announced by a verb and a comma or
// a colon before it, and whether what stands behind it announces another in its
// sentence: in "by telling her, “A,” she fired back, “B”", both hold for A.
func (a *analysis) introduction(s *scene) learn.Hash {
	h := learn.Hash(0)
	if s.loose >= 0 && s.loose > s.q-announcing && (s.left.tag == comma || s.left.tag == colon) {
		h = 1
	}
	for j := s.q + 1; j < len(a.chunk) && j < s.q+announcing && a.chunk[j].sentence == s.self.sentence; j++ {
		if k := &a.chunk[j]; k.tag == quotation {
			if before := a.at(j - 1).tag; before == comma || before == colon {
				h |= 2
			}
			break
		}
	}
	return h
}

// announcing is how many chunks may stand from a verb to the quotation that it announces.
const announcing = 7

// Roles of a noun phrase in its clause, as far as chunks show them.
const (
	roleOther learn.Hash = iota
	roleSubject
	roleBareSubject // of the verb that the quotation begins with
	roleObject
	rolePrepositional
	roleFronted // in what stands before the subject of the sentence: Due to the strain, …
	roleOwner
)

// part tells the role of the phrase at c in its clause.
func (a *analysis) part(s *scene, c int) learn.Hash {
	k, left := a.at(c), a.at(c-1)
	switch {
	case k.tag == possessor:
		return roleOwner
	case left.tag == preposition && left.sentence == k.sentence:
		if a.fronted(c) {
			return roleFronted
		}
		return rolePrepositional
	case c == s.q-1 && a.clauseBegins(c) && s.opens&verbal != 0:
		return roleBareSubject
	case a.verb(c) >= 0:
		return roleSubject
	case left.tag == verbGroup && left.sentence == k.sentence:
		return roleObject
	}
	return roleOther
}

// verbal are the traits of the first word of a quotation that is a verb.
const verbal = learn.Hash(lexicon.Base | lexicon.Third | lexicon.Past | lexicon.Participle | lexicon.Ing)

// clauseBegins reports whether the noun phrase at c stands where a clause begins.
func (a *analysis) clauseBegins(c int) bool {
	switch left := a.at(c - 1); left.tag {
	case comma, colon, semicolon, paragraph, that, subordinator, conjunction, dash, stop:
		return true
	default:
		return left.sentence != a.at(c).sentence
	}
}

// fronted reports whether the phrase at c hangs on a preposition that no verb of
// its sentence precedes, and a comma follows before any verb does.
func (a *analysis) fronted(c int) bool {
	for j := c - 1; j >= 0 && j > c-announcing && a.chunk[j].sentence == a.chunk[c].sentence; j-- {
		if a.chunk[j].tag == verbGroup {
			return false
		}
	}
	for j := c + 1; j < len(a.chunk) && j < c+announcing && a.chunk[j].sentence == a.chunk[c].sentence; j++ {
		switch a.chunk[j].tag {
		case comma:
			return true
		case verbGroup, quotation:
			return false
		}
	}
	return false
}

// roleFeatures tell the candidate's part in its clause, and whose verb is nearest to the quotation.
func (a *analysis) roleFeatures(s *scene, v *view) {
	b, kind := &a.bag, learn.Hash(v.k.kind)
	role := a.part(s, v.c)
	b.two(tRole, role, v.place)
	b.three(tRole+1, role, v.place, v.sort)
	b.three(tRole+2, role, s.opens, s.left.coarse)
	b.three(tRole+3, role, v.place, s.left.coarse)
	b.three(tRole+4, role, kind, s.left.fine)
	nearest := nobody
	if len(s.govern) > 0 {
		nearest = a.subjectOf(int(s.govern[0]))
	}
	own := learn.Hash(b2i(nearest == v.c) | b2i(nearest == nobody)<<1)
	b.three(tRole+5, role, own, v.place)
	if s.introduced != 0 {
		b.three(tRole+6, s.introduced, own, v.place)
		b.three(tRole+7, s.introduced, role, v.place)
		b.three(tRole+8, s.introduced, v.place, kind)
	}
}
