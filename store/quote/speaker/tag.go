package speaker

import (
	"math/bits"
	"strings"

	"hearsay/store/quote/speaker/lexicon"
)

// tag decides what each word is in its sentence: by its class, its neighbours,
// and whether the article writes it with a capital in mid-sentence.
func (a *analysis) tag() {
	for i := range a.items {
		switch a.items[i].tag {
		case none:
			a.items[i].tag = a.tagWord(i)
		case clitic:
			if a.before(i, 1<<subject|1<<who|1<<that|1<<wh|1<<adverb) {
				a.items[i].tag = be
			}
		}
	}
}

func (a *analysis) tagWord(i int) tag {
	it := &a.items[i]
	if it.capital && a.isName(i) {
		return name
	}
	if it.Is(lexicon.Particle) && !it.capital && a.particle(i) {
		return name
	}
	if t := a.tagClosed(i); t != none {
		return t
	}
	switch {
	case it.Is(lexicon.Verb) && a.isVerb(i):
		return a.verbForm(i)
	case it.Is(lexicon.Time):
		return timeword
	case it.Is(lexicon.Adjective) && !it.Is(lexicon.Person|lexicon.Group):
		return adjective
	case it.Is(lexicon.Number):
		return number
	case it.Class == 0 || it.Class == lexicon.Given:
		return a.bySuffix(i)
	}
	return noun
}

// particle reports whether the word at i is the de or van of a name: after a
// name or a particle, and before a capital or another particle.
func (a *analysis) particle(i int) bool {
	if !a.before(i, 1<<name) {
		return false
	}
	for j := i + 1; j < len(a.items) && j < i+3; j++ {
		if a.items[j].tag != none || a.items[j].capital {
			return a.items[j].tag == none
		}
		if !a.items[j].Is(lexicon.Particle) {
			return false
		}
	}
	return false
}

// isName reports whether the capitalised word at i is part of a name.
func (a *analysis) isName(i int) bool {
	it := &a.items[i]
	switch {
	case a.seen.of(it.Lemma)&seenName != 0:
		return !a.before(i, 1<<preposition)
	case it.Is(lexicon.Closed) && !a.shouted(i):
		return !it.initial && it.Is(lexicon.Given)
	case it.Is(lexicon.Time):
		return a.seen.of(it.Lemma)&seenName != 0 && !a.before(i, 1<<preposition)
	case !it.initial && !it.title:
		return true
	}
	seen := a.seen.of(it.Lemma)
	switch {
	case it.Is(lexicon.Title|lexicon.Given|lexicon.Place) && a.nameAhead(i):
		return true
	case seen&seenCapital != 0 && seen&seenLower == 0:
		return true
	case seen&seenLower != 0:
		return false
	case it.Is(lexicon.Given | lexicon.Place):
		return true
	case it.Class == 0:
		return a.nameEnds(i) || a.nameAhead(i)
	case it.title:
		return false
	}
	return a.nameAhead(i) && !it.Is(lexicon.Verb|lexicon.Adjective|lexicon.Number|lexicon.Person)
}

// shouted reports whether a closed-class word at i stands in capitals as part of a longer name: "The WHO".
func (a *analysis) shouted(i int) bool {
	w := a.doc.Word(int(a.items[i].first))
	return len(w) > 2 && shouts(w) && !strings.Contains(w, "'") && !a.items[i].title && !a.items[i].initial && a.items[i].Is(lexicon.Relative|lexicon.Object)
}

// nameEnds reports whether what follows the unknown capitalised word at i, the
// first of its sentence, is what follows a name: a verb, a comma, a possessive.
func (a *analysis) nameEnds(i int) bool {
	if i+1 >= len(a.items) || strings.HasSuffix(a.doc.Lower(int(a.items[i].first)), "ly") {
		return false
	}
	switch next := &a.items[i+1]; next.tag {
	case comma, clitic, colon, opening, dash, quotation, stop, paragraph:
		return true
	case none:
		return next.Is(lexicon.Verb|lexicon.Be|lexicon.Have|lexicon.Do|lexicon.Modal|lexicon.Conjunction|lexicon.Suffix|lexicon.Adverb|lexicon.Particle) && !next.Is(lexicon.Ing)
	}
	return false
}

