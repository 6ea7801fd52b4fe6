package words

import (
	"math"
	"strings"

	"hearsay/store/text"
)

// ID numbers the folded words of one Lexicon.
type ID uint32

// None is the ID of no word.
const None ID = 0

// Lexicon numbers folded words and counts them. Read may be called from any
// number of goroutines at once; all else belongs to one. Its numbers depend only
// on the order of what it was given to number.
type Lexicon struct {
	table  table
	folded *text.Vocabulary[spelling] // all words that anybody has read
	tokens *text.Vocabulary[form]     // in lower case, so that folding each is done once

	ids   []ID     // by number in folded; None for what has not been numbered here
	known []*word  // by number in folded
	spell []string // by ID
	class []Class  // by ID
	stem  []ID     // by ID
	seen  []uint32 // by ID: occurrences in this corpus
	total int      // occurrences of all
	place []int32  // by ID: in the table, or unlisted
}

// word is a folded word as all who read share it.
type word = text.Entry[spelling]

// spelling is what a folded word shows by itself.
type spelling struct {
	class Class
	stem  *word // nil if it is its own
	place int32 // in the table, or unlisted
}

// form is what one token folds to: nothing, a word or several.
type form struct {
	first *word
	rest  []*word
	glued *word // all together without hyphens; nil unless the token has one
}

// NewLexicon gives a Lexicon that has seen no corpus and knows English news.
func NewLexicon() *Lexicon { return newLexicon(table(english)) }

// NewBareLexicon gives a Lexicon that knows no language, for counting one.
func NewBareLexicon() *Lexicon { return newLexicon("") }

func newLexicon(t table) *Lexicon {
	l := &Lexicon{
		table: t, spell: []string{""}, class: []Class{0}, stem: []ID{None}, seen: []uint32{0}, place: []int32{unlisted},
	}
	l.folded = text.NewVocabulary(l.look)
	l.tokens = text.NewVocabulary(l.fold)
	return l
}

// Spelling gives the folded word numbered id.
func (l *Lexicon) Spelling(id ID) string { return l.spell[id] }

// Class gives the classes that the word numbered id has wherever it stands.
func (l *Lexicon) Class(id ID) Class { return l.class[id] }

// Len is one more than the greatest ID in use.
func (l *Lexicon) Len() int { return len(l.spell) }

// Count takes note that the corpus has these words, once each.
func (l *Lexicon) Count(ws []Word) {
	for i := range ws {
		l.seen[ws[i].ID]++
	}
	l.total += len(ws)
}

// Close ends the reading of texts and the numbering of words. What has been
// numbered stays known.
func (l *Lexicon) Close() { l.folded, l.tokens, l.ids, l.known = nil, nil, nil, nil }

// look tells what a folded word shows by itself.
func (l *Lexicon) look(w string) spelling {
	s := spelling{class: classOf(w), place: unlisted}
	if t := stemOf(w); t != w && s.class&Content != 0 {
		s.stem = l.folded.Of(t)
	}
	if at, ok := l.table.find(w); ok {
		s.place = int32(at)
	}
	return s
}

// fold folds a token in lower case.
func (l *Lexicon) fold(lower string) form {
	var m form
	parts := spellOut(lower)
	for i, p := range parts {
		if i == 0 {
			m.first = l.folded.Of(p)
		} else {
			m.rest = append(m.rest, l.folded.Of(p))
		}
	}
	if len(parts) > 1 && len(parts) <= math.MaxUint8 && hyphened(lower) {
		m.glued = l.folded.Of(strings.Join(parts, ""))
	}
	return m
}

// Number gives the words of a draft their IDs, in place. New words get the next
// ones, in order.
func (l *Lexicon) Number(d Draft) []Word {
	ws := []Word(d)
	for i := range ws {
		w := &ws[i]
		w.ID = l.number(uint32(w.ID))
		w.Stem = l.stem[w.ID]
		if w.Parts > 0 {
			w.Glued = l.stem[l.number(uint32(w.Glued))]
		}
	}
	return ws
}

// number gives the ID of the n-th word in folded.
func (l *Lexicon) number(n uint32) ID {
	if int(n) >= len(l.ids) {
		l.known = l.folded.All()
		l.ids = append(l.ids, make([]ID, len(l.known)-len(l.ids))...)
	}
	if l.ids[n] == None {
		l.enter(l.known[n])
	}
	return l.ids[n]
}

// enter gives w the next ID, and its stem the one after.
func (l *Lexicon) enter(w *word) {
	id := ID(len(l.spell))
	l.ids[w.Number] = id
	l.spell = append(l.spell, w.Word)
	l.class = append(l.class, w.Known.class)
	l.stem = append(l.stem, id)
	l.seen = append(l.seen, 0)
	l.place = append(l.place, w.Known.place)
	if w.Known.stem != nil {
		l.stem[id] = l.number(w.Known.stem.Number)
	}
}
