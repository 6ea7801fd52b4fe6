// Package link finds the same person, the same words and the same event across
// articles. It never looks for quotations and never corrects what was found
// inside an article.
//
// Facts go in by Prepare and Add, one article at a time; Conclude derives anew what follows
// from all of them:
//
//	words    folded words, and how surprising each is
//	align    the passages that two quotations share
//	event    which articles report one event
//	person   who is the same person
//	link     shingles and related articles → candidates → links → sayings → disputes
//
// What was found out about old articles is kept from one Conclude to the next
// (see evidence), and still the conclusions depend on the facts alone.
package link

import (
	"cmp"
	"slices"
	"sync"
	"unsafe"

	"hearsay/store"
	"hearsay/store/link/event"
	"hearsay/store/link/person"
	"hearsay/store/link/words"
	"hearsay/store/text"
)

// Linker gathers facts in source order. It has one writer; only Prepare is for many.
type Linker struct {
	lexicon  *words.Lexicon
	roster   *person.Roster
	articles []article   // by ID; slots are never rewritten
	quotes   []quotation // by QuotationID; slots are never rewritten
	memory   memory
	scratch  scratch
	used     sync.Pool // of *Prepared that have been added

	said        int // quotations that can be linked
	frequencies event.Frequencies
	repetitions repetitions
	written     int // repetitions that AppendArticle has written

	base     *base     // nil for few articles
	baseAt   int       // articles at which to draw the next
	evidence *evidence // what earlier calls of Conclude have found
	closed   bool
	rooms    func() Room // may be nil
	recalled recalled
	stand    *Stand
}

// article is what linking needs to know of one article.
type article struct {
	fact    *store.Article
	people  []person.Member
	aliases []person.Name // of people
	quotes  idRange
	terms   []event.Term // content words outside quotations, by ID
	size    int          // words outside quotations
	sketch  []uint32     // of the whole report
}

// idRange is a half-open range of numbers of quotations.
type idRange struct{ start, end store.QuotationID }

// quotation is what linking needs to know of one quotation. They are many, and looked up
// in no order: one takes a line of a processor's cache.
type quotation struct {
	*store.Quotation
	words    list[words.Word] // none for titles and terms, which are never linked
	topic    *uint8           // how often the article uses each of words outside its quotations: the first of as many
	ids      list[words.ID]   // the stem of each of words, then near
	article  store.ArticleID
	setting  [2]int32 // places among the repetitions, of its words with those right before, and with those right behind it
	repeated bool     // whether it was furniture already when it was added
}

// stems gives the stem of each of q's words.
func (q *quotation) stems() []words.ID { return q.ids.all()[:q.words.n] }

// near gives the content words that stand around q, ascending.
func (q *quotation) near() []words.ID { return q.ids.all()[q.words.n:] }

// memory is where the lists of articles and quotations lie.
type memory struct {
	words  arena[words.Word]
	topics arena[uint8]
	ids    arena[words.ID]
	terms  arena[event.Term]
	runs   arena[uint32]

	people  arena[person.Member]
	aliases arena[person.Name]
}

// scratch is memory that Add uses again.
type scratch struct {
	outside []words.Word
	ids     []words.ID
	topic   []uint8
	terms   []event.Term
	runs    []uint32
	cast    person.Cast
	tally   tally
	order   ascending
}

// New gives a Linker that knows no articles. It prepares fastest what tokens has
// parsed, which must not have any words yet.
func New(tokens *text.Vocabulary) *Linker {
	return &Linker{lexicon: words.NewLexicon(tokens), roster: person.NewRoster(), stand: &Stand{}, baseAt: firstBase}
}

// LayIn has most of what is kept of the articles to come lie in what rooms gives, and
// most of what is found out about them in another that it gives: it is called for each
// anew, and whatever it has given can go when that is not held any more.
func (l *Linker) LayIn(rooms func() Room) {
	l.rooms = rooms
	m, room := &l.memory, l.newRoom()
	m.words.room, m.topics.room, m.ids.room, m.terms.room, m.runs.room = room, room, room, room, room
	m.people.room, m.aliases.room = room, room
}