func (a *analysis) nameAhead(i int) bool {
	if i+1 >= len(a.items) {
		return false
	}
	next := &a.items[i+1]
	return next.capital && next.tag == none && next.para == a.items[i].para && !next.Is(lexicon.Closed|lexicon.Time)
}

func (a *analysis) tagClosed(i int) tag {
	it := &a.items[i]
	if it.Is(lexicon.Be | lexicon.Have | lexicon.Do | lexicon.Modal) {
		return auxiliary(it.Class)
	}
	if !it.Is(lexicon.Closed) {
		return none
	}
	return a.tagFunction(i)
}

func auxiliary(c lexicon.Class) tag {
	switch {
	case c&lexicon.Be != 0:
		return be
	case c&lexicon.Have != 0:
		return have
	case c&lexicon.Do != 0:
		return do
	}
	return modal
}

// function maps classes of little words to their tags, by the bit of the class; the lowest that a word has wins.
var function = [...]tag{
	2: possessive, 3: subject, 4: object, 5: reflexive, 12: to, 13: not, 15: conjunction,
}

const functional = lexicon.Possessive | lexicon.Subject | lexicon.Object | lexicon.Reflexive | lexicon.To | lexicon.Not | lexicon.Conjunction

func (a *analysis) tagFunction(i int) tag {
	it := &a.items[i]
	if f := it.Class & functional; f != 0 {
		return function[bits.TrailingZeros64(uint64(f))]
	}
	switch a.doc.Lower(int(it.first)) {
	case "how", "where", "why", "whether", "what", "whatever":
		return wh
	}
	if it.Is(lexicon.Relative) {
		return a.tagRelative(i)
	}
	if it.Is(lexicon.Indefinite) {
		if !it.Is(lexicon.Determiner) || !a.nounAhead(i) {
			return indefinite
		}
	}
	switch {
	case it.Is(lexicon.Determiner):
		return determiner
	case it.Is(lexicon.Adverb) && !it.Is(lexicon.Preposition|lexicon.Subordinator):
		return adverb
	case it.Is(lexicon.Preposition) && (!it.Is(lexicon.Subordinator) || !a.clauseAhead(i)):
		return preposition
	}
	return subordinator
}

func (a *analysis) tagRelative(i int) tag {
	switch a.doc.Lower(int(a.items[i].first)) {
	case "that":
		if a.nounAhead(i) && !a.before(i, 1<<name|1<<noun) && !a.verbBefore(i) {
			return determiner
		}
		return that
	case "whom":
		return wh
	}
	return who
}

// nounAhead reports whether the next item can continue a noun phrase that i begins.
func (a *analysis) nounAhead(i int) bool {
	if i+1 >= len(a.items) {
		return false
	}
	next := &a.items[i+1]
	if next.tag == number {
		return true
	}
	return next.tag == none && !next.Is(lexicon.Closed&^lexicon.Indefinite) && (!next.Is(lexicon.Verb) || next.Is(lexicon.AlsoNoun|lexicon.Adjective) && !next.Is(lexicon.Third|lexicon.Past))
}

// clauseAhead reports whether a clause, not a noun phrase, follows: a subject and soon a verb.
func (a *analysis) clauseAhead(i int) bool {
	for j := i + 1; j < len(a.items) && j < i+6; j++ {
		it := &a.items[j]
		if it.tag != none {
			return false
		}
		if it.Is(lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do) || it.Is(lexicon.Verb) && it.Is(lexicon.Past|lexicon.Third) && !it.Is(lexicon.AlsoNoun) {
			return j > i+1
		}
	}
	return false
}

// tags is a set of tags that items have.
type tags uint64

// before reports whether an item with one of the tags stands before i.
func (a *analysis) before(i int, one tags) bool { return i > 0 && one>>a.items[i-1].tag&1 != 0 }

func (a *analysis) verbBefore(i int) bool {
	return a.before(i, 1<<finite|1<<participle|1<<ing|1<<infinitive)
}

