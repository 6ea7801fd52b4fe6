package speaker

import (
	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker/lexicon"
)

// reach is how many chunks a search for a verb or a cue may pass: enough for
// any real clause, and a bound on the work for any text.
const reach = 24

// verbOf gives the verb group that noun phrase c is the subject of, or -1. It
// steps over what hangs on the phrase: prepositions with their nouns, further
// names, relative clauses, reduced participles, and asides between commas.
func (a *analysis) verbOf(c int) int {
	if a.at(c-1).tag == preposition {
		return nobody
	}
	aside := false
	for j := c + 1; j < len(a.chunk) && j < c+reach && a.chunk[j].sentence == a.chunk[c].sentence; j++ {
		switch k := &a.chunk[j]; k.tag {
		case verbGroup:
			if k.form == finite && !aside {
				return j
			}
		case comma, dash, opening:
			if a.finiteAt(j + 1) {
				return j + 1
			}
			aside = true
		case closing:
			aside = false
		case who, that:
			if j == c+1 {
				j = a.relativeEnd(j)
			}
		default:
			if !aside && a.cuts(j) {
				return nobody
			}
		}
	}
	return nobody
}

func (a *analysis) finiteAt(c int) bool { return a.at(c).tag == verbGroup && a.at(c).form == finite }

// cuts reports whether chunk j parts a noun phrase before it from any verb
// behind it: another clause, another noun, or the verb of another subject.
func (a *analysis) cuts(j int) bool {
	switch a.chunk[j].tag {
	case quotation, semicolon, colon, subordinator:
		return true
	case conjunction:
		return a.at(j+1).tag == verbGroup
	case nounPhrase:
		return a.chunk[j-1].tag == nounPhrase
	}
	return false
}

// relativeEnd gives the verb group of the relative clause that begins at chunk j, so that the search goes on behind it.
func (a *analysis) relativeEnd(j int) int {
	for k := j + 1; k < len(a.chunk) && k < j+5; k++ {
		if a.chunk[k].tag == verbGroup {
			return k
		}
	}
	return j
}

// cueBefore gives the nearest verb group left of quotation chunk q, in its
// sentence, that has one of the classes; or -1.
func (a *analysis) cueBefore(q int, classes lexicon.Class) int {
	for j := q - 1; j >= 0 && j > q-reach && a.chunk[j].sentence == a.chunk[q].sentence; j-- {
		if a.chunk[j].tag == verbGroup && a.chunk[j].class&classes != 0 {
			return j
		}
	}
	return -1
}

// cueAfter is cueBefore to the right, and only as far as the next quotation.
func (a *analysis) cueAfter(q int, classes lexicon.Class) int {
	for j := q + 1; j < len(a.chunk) && j < q+reach && a.chunk[j].sentence == a.chunk[q].sentence; j++ {
		if a.chunk[j].tag == quotation {
			return -1
		}
		if a.chunk[j].tag == verbGroup && a.chunk[j].class&classes != 0 {
			return j
		}
	}
	return -1
}

// subjectOf gives the noun phrase that does what the verb group at v says, or
// -1. A verb that follows another without a subject of its own takes that one's:
// "she rose and said", "he went on to say", "Holt, saying". An infinitive after
// an object takes the object: "led her to declare".
func (a *analysis) subjectOf(v int) int {
	if s := a.subjects[v]; s != unknownVerb {
		return int(s)
	}
	a.subjects[v] = nobody // ends any loop
	s := a.findSubject(v)
	a.subjects[v] = int32(s)
	return s
}

func (a *analysis) findSubject(v int) int {
	k := &a.chunk[v]
	if k.form != finite {
		if k.form == ing && a.at(v-1).tag == possessor {
			return v - 1
		}
		if p := a.at(v - 1); p.tag == nounPhrase && v >= 2 && p.sentence == k.sentence && a.at(v-2).tag != preposition {
			return v - 1
		}
		return a.inherited(v)
	}
	for j := v - 1; j >= 0 && j > v-reach && a.chunk[j].sentence == k.sentence; j-- {
		c := &a.chunk[j]
		if c.kind != noKind && c.tag != possessor && a.verb(j) == v {
			return j
		}
	}
	return a.inherited(v)
}

// inherited gives the subject of the verb before v in its sentence; or that
// one's object, if it tells of what somebody is perceived to do: "showed Holt leaving".
func (a *analysis) inherited(v int) int {
	for j := v - 1; j >= 0 && j > v-reach && a.chunk[j].sentence == a.chunk[v].sentence; j-- {
		if a.chunk[j].tag != verbGroup {
			continue
		}
		if a.chunk[v].form == ing && perceives(a.chunk[j].lemma) && a.at(j+1).tag == nounPhrase {
			return j + 1
		}
		return a.subjectOf(j)
	}
	return nobody
}

func perceives(verb learn.Hash) bool {
	switch verb {
	case lemmaShow, lemmaSee, lemmaHear, lemmaCatch, lemmaFeature:
		return true
	}
	return false
}

var (
	lemmaShow, lemmaSee, lemmaHear = learn.Text("show"), learn.Text("see"), learn.Text("hear")
	lemmaCatch, lemmaFeature       = learn.Text("catch"), learn.Text("feature")
)

// governors lists the verb groups before the quotation at q in its sentence, nearest first.
func (a *analysis) governors(q int, into []int32) []int32 {
	for j := q - 1; j >= 0 && j > q-reach && a.chunk[j].sentence == a.chunk[q].sentence && len(into) < cap(into); j-- {
		if a.chunk[j].tag == verbGroup {
			into = append(into, int32(j))
		}
	}
	return into
}
