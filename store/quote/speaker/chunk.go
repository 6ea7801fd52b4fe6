package speaker

import (
	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker/lexicon"
)

// chunk is a base phrase, as in Abney's parsing by chunks: a noun phrase
// without what follows its head, the words before a possessive 's, a verb with
// its auxiliaries; or a single item of any other tag. Adverbs and times are left out. It fills a line of cache.
type chunk struct {
	tag      tag
	kind     kind          // of a noun phrase
	form     tag           // of a verb group: finite, ing, infinitive, participle
	passive  bool          // of a verb group
	class    lexicon.Class // of the head
	lemma    learn.Hash    // of the head
	fine     learn.Hash    // what it is, word by word for verbs and little words
	coarse   learn.Hash    // what it is, roughly
	first    int32         // items, inclusive
	last     int32
	head     int32 // item
	sentence int32
	para     int32
	quote    int32
}

// Tags that only chunks have.
const (
	nounPhrase tag = iota + 64
	possessor      // a noun phrase before 's, or my, his
	verbGroup
)

// kind sorts noun phrases by their form.
type kind uint8

const (
	noKind kind = iota
	kindHe
	kindShe
	kindIt
	kindThey
	kindFirst // I, we
	kindYou
	kindObject
	kindReflexive
	kindWho
	kindWhich
	kindThat
	kindIndefinite
	kindName     // Jane Holt
	kindRoleName // actor Jane Holt
	kindNameNoun // the Holt campaign
	kindThe      // the actor
	kindA        // an actor, one person
	kindBare     // actors, police
	kindOwned    // wife, in: his wife
	kindWork     // the title of a work
)

var (
	lemmaWork = learn.Text("(work)")
	coarseNP  = learn.Text("(np)")
)

// chunks groups the items.
func (a *analysis) chunks() {
	a.chunk = a.chunk[:0]
	for i := 0; i < len(a.items); {
		i = a.nextChunk(i)
	}
	for c := range a.chunk {
		a.sign(c)
	}
}

// nextChunk appends the chunk that begins at item i, if any, and gives the item after it.
func (a *analysis) nextChunk(i int) int {
	switch it := &a.items[i]; it.tag {
	case determiner, number, adjective, noun, name, indefinite:
		return a.nounChunk(i)
	case possessive:
		a.push(possessor, i, i, i)
		return i + 1
	case subject, object, reflexive:
		a.push(nounPhrase, i, i, i)
		return i + 1
	case modal, be, have, do, finite, participle, ing, infinitive:
		return a.verbChunk(i)
	case to:
		if i+1 < len(a.items) && a.items[i+1].tag == infinitive {
			return a.verbChunk(i)
		}
		a.items[i].tag = preposition
		a.push(preposition, i, i, i)
		return i + 1
	case clitic:
		return a.cliticChunk(i)
	case timeword:
		a.dropTime()
		return i + 1
	case adverb, symbol, none:
		return i + 1
	case not:
		return i + 1
	default:
		a.push(it.tag, i, i, i)
		return i + 1
	}
}

func (a *analysis) push(t tag, first, last, head int) {
	h := &a.items[head]
	a.chunk = append(a.chunk, chunk{tag: t, class: h.Class, lemma: h.Lemma, first: int32(first), last: int32(last), head: int32(head),
		sentence: h.sentence, para: h.para, quote: h.quote})
}

// cliticChunk reads 's: a possessive after a noun phrase, else a verb.
func (a *analysis) cliticChunk(i int) int {
	n := len(a.chunk) - 1
	if i > 0 && a.items[i-1].tag == timeword {
		return i + 1
	}
	if n < 0 || a.chunk[n].tag != nounPhrase || int(a.chunk[n].last) != i-1 {
		return a.verbChunk(i)
	}
	if k := a.items[a.chunk[n].head].tag; k == subject || i+1 < len(a.items) && a.verbalAhead(i) {
		return a.verbChunk(i)
	}
	a.chunk[n].tag = possessor
	return i + 1
}

// verbalAhead reports whether 's at i is short for is or has.
func (a *analysis) verbalAhead(i int) bool {
	switch a.items[i+1].tag {
	case not, determiner, ing, possessive, preposition, subject:
		return a.items[i+1].tag != ing || !a.items[i+1].Is(lexicon.AlsoNoun)
	}
	return false
}

// dropTime leaves out a time, and the preposition that led to it.
func (a *analysis) dropTime() {
	if n := len(a.chunk) - 1; n >= 0 && a.chunk[n].tag == preposition {
		a.chunk = a.chunk[:n]
	}
}

