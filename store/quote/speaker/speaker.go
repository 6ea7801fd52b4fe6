// Package speaker says who said each quotation of one article, and who the
// people of that article are. It does not look for quotations, it never looks
// outside the article, and where nothing points to anybody it says so.
//
// An article is read as a sequence in which every quotation is one step
// (sequence.go), words are tagged by lists and neighbours (tag.go), and grouped
// into base phrases (chunk.go). Every noun phrase within reach of a quotation is
// a candidate (candidate.go) that a linear ranker weighs by its features
// (feature.go), from left to right, knowing what it decided before (rank.go).
// People are clusters of the phrases that name them (people.go, resolve.go).
//
// The weights are learned by the command hearsay/store/quote/train.
package speaker

import (
	"slices"

	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/text"
)

// analysis is one article while it is read. It is kept for the next one, so
// that reading allocates little.
type analysis struct {
	doc         *text.Doc
	quotes      []store.Quotation
	items       []item
	chunk       []chunk
	capitalised []learn.Hash // lemmas of words with a capital
	seen        forms
	lexicon     *text.Memo[word]
	sentence    int32

	phrases  []int32 // chunks that are noun phrases, owners and relative pronouns
	seams    []int32 // chunks that part paragraphs
	places   []place // of quotations
	verbs    []int32 // of chunks: the verb it is the subject of, -1 for none, -2 for not yet known
	subjects []int32 // of chunks that are verbs: the subject, likewise
	counts   map[learn.Hash]int32
	chosen   []int32 // of quotations: the chunk that names the speaker, or nobody
	cands    []candidate
	bag      bag
	inside   []learn.Hash // names inside the quotation at hand
	now      scene
	scores   []float32

	names  []fullName
	nameOf []int32  // of chunks: the name in it, or nobody
	parts  []string // of all names, one after the other
	people []person
	byName namesakes // people by the family or given name
	who    []int32   // of chunks: the person meant, or nobody
	speaks []bool    // of chunks: chosen for a quotation
	recent []int32   // people, the last mentioned first
	sorted []int32   // people to be published
	guest  int       // who answers in an interview, nobody, or unknownPerson
}

// read makes the chunks of an article and finds the quotations among them.
func (a *analysis) read(d *text.Doc, qs []store.Quotation) {
	a.doc, a.quotes = d, qs
	if a.counts == nil {
		a.counts = map[learn.Hash]int32{}
		a.lexicon = text.NewMemo(known)
	}
	a.lexicon.Turn(d)
	a.sequence()
	a.chunks()
	a.survey()
}

// survey notes where the quotations are and how often a name occurs.
func (a *analysis) survey() {
	a.places, a.chosen = all(a.places, len(a.quotes), place{chunk: nobody}), all(a.chosen, len(a.quotes), nobody)
	a.verbs, a.subjects = all(a.verbs, len(a.chunk), unknownVerb), all(a.subjects, len(a.chunk), unknownVerb)
	a.phrases, a.seams = a.phrases[:0], a.seams[:0]
	clear(a.counts)
	for c := range a.chunk {
		k := &a.chunk[c]
		if k.kind != noKind || k.tag == nounPhrase {
			a.phrases = append(a.phrases, int32(c))
		}
		switch {
		case k.tag == quotation && k.quote >= 0:
			a.places[k.quote] = place{int32(c), int32(len(a.phrases)), int32(len(a.seams))}
		case k.tag == paragraph:
			a.seams = append(a.seams, int32(c))
		case k.kind == kindName || k.kind == kindRoleName:
			a.counts[k.lemma]++
		}
	}
}

// place is where a quotation stands among the chunks, or nobody where it does not.
type place struct {
	chunk   int32
	phrases int32 // before it
	breaks  int32 // before it
}

// all gives n times x, in the place of s if there is room.
func all[T any](s []T, n int, x T) []T {
	s = slices.Grow(s[:0], n)[:n]
	for i := range s {
		s[i] = x
	}
	return s
}

const (
	nobody      = -1
	unknownVerb = -2
)