// isVerb decides about words that may be verbs, by what stands before them.
func (a *analysis) isVerb(i int) bool {
	it := &a.items[i]
	nominal := it.Is(lexicon.AlsoNoun | lexicon.Person | lexicon.Group | lexicon.Document | lexicon.Thing | lexicon.Adjective)
	switch {
	case a.before(i, 1<<determiner|1<<possessive|1<<clitic|1<<adjective), a.before(i, 1<<adverb) && a.before(i-1, 1<<determiner|1<<possessive):
		return a.verbInPhrase(i, nominal)
	case it.Is(lexicon.Past | lexicon.Participle | lexicon.Ing):
		return true
	case a.before(i, 1<<to|1<<modal|1<<do):
		return it.Is(lexicon.Base)
	case a.before(i, 1<<who) && it.Is(lexicon.Base) && nominal && i > 1 && a.items[i-2].tag == preposition:
		return false // at which point
	case a.before(i, 1<<subject|1<<not|1<<who|1<<that|1<<adverb):
		return true
	case it.Is(lexicon.Base):
		return a.pluralBefore(i) || !nominal && !a.before(i, 1<<name|1<<noun|1<<preposition)
	case !nominal:
		return true
	}
	return it.Is(lexicon.Third) && a.thirdPerson(i)
}

// verbInPhrase decides after a determiner, an owner or an adjective, where nouns are at home.
func (a *analysis) verbInPhrase(i int, nominal bool) bool {
	it := &a.items[i]
	switch {
	case it.Is(lexicon.Ing):
		return it.Is(lexicon.Say) && a.before(i, 1<<possessive) // her saying
	case a.before(i, 1<<adjective) && it.Is(lexicon.Say) && it.Is(lexicon.Past):
		return true
	}
	return !nominal && it.Is(lexicon.Past|lexicon.Third) && !it.Is(lexicon.Participle)
}

// thirdPerson decides whether claims, calls and the like are verbs.
func (a *analysis) thirdPerson(i int) bool {
	return a.before(i, 1<<name|1<<indefinite) || a.before(i, 1<<noun) && !a.pluralBefore(i) ||
		a.before(i, 1<<comma|1<<closing|1<<conjunction|1<<quotation|1<<dash) && a.objectAhead(i)
}

// objectAhead reports whether what follows i is what follows a verb rather than a noun: a quotation, an object, that.
func (a *analysis) objectAhead(i int) bool {
	if i+1 >= len(a.items) {
		return false
	}
	next := &a.items[i+1]
	if next.tag == quotation || next.tag == colon {
		return true
	}
	return next.tag == none && (next.capital || next.Is(lexicon.Determiner|lexicon.Possessive|lexicon.Subject|lexicon.Object|lexicon.Relative|lexicon.To))
}

// pluralBefore reports whether a plural noun stands before i, which would take a base form.
func (a *analysis) pluralBefore(i int) bool {
	if !a.before(i, 1<<noun|1<<name) {
		return false
	}
	w := a.doc.Lower(int(a.items[i-1].last))
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || w == "people" || w == "men" || w == "women"
}

func (a *analysis) verbForm(i int) tag {
	it := &a.items[i]
	switch {
	case it.Is(lexicon.Ing):
		return ing
	case it.Is(lexicon.Past) && !a.auxiliaryBefore(i):
		return finite
	case it.Is(lexicon.Participle) && a.auxiliaryBefore(i):
		return participle
	case it.Is(lexicon.Participle) && !it.Is(lexicon.Base):
		return participle
	case it.Is(lexicon.Base) && a.before(i, 1<<to):
		return infinitive
	}
	return finite
}

// auxiliaryBefore reports whether be or have stands before i, adverbs aside.
func (a *analysis) auxiliaryBefore(i int) bool {
	for j := i - 1; j >= 0 && j > i-4; j-- {
		switch a.items[j].tag {
		case be, have:
			return true
		case adverb, not:
		case clitic:
			return false
		default:
			return false
		}
	}
	return false
}

// bySuffix guesses the tag of a word that is in no list.
func (a *analysis) bySuffix(i int) tag {
	w := a.doc.Lower(int(a.items[i].first))
	switch {
	case strings.HasSuffix(w, "ly") && len(w) > 4:
		return adverb
	case strings.Contains(w, "-") && a.nounAhead(i):
		return adjective
	case strings.HasSuffix(w, "ing") && len(w) > 5 && !a.before(i, 1<<determiner|1<<possessive|1<<adjective|1<<preposition):
		return ing
	case strings.HasSuffix(w, "ed") && len(w) > 4 && !strings.Contains(w, "-") && !a.before(i, 1<<determiner|1<<possessive|1<<adjective):
		if a.auxiliaryBefore(i) {
			return participle
		}
		return finite
	}
	return noun
}
