package speaker

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker/lexicon"
	"hearsay/store/text"
)

// item is one step of the sequence that an article is read as: a word, a
// point, the break before a paragraph, or a whole quotation.
type item struct {
	lexicon.Word
	tag      tag
	capital  bool
	initial  bool // begins its sentence
	title    bool // stands in a headline, where capitals say little
	first    int32
	last     int32 // tokens, inclusive
	quote    int32 // index of the quotation, or -1
	sentence int32
	para     int32
}

// tag is what an item is in its sentence.
type tag uint8

const (
	none tag = iota
	quotation
	paragraph // the break before one
	comma
	semicolon
	colon
	dash
	stop
	opening // bracket
	closing
	symbol
	name
	noun
	adjective
	number
	determiner
	possessive // my, his
	clitic     // 's
	subject    // he
	object     // him
	reflexive
	indefinite // someone
	who
	that
	wh // how, whether
	finite
	participle
	ing
	infinitive
	be
	have
	do
	modal
	to
	not
	preposition
	conjunction
	subordinator
	adverb
	timeword
)

// seen is how a word's form occurs in the article where its capital, or the lack of it, means something.
type seen uint8

const (
	seenCapital seen = 1 << iota
	seenLower
	seenName // a month or the like that is somebody's given name here: May Tran
)

// forms notes by lemma how the words of one article occur that have a capital
// somewhere; of others nobody asks. It is a hash table with open addressing, at most
// half full.
type forms []form

type form struct {
	lemma learn.Hash // of no word if it is 0
	seen
}

// reset empties f, for so many words.
func (f *forms) reset(words int) {
	n := 1 << bits.Len(uint(2*words))
	if cap(*f) < n {
		*f = make(forms, n)
		return
	}
	*f = (*f)[:n]
	clear(*f)
}

// of gives how the words of a lemma occur.
func (f forms) of(lemma learn.Hash) seen { return f.find(lemma).seen }

// enter makes a place for a lemma.
func (f forms) enter(lemma learn.Hash) { f.find(lemma).lemma = lemma }

// add notes that words of a lemma occur so, if it has a place.
func (f forms) add(lemma learn.Hash, s seen) {
	if at := f.find(lemma); at.lemma == lemma {
		at.seen |= s
	}
}

// find gives the place of a lemma, or the empty one that it would fill.
func (f forms) find(lemma learn.Hash) *form {
	for i := int(lemma); ; i++ {
		if at := &f[i&(len(f)-1)]; at.lemma == lemma || at.lemma == 0 {
			return at
		}
	}
}

// sequence makes the items of d, each quotation collapsed into one.
func (a *analysis) sequence() {
	a.items, a.capitalised, a.sentence = slices.Grow(a.items[:0], len(a.doc.Tokens)+len(a.doc.Paragraphs)+1), a.capitalised[:0], 0
	next := 0
	for p := range a.doc.Paragraphs {
		next = a.paragraphItems(p, next)
	}
	a.point(paragraph, len(a.doc.Tokens), len(a.doc.Paragraphs))
	a.sentences()
	a.tag()
}

// paragraphItems appends the items of one paragraph; next is the first quotation that is not yet behind.
func (a *analysis) paragraphItems(p, next int) int {
	tokens := a.doc.Paragraphs[p].Tokens
	i := a.behind(tokens, next)
	if i >= tokens.End || a.aside(p, next) {
		return next
	}
	a.point(paragraph, i, p)
	for i < tokens.End {
		for next < len(a.quotes) && a.quotes[next].Span.End <= int(a.doc.Tokens[i].Start) {
			next++
		}
		if next < len(a.quotes) && a.quotes[next].Span.Start <= int(a.doc.Tokens[i].Start) {
			i = a.quoted(i, next, p)
			next++
			continue
		}
		a.token(i, p)
		i++
	}
	return next
}

// behind gives the first token of a paragraph that no earlier quotation covers.
func (a *analysis) behind(tokens text.Run, next int) int {
	i := tokens.Start
	if next == 0 {
		return i
	}
	end := a.quotes[next-1].Span.End
	for i < tokens.End && int(a.doc.Tokens[i].Start) < end {
		i++
	}
	return i
}

// aside reports whether paragraph p is furniture without a quotation in it.
func (a *analysis) aside(p, next int) bool {
	b := a.doc.Paragraphs[p].Block
	return b.Role == store.Furniture && (next >= len(a.quotes) || a.quotes[next].Span.Start >= b.Span.End)
}

// quoted appends quotation q, which begins at token i, and gives the token after it.
func (a *analysis) quoted(i, q, p int) int {
	last := i
	for last+1 < len(a.doc.Tokens) && int(a.doc.Tokens[last+1].Start) < a.quotes[q].Span.End {
		last++
	}
	it := item{first: int32(i), last: int32(last), quote: int32(q), para: int32(p), tag: quotation, capital: a.doc.Tokens[i].Capital}
	if !a.quotes[q].Kind.Said() {
		it.tag, it.quote = name, -1
		it.Lemma = lemmaWork
	}
	a.items = append(a.items, it)
	if it.tag == name && a.doc.Tokens[last].Kind == text.Comma {
		a.point(comma, last, p)
	}
	return last + 1
}