// newRoom gives a Room, or nil if all is to lie on the heap.
func (l *Linker) newRoom() Room {
	if l.rooms == nil {
		return nil
	}
	return l.rooms()
}

// Prepared is an article that can be added, and what was found in it.
type Prepared struct {
	fact  *store.Article
	found *store.Findings
	words words.Draft // of the report, without its furniture
}

// Prepare readies an article for Add. Any number of goroutines may do so at once.
func (l *Linker) Prepare(a *store.Article, d *text.Doc, f *store.Findings) *Prepared {
	p, _ := l.used.Get().(*Prepared)
	if p == nil {
		p = &Prepared{}
	}
	*p = Prepared{fact: a, found: f, words: p.words[:0]}
	for _, paragraph := range d.Paragraphs {
		if paragraph.Role != store.Furniture {
			p.words = l.lexicon.Read(d, paragraph.Tokens, p.words)
		}
	}
	return p
}

// Add appends an article that was prepared for this Linker, once, and takes p's
// memory back. Its quotations are numbered on from those before.
func (l *Linker) Add(p *Prepared) {
	s := &l.scratch
	ws := l.lexicon.Number(p.words)
	l.lexicon.Count(ws)
	first := store.QuotationID(len(l.quotes))
	at := store.ArticleID(len(l.articles))
	spoken := l.addQuotes(p.fact, at, p.found.Quotations, ws)
	s.outside = outside(ws, spoken, s.outside[:0])
	art := article{
		fact: p.fact, size: len(s.outside), quotes: idRange{first, store.QuotationID(len(l.quotes))}, sketch: l.sketch(ws),
	}
	l.cast(&art, p.found.People)
	l.used.Put(p)
	art.terms = l.terms(s.outside)
	for q := range l.quotes[first:] {
		l.surround(&l.quotes[int(first)+q])
	}
	s.tally.forget(art.terms)
	l.join(art)
}

// cast enters who the article speaks of.
func (l *Linker) cast(a *article, people []store.Person) {
	c := &l.scratch.cast
	c.People, c.Aliases = c.People[:0], c.Aliases[:0]
	l.roster.Enter(people, c)
	a.people, a.aliases = l.memory.people.clone(c.People), l.memory.aliases.clone(c.Aliases)
}

// join appends an article whose quotations have been appended.
func (l *Linker) join(art article) {
	l.frequencies.Add(art.terms)
	l.articles = append(l.articles, art)
	if len(l.articles) == l.baseAt {
		l.base, l.baseAt = newBase(l), nextBase(l.baseAt)
		l.evidence = nil // it was found on the base before
	}
}

// Stand gives how far the next Conclude has come, whenever that is asked. It does not hold on to l.
func (l *Linker) Stand() *Stand { return l.stand }

// Close ends the adding and frees what only Prepare and Add need. Conclude, which may be
// called once more, frees what it does not need any more while it goes on.
func (l *Linker) Close() {
	l.closed = true
	l.repetitions.slots = nil
	l.lexicon.Close()
	l.used, l.scratch = sync.Pool{}, scratch{}
}

// addQuotes appends the quotations of an article and gives the runs of ws that are said in them.
func (l *Linker) addQuotes(a *store.Article, at store.ArticleID, qs []store.Quotation, ws []words.Word) []run {
	var spoken []run
	for i := range qs {
		q := &qs[i]
		fact := quotation{Quotation: q, article: at, setting: [2]int32{never, never}}
		if q.Kind.Said() {
			r := within(ws, q.Span)
			said := l.memory.words.clone(ws[r.start:min(r.end, r.start+mostWords)])
			fact.words = listOf(said)
			if len(said) > 0 {
				said[0].Class &^= words.NameTail
				l.said++
				l.set(&fact, a, setting(ws, r))
			}
			spoken = append(spoken, r)
		}
		l.quotes = append(l.quotes, fact)
	}
	return spoken
}

// set takes note of how a quotation is set.
func (l *Linker) set(q *quotation, a *store.Article, settings [2]uint64) {
	for i, s := range settings {
		q.setting[i] = l.repetitions.add(a, q.article, s)
		q.repeated = q.repeated || l.repetitions.furniture(q.setting[i])
	}
}

