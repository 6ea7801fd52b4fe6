// Package lexicon knows the words of English news reports: their classes, the
// lemmas of their verbs, the nouns that mean people, the gender that a word or
// a given name shows. It looks at single words only, never at their neighbours;
// what a word is in its sentence is for others to decide.
package lexicon

import (
	_ "embed" // the word lists
	"strings"
	"sync"

	"hearsay/store/quote/learn"
)

// Class is a set of closed classes and traits that a word may have.
type Class uint64

// The classes, as in words.txt, verbs.txt and names.txt.
const (
	Determiner Class = 1 << iota
	Number
	Possessive
	Subject
	Object
	Reflexive
	Relative
	Indefinite
	Modal
	Be
	Have
	Do
	To
	Not
	Preposition
	Conjunction
	Subordinator
	Adverb
	Time
	Adjective
	Person   // means somebody: senator, fans
	Group    // means people together: campaign, crowd
	Document // can "say" something: statement, lawsuit
	Thing
	Kinship
	Female
	Male
	Title  // stands before a name: Mr., Senator
	Suffix // stands after a name: Jr.
	Particle
	Place
	Say   // reports an utterance nearly always
	Speak // often
	Mind  // thoughts and stances
	Show  // gestures and acts that come with words
	Act   // any other verb
	AlsoNoun
	Given // a given name
	// forms of verbs
	Base
	Third // says
	Past
	Participle
	Ing
)

// Verb is any class of verbs.
const Verb = Say | Speak | Mind | Show | Act

// Closed is the classes whose words are never names, even with a capital.
const Closed = Determiner | Possessive | Subject | Object | Reflexive | Relative | Indefinite | Modal | Be | Have | Do |
	To | Not | Preposition | Conjunction | Subordinator | Adverb

// Word is what the lexicon knows of a word.
type Word struct {
	Class
	Lemma learn.Hash // of a verb's base form, or of the word itself
}

// Is reports whether w has any of the classes of c.
func (w Word) Is(c Class) bool { return w.Class&c != 0 }

//go:embed words.txt
var wordList string

//go:embed verbs.txt
var verbList string

//go:embed names.txt
var nameList string

var sections = map[string]Class{
	"determiner": Determiner, "number": Number, "possessive": Possessive, "subject": Subject, "object": Object,
	"reflexive": Reflexive, "relative": Relative, "indefinite": Indefinite, "modal": Modal, "be": Be, "have": Have,
	"do": Do, "to": To, "not": Not, "preposition": Preposition, "conjunction": Conjunction, "subordinator": Subordinator,
	"adverb": Adverb, "time": Time, "adjective": Adjective, "person": Person, "group": Group, "document": Document,
	"thing": Thing, "kinship": Kinship, "female": Female, "male": Male, "title": Title, "suffix": Suffix,
	"particle": Particle, "place": Place, "say": Say, "speak": Speak, "mind": Mind, "show": Show,
	"also-noun": AlsoNoun,
}

var load = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: make(table, tableSize), formal: map[string]string{}}
	each(wordList, func(section, word string) { l.add(form{word, ""}, learn.Text(word), sections[section]) })
	each(verbList, l.verb)
	each(nameList, l.name)
	return l
})

type lexicon struct {
	words  table
	formal map[string]string // of nicknames
}

// table finds words by their hash, in one read of memory for most: every word of
// every article is looked up. It is a hash table with open addressing.
type table []entry

// tableSize is a power of two, and more than twice as many as there are words.
const tableSize = 1 << 14

type entry struct {
	hash learn.Hash // 0 is no word's
	Word
}

// find gives the entry of a word, or the empty one that it would fill.
func (t table) find(hash learn.Hash) *entry {
	for i := int(hash); ; i++ {
		if e := &t[i&(len(t)-1)]; e.hash == hash || e.hash == 0 {
			return e
		}
	}
}