// nounChunk reads a noun phrase from item i.
func (a *analysis) nounChunk(i int) int {
	j, head, last := i, -1, -1
	for ; j < len(a.items) && a.continues(i, j, last); j++ {
		switch t := a.items[j].tag; {
		case t == noun || t == name || t == indefinite:
			if last = j; head < 0 || !a.items[j].Is(lexicon.Suffix) {
				head = j
			}
		case head < 0 && (t == number || t == determiner || t == adjective) && a.ends(j):
			head, last = j, j
		}
	}
	if head < 0 {
		return a.headless(i, j)
	}
	if a.elseAfter(last) {
		last++
	}
	a.push(nounPhrase, i, last, head)
	return last + 1
}

// headless settles the items from i to j that look like a noun phrase without a
// noun: the beginning of a time, or of something quoted.
func (a *analysis) headless(i, j int) int {
	switch {
	case j < len(a.items) && a.items[j].tag == timeword:
		a.dropTime()
		return j + 1
	case j < len(a.items) && a.items[j].tag == quotation && a.items[j-1].tag == determiner:
		a.push(determiner, i, j-1, j-1)
		return j
	}
	a.push(nounPhrase, i, j-1, j-1)
	return j
}

// elseAfter reports whether the item at last is someone or the like with else behind it.
func (a *analysis) elseAfter(last int) bool {
	return last+1 < len(a.items) && a.items[last].tag == indefinite && a.items[last+1].tag == adverb &&
		a.doc.Lower(int(a.items[last+1].first)) == "else"
}

// ends reports whether no noun follows item j in its phrase.
func (a *analysis) ends(j int) bool {
	if j+1 >= len(a.items) {
		return true
	}
	switch a.items[j+1].tag {
	case quotation:
		return a.items[j].tag != determiner && a.items[j].tag != adjective
	case noun, name, adjective, number, determiner, timeword, ing, participle, adverb, indefinite, clitic:
		return false
	}
	return true
}

// continues reports whether item j goes on the noun phrase that began at i and whose head so far is head.
func (a *analysis) continues(i, j, head int) bool {
	it := &a.items[j]
	if it.sentence != a.items[i].sentence || it.para != a.items[i].para {
		return false
	}
	switch it.tag {
	case noun, name:
		return true
	case adjective, number:
		return head < 0 || it.tag == adjective && a.nominalAhead(j)
	case determiner:
		return j == i || head < 0
	case indefinite:
		return j == i
	case ing, participle, adverb:
		return j > i && head < 0 && a.nominalAhead(j)
	case preposition:
		return head == j-1 && a.ofName(j)
	case conjunction:
		return a.doc.Word(int(it.first)) == "&" && a.nominalAhead(j)
	}
	return false
}

func (a *analysis) nominalAhead(j int) bool {
	if j+1 >= len(a.items) {
		return false
	}
	t := a.items[j+1].tag
	return t == noun || t == name || t == adjective || t == number
}

// ofName reports whether the preposition at j joins two parts of one name: Secretary of State.
func (a *analysis) ofName(j int) bool {
	return j+1 < len(a.items) && a.items[j+1].tag == name && a.items[j-1].tag == name && a.doc.Word(int(a.items[j].first)) == "of" &&
		a.items[j+1].quote < 0 && !a.items[j-1].Is(lexicon.Given)
}

// verbChunk reads a verb with its auxiliaries from item i.
func (a *analysis) verbChunk(i int) int {
	head, passive := i, false
	form := a.groupForm(i)
	for j := i; j < len(a.items) && a.items[j].para == a.items[i].para; j++ {
		t := a.items[j].tag
		if t == not || t == adverb {
			continue
		}
		if !a.verbContinues(i, j) {
			break
		}
		passive = t == participle && (a.items[head].tag == be || a.items[head].Is(lexicon.Be))
		head = j
		if t == finite || t == participle || t == ing || t == infinitive {
			break
		}
	}
	a.push(verbGroup, i, head, head)
	c := &a.chunk[len(a.chunk)-1]
	c.form, c.passive = form, passive
	return head + 1
}

// verbContinues reports whether item j belongs to the verb group that began at i.
func (a *analysis) verbContinues(i, j int) bool {
	switch t := a.items[j].tag; t {
	case modal, be, have, do, participle, ing, infinitive:
		return true
	case clitic, to:
		return j == i
	case finite:
		return j == i || a.afterModal(i, j)
	}
	return false
}

// afterModal reports whether everything from item i to j is auxiliary, so that a base form at j belongs to it.
func (a *analysis) afterModal(i, j int) bool {
	for k := i; k < j; k++ {
		if t := a.items[k].tag; t == modal || t == do || t == to {
			return true
		}
	}
	return false
}

func (a *analysis) groupForm(i int) tag {
	switch it := &a.items[i]; it.tag {
	case ing:
		return ing
	case participle:
		return participle
	case to, infinitive:
		return infinitive
	case be, have:
		switch a.doc.Lower(int(it.first)) {
		case "being", "having":
			return ing
		case "been":
			return participle
		case "be":
			return infinitive
		}
	}
	return finite
}