func (a *analysis) point(t tag, i, p int) {
	a.items = append(a.items, item{tag: t, first: int32(i), last: int32(i), quote: -1, para: int32(p)})
}

func (a *analysis) token(i, p int) {
	switch t := a.doc.Tokens[i]; t.Kind {
	case text.Word:
		a.word(i, p)
	case text.Number:
		a.point(number, i, p)
	case text.Clitic:
		a.point(clitic, i, p)
	case text.Mark:
		if !t.SpaceLeft && a.pluralPossessive(i) {
			a.point(clitic, i, p)
		}
	case text.Dash:
		if t.SpaceLeft || t.SpaceRight || a.doc.Text[t.Start] != '-' || t.End > t.Start+1 {
			a.point(dash, i, p)
		}
	case text.Stop:
		if !a.insideBracket(i) {
			a.point(stop, i, p)
		}
	case text.Comma:
		a.point([...]tag{comma, semicolon, colon}[strings.IndexByte(",;:", a.doc.Text[t.Start])], i, p)
	case text.Bracket:
		if strings.IndexByte("([{", a.doc.Text[t.Start]) >= 0 {
			a.point(opening, i, p)
		} else {
			a.point(closing, i, p)
		}
	default:
		a.point(symbol, i, p)
	}
}

// insideBracket reports whether the stop at token i is an abbreviation's before a closing bracket: (D-Ore.)
func (a *analysis) insideBracket(i int) bool {
	return i+1 < len(a.doc.Tokens) && a.doc.Tokens[i+1].Kind == text.Bracket && !a.doc.Tokens[i].SpaceRight
}

// pluralPossessive reports whether the mark at token i is the apostrophe of Jones' or the workers'.
func (a *analysis) pluralPossessive(i int) bool {
	if i == 0 || a.doc.Tokens[i-1].Kind != text.Word {
		return false
	}
	w := a.doc.Lower(i)
	return (w == "'" || w == "’") && strings.HasSuffix(a.doc.Lower(i-1), "s")
}

func (a *analysis) word(i, p int) {
	w := a.lexicon.Of(i)
	t := &a.doc.Tokens[i]
	if t.Capital {
		a.capitalised = append(a.capitalised, w.Lemma)
	}
	role := a.doc.Paragraphs[p].Role
	a.items = append(a.items, item{Word: w.Word, capital: t.Capital, title: role == store.Headline, first: int32(i), last: int32(i), quote: -1, para: int32(p)})
}

// word is what is known of a word by its spelling: what the lexicon says, the person
// that it shows inside a quotation, and the kind that it has as a pronoun.
type word struct {
	lexicon.Word
	person  uint8
	pronoun kind
}

func known(lower string) word {
	w, _ := lexicon.Lookup(lower)
	return word{w, uint8(spokenPerson(lower)), pronounKind(lower)}
}

// sentences numbers the sentences, and notes which forms of a word the article uses in mid-sentence.
func (a *analysis) sentences() {
	initial := true
	a.seen.reset(len(a.capitalised))
	for _, lemma := range a.capitalised {
		a.seen.enter(lemma)
	}
	for i := range a.items {
		it := &a.items[i]
		if i > 0 && (it.tag == paragraph || a.breaks(i)) {
			a.sentence++
			initial = true
		}
		it.sentence, it.initial = a.sentence, initial
		if it.tag == none {
			if it.capital && it.Is(lexicon.Time|lexicon.Modal) && a.nameAhead(i) && !a.items[i+1].Is(lexicon.Person|lexicon.Subject) {
				a.seen.add(it.Lemma, seenName)
			}
			if !initial && !it.title && it.capital {
				a.seen.add(it.Lemma, seenCapital)
			} else if !it.capital {
				a.seen.add(it.Lemma, seenLower)
			}
		}
		if it.tag != paragraph && it.tag != opening && it.tag != dash {
			initial = false
		}
	}
}

// breaks reports whether a sentence begins at item i: after a stop, or after
// a quotation that ends in one, before a capital.
func (a *analysis) breaks(i int) bool {
	prev, it := &a.items[i-1], &a.items[i]
	switch prev.tag {
	case stop:
		return it.capital || it.tag == quotation || it.tag == number || it.tag == opening || it.tag == name
	case quotation:
		if !it.capital && it.tag != quotation {
			return false
		}
		switch a.lastRune(prev) {
		case '.', '…':
			return true
		case '?', '!':
			return !a.reportAhead(i)
		}
	}
	return false
}

// reportAhead reports whether a verb of saying follows item i within its few next words: "Why?" Smith asked.
func (a *analysis) reportAhead(i int) bool {
	for j := i; j < len(a.items) && j < i+5; j++ {
		switch a.items[j].tag {
		case none:
			if a.items[j].Is(lexicon.Say|lexicon.Speak) && !a.items[j].capital {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// lastRune is the last letter or point of a quotation.
func (a *analysis) lastRune(it *item) rune {
	s := a.quotes[it.quote].Span
	body := strings.TrimRight(a.doc.Text[s.Start:s.End], " \t\r\n\u00a0\"'”’»")
	r, _ := utf8.DecodeLastRuneInString(body)
	return r
}
