package words

import "strings"

// ID numbers the folded words of one Lexicon.
type ID uint32

// None is the ID of no word.
const None ID = 0

// Lexicon numbers folded words and counts them. It is not safe for concurrent
// writing; its numbers depend only on the order of what it was given.
type Lexicon struct {
	ids   map[string]ID
	spell []string        // by ID
	class []Class         // by ID
	stem  []ID            // by ID
	forms map[string]form // of tokens in lower case, so that folding each is done once
	seen  []uint32        // by ID: occurrences in this corpus
	total int             // occurrences of all
	place []int32         // by ID: in the table, or unlisted
	table table
}

// form is what one token folds to.
type form struct {
	first ID
	rest  []ID
	glued ID // the stem of all together without hyphens; None unless the token has one
}

// NewLexicon gives a Lexicon that has seen no corpus and knows English news.
func NewLexicon() *Lexicon { return newLexicon(table(english)) }

// NewBareLexicon gives a Lexicon that knows no language, for counting one.
func NewBareLexicon() *Lexicon { return newLexicon("") }

func newLexicon(t table) *Lexicon {
	return &Lexicon{
		ids: map[string]ID{}, forms: map[string]form{}, table: t,
		spell: []string{""}, class: []Class{0}, stem: []ID{None}, seen: []uint32{0}, place: []int32{unlisted},
	}
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

// intern numbers a folded word and its stem.
func (l *Lexicon) intern(w string) ID {
	if id, ok := l.ids[w]; ok {
		return id
	}
	id := l.number(strings.Clone(w)) // not to hold on to the article it came from
	if t := stemOf(w); t != w && l.class[id]&Content != 0 {
		l.stem[id] = l.intern(t)
	}
	return id
}

func (l *Lexicon) number(w string) ID {
	id := ID(len(l.spell))
	l.ids[w] = id
	l.spell = append(l.spell, w)
	l.class = append(l.class, classOf(w))
	l.stem = append(l.stem, id)
	l.seen = append(l.seen, 0)
	l.place = append(l.place, l.find(w))
	return id
}

// find gives the place of a folded word in the table.
func (l *Lexicon) find(w string) int32 {
	if at, ok := l.table.find(w); ok {
		return int32(at)
	}
	return unlisted
}

// form folds a token in lower case.
func (l *Lexicon) form(lower string) form {
	if m, ok := l.forms[lower]; ok {
		return m
	}
	m := l.fold(lower)
	l.forms[strings.Clone(lower)] = m
	return m
}

func (l *Lexicon) fold(lower string) form {
	var m form
	parts := spellOut(lower)
	for i, p := range parts {
		if i == 0 {
			m.first = l.intern(p)
		} else {
			m.rest = append(m.rest, l.intern(p))
		}
	}
	if len(parts) > 1 && hyphened(lower) {
		m.glued = l.stem[l.intern(strings.Join(parts, ""))]
	}
	return m
}

// clitic folds a 's that follows the words before it: "is" after a pronoun, "us" after let, otherwise nothing.
func (l *Lexicon) clitic(before []Word) form {
	if len(before) == 0 {
		return form{}
	}
	switch w := l.spell[before[len(before)-1].ID]; {
	case w == "let":
		return l.form("us")
	case l.pronoun(w):
		return l.form("is")
	}
	return form{}
}

func (l *Lexicon) symbol(s string) form {
	switch s {
	case "%":
		return l.form("percent")
	case "&":
		return l.form("and")
	}
	return form{}
}

func (l *Lexicon) pronoun(lower string) bool { return pronouns[lower] }