// mostWords is how many words of a quotation are linked; what follows is left alone.
const mostWords = 800

// run is a half-open range of places in a slice of words.
type run struct{ start, end int }

// within gives the words that lie inside s.
func within(ws []words.Word, s store.Span) run {
	from, _ := slices.BinarySearchFunc(ws, s.Start, func(w words.Word, at int) int { return cmp.Compare(int(w.Start), at) })
	to, _ := slices.BinarySearchFunc(ws, s.End, func(w words.Word, at int) int { return cmp.Compare(int(w.Start), at) })
	return run{from, max(from, to)}
}

// settingWords is how many words on either side make the setting of a quotation.
const settingWords = 3

func setting(ws []words.Word, r run) [2]uint64 {
	return [2]uint64{
		hash(ws[max(0, r.start-settingWords):r.end]),
		hash(ws[r.start:min(len(ws), r.end+settingWords)]),
	}
}

// hash is FNV-1a over word numbers.
func hash(ws []words.Word) uint64 {
	h := uint64(fnvOffset)
	for _, w := range ws {
		h = (h ^ uint64(w.ID)) * fnvPrime
	}
	return h
}

// outside appends the words that are in none of the runs, which are in order.
func outside(ws []words.Word, spoken []run, into []words.Word) []words.Word {
	at := 0
	for _, r := range spoken {
		if r.start > at {
			into = append(into, ws[at:r.start]...)
		}
		at = max(at, r.end)
	}
	return append(into, ws[at:]...)
}

// terms counts content words, and has them in the tally.
func (l *Linker) terms(ws []words.Word) []event.Term {
	s := &l.scratch
	s.tally.grow(l.lexicon)
	s.order.grow(l.lexicon.Len())
	for i := range ws {
		if ws[i].Is(words.Content) {
			s.tally[ws[i].ID]++
			s.order.add(ws[i].ID)
		}
	}
	s.ids = s.order.drain(s.ids[:0])
	s.terms = s.terms[:0]
	for _, id := range s.ids {
		s.terms = append(s.terms, event.Term{ID: id, Count: s.tally[id]})
	}
	return l.memory.terms.clone(s.terms)
}

// tally is how often the article at hand has each word, by ID. It is all 0 between articles.
type tally []int32

// grow makes room for all words of x.
func (t *tally) grow(x *words.Lexicon) {
	if n := x.Len(); n > len(*t) {
		*t = append(*t, make(tally, n-len(*t))...)
	}
}

// recall has t tell of ts.
func (t tally) recall(ts []event.Term) {
	for _, x := range ts {
		t[x.ID] = x.Count
	}
}

func (t tally) forget(ts []event.Term) {
	for _, x := range ts {
		t[x.ID] = 0
	}
}

// nearBytes is how far around a quotation words count as standing near it.
const nearBytes = 250

// surround fills in what stands around q, and how usual its words are in its article.
func (l *Linker) surround(q *quotation) {
	if q.words.n == 0 {
		return
	}
	q.topic = l.topic(q.words.all())
	s := &l.scratch
	r := within(s.outside, store.Span{Start: q.Span.Start - nearBytes, End: q.Span.End + nearBytes})
	around := s.outside[r.start:r.end]
	for i := range around {
		if around[i].Is(words.Content) {
			s.order.add(around[i].ID)
		}
	}
	s.ids = s.order.drain(l.stems(q.words.all(), s.ids[:0]))
	q.ids = listOf(l.memory.ids.clone(s.ids))
}

// stems appends the stem of each of ws.
func (l *Linker) stems(ws []words.Word, into []words.ID) []words.ID {
	for i := range ws {
		into = append(into, l.lexicon.Stem(ws[i].ID))
	}
	return into
}

// topic gives how often the article at hand has each of ws among its terms, up to 255 times: the first of
// as many numbers.
func (l *Linker) topic(ws []words.Word) *uint8 {
	s := &l.scratch
	s.topic = s.topic[:0]
	for i := range ws {
		s.topic = append(s.topic, uint8(min(s.tally[ws[i].ID], 255)))
	}
	return unsafe.SliceData(l.memory.topics.clone(s.topic))
}