// each calls use with every word of a list and the section it stands in.
func each(list string, use func(section, word string)) {
	section := ""
	for line := range strings.Lines(list) {
		if name, ok := strings.CutPrefix(line, "= "); ok {
			section = strings.TrimSpace(name)
		} else if !strings.HasPrefix(line, "#") {
			for w := range strings.FieldsSeq(line) {
				use(section, w)
			}
		}
	}
}

// form is a word in two parts. The lists are read at every start of the program, for
// which no form needs to be put together.
type form struct{ stem, ending string }

func (f form) hash() learn.Hash { return learn.Text(f.stem).With(f.ending) }

func (l *lexicon) add(f form, lemma learn.Hash, c Class) {
	hash := f.hash()
	w := l.words.find(hash)
	if w.hash == 0 || c&Verb != 0 {
		w.hash, w.Lemma = hash, lemma
	}
	w.Class |= c
}

func (l *lexicon) verb(section, entry string) {
	c := sections[section]
	switch section {
	case "do":
		c = Act
	case "also-noun":
		l.noun(entry)
		return
	}
	forms := regular(entry)
	if strings.Contains(entry, "/") {
		forms = irregular(entry)
	}
	lemma := forms[0].hash()
	for i, form := range [...]Class{Base, Third, Past, Participle, Ing} {
		l.add(forms[i], lemma, c|form)
	}
}

// noun marks the forms of a verb that are nouns as well: report, reports.
func (l *lexicon) noun(base string) {
	forms := regular(base)
	for _, form := range forms[:2] {
		if w := l.words.find(form.hash()); w.hash != 0 {
			w.Class |= AlsoNoun
		}
	}
}

func (l *lexicon) name(section, entry string) {
	if section == "nickname" {
		short, long, _ := strings.Cut(entry, "=")
		l.formal[short] = long
		return
	}
	w := l.words.find(learn.Text(entry))
	if w.hash == 0 {
		w.hash, w.Lemma = learn.Text(entry), learn.Text(entry)
	}
	w.Class |= Given
	if w.Class&^(Given|Female|Male) == 0 || !w.Is(Closed) {
		w.Class |= sections[section]
	}
}

// irregular gives the five forms of a verb as they are listed, with a slash between them.
func irregular(entry string) (forms [5]form) {
	for i := range forms {
		forms[i].stem, entry, _ = strings.Cut(entry, "/")
	}
	return forms
}

// regular gives the five forms of a verb that keeps the rules of spelling.
func regular(base string) [5]form {
	last := base[len(base)-1]
	consonantY := last == 'y' && len(base) > 1 && !strings.ContainsRune("aeiou", rune(base[len(base)-2]))
	short := base[:len(base)-1]
	third, past, ing := form{base, "s"}, form{base, "ed"}, form{base, "ing"}
	switch {
	case consonantY:
		third, past = form{short, "ies"}, form{short, "ied"}
	case last == 'e':
		past = form{base, "d"}
		if !strings.HasSuffix(base, "ee") {
			ing = form{short, "ing"}
		}
	case last == 's' || last == 'x' || last == 'z' || strings.HasSuffix(base, "ch") || strings.HasSuffix(base, "sh"):
		third = form{base, "es"}
	}
	return [5]form{{base, ""}, third, past, past, ing}
}

// Lookup gives what is known of a word in lower case, with its apostrophes
// straightened if need be; ok is false for a word that is in no list, of which
// only the lemma is known: itself.
func Lookup(lower string) (w Word, ok bool) {
	t, hash := load().words, learn.Text(lower)
	e := t.find(hash)
	if e.hash == 0 && strings.Contains(lower, "’") {
		e = t.find(learn.Text(strings.ReplaceAll(lower, "’", "'")))
	}
	if e.hash == 0 {
		return Word{Lemma: hash}, false
	}
	return e.Word, true
}

// Formal gives the full form of a nickname in lower case, or the name itself.
func Formal(given string) string {
	if f, ok := load().formal[given]; ok {
		return f
	}
	return given
}
