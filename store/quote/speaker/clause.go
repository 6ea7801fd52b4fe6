package speaker

import "hearsay/store/quote/speaker/lexicon"

// reach is how many chunks a search for a verb or a cue may pass: enough for
// any real clause, and a bound on the work for any text.
const reach = 24

// verbOf gives the verb group that noun phrase c is the subject of, or -1. It
// steps over what hangs on the phrase: prepositions with their nouns, further
// names, relative clauses, reduced participles, and asides between commas.
func (a *analysis) verbOf(c int) int {
	aside := false
	for j := c + 1; j < len(a.chunk) && j < c+reach && a.chunk[j].sentence == a.chunk[c].sentence; j++ {
		k := &a.chunk[j]
		switch k.tag {
		case verbGroup:
			if k.form == finite && !aside {
				return j
			}
		case comma, dash, opening:
			if j+1 < len(a.chunk) && a.chunk[j+1].tag == verbGroup && a.chunk[j+1].form == finite {
				return j + 1
			}
			aside = true
		case closing:
			aside = false
		case who, that:
			if j == c+1 {
				j = a.relativeEnd(j)
			}
		case quotation, semicolon, colon, subordinator:
			if !aside {
				return -1
			}
		case nounPhrase:
			if !aside && a.chunk[j-1].tag == nounPhrase {
				return -1
			}
		}
	}
	return -1
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
