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
	tokens *text.Vocabulary // words as texts have them, in lower case
	forms  *text.Notes[form]
	folded *text.Vocabulary // all words that anybody has read
	shown  *text.Notes[spelling]

	ids   []ID     // by number in folded; None for what has not been numbered here
	spell []string // by ID
	class []Class  // by ID
	stem  []ID     // by ID
	seen  []uint32 // by ID: occurrences in this corpus
	total int      // occurrences of all
	place []int32  // by ID: in the table, or unlisted
}

// spelling is what a folded word shows by itself.
type spelling struct {
	class Class
	stem  text.WordNumber // in folded; 0 if it is its own
	place int32           // in the table, or unlisted
}

// form is what one token folds to: nothing, a word or several.
type form struct {
	first part // none if its word is 0
	more  *more
}

// part is one word of a form.
type part struct {
	word  text.WordNumber // in folded
	class Class
	host  host
}

// more is what few forms have.
type more struct {
	rest  []part
	glued text.WordNumber // all together without hyphens, in folded; 0 unless the token has one
}

// NewLexicon gives a Lexicon that has seen no corpus and knows English news. It
// reads fastest what tokens has parsed, which must not have any words yet.
func NewLexicon(tokens *text.Vocabulary) *Lexicon { return newLexicon(tokens, table(english)) }

// NewBareLexicon gives a Lexicon that knows no language, for counting one.
func NewBareLexicon() *Lexicon { return newLexicon(text.NewVocabulary(), "") }

func newLexicon(tokens *text.Vocabulary, t table) *Lexicon {
	l := &Lexicon{
		table: t, tokens: tokens, folded: text.NewVocabulary(), spell: []string{""}, class: []Class{0}, stem: []ID{None}, seen: []uint32{0}, place: []int32{unlisted},
	}
	l.shown = text.NewNotes(l.folded, l.look)
	l.forms = text.NewNotes(l.tokens, l.fold)
	return l
}

// Spelling gives the folded word numbered id.
func (l *Lexicon) Spelling(id ID) string { return l.spell[id] }

// Class gives the classes that the word numbered id has wherever it stands.
func (l *Lexicon) Class(id ID) Class { return l.class[id] }

// Stem gives the stem of the word numbered id: the same for forms of one such as comment and comments.
func (l *Lexicon) Stem(id ID) ID { return l.stem[id] }

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
func (l *Lexicon) Close() { l.tokens, l.forms, l.folded, l.shown, l.ids = nil, nil, nil, nil, nil }

// look tells what a folded word shows by itself.
func (l *Lexicon) look(w string) spelling {
	s := spelling{class: classOf(w), place: unlisted}
	if t := stemOf(w); t != w && s.class&Content != 0 {
		s.stem = l.folded.Number(t)
	}
	if at, ok := l.table.find(w); ok {
		s.place = int32(at)
	}
	return s
}

// fold folds a token in lower case.
func (l *Lexicon) fold(lower string) form {
	words := spellOut(lower)
	if len(words) == 0 {
		return form{}
	}
	f := form{first: l.part(words[0])}
	if len(words) == 1 {
		return f
	}
	f.more = &more{}
	for _, w := range words[1:] {
		f.more.rest = append(f.more.rest, l.part(w))
	}
	if len(words) <= math.MaxUint8 && hyphened(lower) {
		f.more.glued = l.folded.Number(strings.Join(words, ""))
	}
	return f
}

func (l *Lexicon) part(folded string) part {
	n := l.folded.Number(folded)
	return part{n, l.shown.Of(n).class, hostOf(folded)}
}

// Number gives the words of a draft their IDs, in place. New words get the next
// ones, in order.
func (l *Lexicon) Number(d Draft) []Word {
	ws := []Word(d)
	for i := range ws {
		w := &ws[i]
		w.ID = l.number(text.WordNumber(w.ID))
		if w.Parts > 0 {
			w.Glued = l.stem[l.number(text.WordNumber(w.Glued))]
		}
	}
	return ws
}

// number gives the ID of a word in folded.
func (l *Lexicon) number(n text.WordNumber) ID {
	if int(n) >= len(l.ids) {
		l.ids = append(l.ids, make([]ID, int(n)+1-len(l.ids))...)
	}
	if l.ids[n] == None {
		l.enter(n)
	}
	return l.ids[n]
}

// enter gives a word in folded the next ID, and its stem the one after.
func (l *Lexicon) enter(n text.WordNumber) {
	id := ID(len(l.spell))
	shown := l.shown.Of(n)
	l.ids[n] = id
	l.spell = append(l.spell, l.folded.Word(n))
	l.class = append(l.class, shown.class)
	l.stem = append(l.stem, id)
	l.seen = append(l.seen, 0)
	l.place = append(l.place, shown.place)
	if shown.stem != 0 {
		l.stem[id] = l.number(shown.stem)
	}
}
