package link

import (
	"cmp"
	"slices"
	"unsafe"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/link/align"
	"hearsay/store/link/event"
	"hearsay/store/link/person"
	"hearsay/store/link/words"
)

// evidence is what has been found out on one base about quotations and pairs of
// them. It grows with the facts, and only what is new is worked on; what it
// holds depends on the facts alone, not on when it was gathered.
type evidence struct {
	*base
	articles []article
	quotes   []quotation
	roster   *person.Roster
	stand    *Stand
	room     Room              // where worth and vectors lie; nil: on the heap
	worth    [][]float32       // in pieces: what each word of a quotation is worth by itself, then what each is after the one before it
	weighed  []place           // by QuotationID: where its words' worth begins
	mass     []float32         // by QuotationID: bits of all its words
	in       []store.ArticleID // by QuotationID: its article
	vectors  []event.Vector
	weights  arena[event.Weight] // of vectors

	neighbours event.Neighbours
	near       []event.Pair // articles that are about the same
	shingles   shingleIndex
	candidates []*candidate // in no order
	known      map[pairKey]bool
	compared   map[articlePair]bool // whose quotations have been compared
}

// candidate is a pair of quotations that are linked in some context.
type candidate struct {
	bond    // has passages once it has been linked
	context context
	best    [1]passage
	ifOne   bool // whether it counts only while the articles surely share another saying
	solid   bool // whether bond was made for articles that surely share a saying
}

// place is a place in a piece.
type place struct{ piece, at uint32 }

func newEvidence(b *base, room Room) *evidence {
	return &evidence{base: b, room: room, weights: arena[event.Weight]{room: room}, known: map[pairKey]bool{}, compared: map[articlePair]bool{}}
}

// gather gives the evidence from all facts so far.
func (l *Linker) gather() *evidence {
	b := l.base
	if b == nil {
		b = newBase(l)
	}
	if l.evidence == nil || l.evidence.base != b {
		l.evidence = newEvidence(b, l.newRoom())
	}
	if !l.evidence.extend(l) {
		return nil
	}
	return l.evidence
}

// extend works on what l has been given since the last time, and reports whether to go on.
func (e *evidence) extend(l *Linker) bool {
	first, quote := len(e.articles), len(e.quotes)
	e.take(l)
	e.weigh(quote)
	return e.stand.reach(byWords) && e.approach(first) && e.join(quote) && e.relate(e.neighbouring(), false, byShingles, byArticles)
}

// take has e know all that l has been given.
func (e *evidence) take(l *Linker) {
	e.surprise.Extend(l.lexicon)
	e.articles, e.quotes, e.roster, e.stand = l.articles, l.quotes, l.roster, l.stand
}

// approach finds which articles are about the same as those from first on, and reports whether to go on.
func (e *evidence) approach(first int) bool {
	fresh, done := e.newVectors(first), 0
	for some := range slices.Chunk(fresh, approachAtOnce) {
		e.near = append(e.near, e.neighbours.Add(some)...)
		if done += len(some); !e.stand.within(byWords, bySubject, done, len(fresh)) {
			return false
		}
	}
	return true
}

// neighbouring gives the pairs of articles that are about the same.
func (e *evidence) neighbouring() []articlePair {
	pairs := make([]articlePair, len(e.near))
	for i, n := range e.near {
		pairs[i] = articlePair{n.A, n.B}
	}
	return pairs
}

// join compares the quotations from first on with all that share rare words, and reports whether to go on.
func (e *evidence) join(first int) bool {
	for quote := first; quote < len(e.quotes); {
		end := min(quote+max(joinAtOnce, quote/joinPart), len(e.quotes))
		e.compare(e.shingles.add(e, quote, end), false)
		quote = end
		if !e.stand.within(bySubject, byShingles, quote-first, len(e.quotes)-first) {
			return false
		}
	}
	return true
}

// What is found out at once about new facts takes memory by their number: so many
// quotations join at once, or such a part of those before, with all of whose shingles
// theirs are merged each time; and so many pairs of articles are compared. So many articles
// are set beside all others before anybody is told.
const (
	joinAtOnce     = 1 << 16
	joinPart       = 8
	relateAtOnce   = 1 << 14
	approachAtOnce = 1 << 14
)

// weigh makes the texts of the quotations from first on.
func (e *evidence) weigh(first int) {
	fresh, at, piece := e.quotes[first:], 0, len(e.worth)
	e.weighed = slices.Grow(e.weighed, len(fresh))
	for i := range fresh {
		e.weighed, e.in = append(e.weighed, place{uint32(piece), uint32(at)}), append(e.in, fresh[i].article)
		at += 2 * int(fresh[i].words.n)
	}
	e.worth = append(e.worth, lay[float32](e.room, at))
	e.mass = slices.Grow(e.mass, len(fresh))[:len(e.quotes)]
	cores.Each(len(fresh), func() func(int) {
		return func(i int) {
			t := e.text(store.QuotationID(first + i))
			t.Weigh(e.surprise)
			e.mass[first+i] = t.Mass()
		}
	})
}

// text gives a quotation as aligning wants it.
func (e *evidence) text(q store.QuotationID) align.Text {
	f, p := &e.quotes[q], e.weighed[q]
	n := int(f.words.n)
	worth := e.worth[p.piece][p.at:][:2*n]
	return align.Text{
		Words: f.words.all(), Stems: f.stems(), Alone: worth[:n:n], After: worth[n:],
		Topic: unsafe.Slice(f.topic, n), Size: e.articles[f.article].size,
	}
}

// newVectors makes the vectors of the articles from first on.
func (e *evidence) newVectors(first int) []event.Vector {
	vs := make([]event.Vector, len(e.articles)-first)
	cores.Each(len(vs), func() func(int) {
		z := event.Vectorizer{Rarity: e.rarity, Surprise: e.surprise}
		return func(i int) { vs[i] = z.Vector(e.articles[first+i].terms) }
	})
	for i, v := range vs {
		vs[i] = e.weights.clone(v)
	}
	e.vectors = append(e.vectors, vs...)
	return vs
}

// relate compares the quotations of related articles, unless it has done so, as the step of
// Conclude from one part of it to another, and reports whether to go on.
func (e *evidence) relate(related []articlePair, ifOne bool, from, to float64) bool {
	var fresh []articlePair
	for _, at := range related {
		if !e.compared[at] {
			e.compared[at] = true
			fresh = append(fresh, at)
		}
	}
	done := 0
	for some := range slices.Chunk(fresh, relateAtOnce) {
		e.compare(slices.DeleteFunc(e.between(some), func(k pairKey) bool { return e.known[k] }), ifOne)
		if done += len(some); !e.stand.within(from, to, done, len(fresh)) {
			return false
		}
	}
	return true
}

// atOnce is how many pairs are compared before those that are no candidates are forgotten.
const atOnce = 1 << 13

// compare adds those of pairs, none of which is known, to the candidates that are linked in some context.
func (e *evidence) compare(pairs []pairKey, ifOne bool) {
	found := make([]candidate, min(atOnce, len(pairs)))
	fits := make([]bool, len(found))
	for some := range slices.Chunk(pairs, atOnce) {
		cores.Each(len(some), func() func(int) {
			x := newExaminer(e)
			return func(i int) {
				found[i] = candidate{bond: bond{pairKey: some[i]}, ifOne: ifOne}
				fits[i] = x.eligible(&found[i])
			}
		})
		e.keep(found[:len(some)], fits)
	}
}

// keep adds those of found that fit to the candidates.
func (e *evidence) keep(found []candidate, fits []bool) {
	n := 0
	for i := range found {
		n += words.Step(fits[i])
	}
	fresh := make([]candidate, 0, n)
	for i := range found {
		if fits[i] {
			fresh = append(fresh, found[i])
			e.candidates = append(e.candidates, &fresh[len(fresh)-1])
			e.known[found[i].pairKey] = true
		}
	}
}

// newAligner gives an Aligner that finds what can make a link.
func newAligner() align.Aligner { return align.Aligner{Least: floorBits - entireBits} }

// examiner examines pairs. It keeps its memory between calls, is for one goroutine, and
// is fastest if the first of two quotations stays the same from call to call.
type examiner struct {
	*evidence
	aligner align.Aligner
	topics  event.Comparer
	near    []words.ID // around the first quotation
	around  words.Sieve
	maybe   []words.ID
	pairs   []match      // of the passage at hand
	matches arena[match] // of all that were kept
}

func newExaminer(e *evidence) *examiner { return &examiner{evidence: e, aligner: newAligner()} }

// eligible aligns a pair and reports whether it makes a link if all else speaks for it.
func (e *examiner) eligible(c *candidate) bool {
	a, b := e.text(c.a), e.text(c.b)
	e.aligner.Begin(a, b)
	if !e.canSuffice(c.pairKey, a, b) {
		return false
	}
	p, ok := e.aligner.Next(a, b)
	if !ok || p.Bits < e.aligner.Least || !e.suffices(c.pairKey, p, context{story: true, sameSpeaker: true}) {
		return false // in no context
	}
	c.context = e.context(c.pairKey)
	if _, ok = e.judge(c.pairKey, p, c.context.solid()); ok {
		c.best[0] = e.kept(p)
	}
	return ok
}

func (e *evidence) articlesOf(k pairKey) articlePair {
	return articlePair{e.in[k.a], e.in[k.b]}
}

// link gives, in order, all pairs of quotations that carry the same words: first those
// that need nothing to speak for them, then those that the company of these makes believable.
func (e *evidence) link(furniture func(store.QuotationID) bool) []*bond {
	solid := e.solid(furniture)
	var related []articlePair
	for at := range solid {
		related = append(related, at)
	}
	slices.SortFunc(related, func(a, b articlePair) int { return cmp.Or(cmp.Compare(a[1], b[1]), cmp.Compare(a[0], b[0])) })
	e.relate(related, true, byArticles, byLinks)
	var linked []*candidate
	for _, c := range e.candidates {
		if furniture(c.a) || furniture(c.b) || c.ifOne && !solid[e.articlesOf(c.pairKey)] {
			continue
		}
		if _, ok := e.judge(c.pairKey, c.best[0].found(), e.inCompany(c, solid)); ok {
			linked = append(linked, c)
		}
	}
	sortByKey(linked, func(c *candidate) uint64 { return uint64(c.packed()) })
	return e.bindAll(linked, solid)
}

func (e *evidence) inCompany(c *candidate, solid map[articlePair]bool) context {
	if solid[e.articlesOf(c.pairKey)] {
		return c.context.solid()
	}
	return c.context
}

// solid gives the pairs of articles that share a saying for which nothing else need speak.
func (e *evidence) solid(furniture func(store.QuotationID) bool) map[articlePair]bool {
	solid := map[articlePair]bool{}
	for _, c := range e.candidates {
		if c.ifOne || c.best[0].bits < e.bar+solidMargin || furniture(c.a) || furniture(c.b) {
			continue
		}
		if margin, ok := e.judge(c.pairKey, c.best[0].found(), c.context.against()); ok && margin >= solidMargin {
			solid[e.articlesOf(c.pairKey)] = true
		}
	}
	return solid
}

// bindAll gives the bonds of linked candidates, which are in order.
func (e *evidence) bindAll(linked []*candidate, solid map[articlePair]bool) []*bond {
	bonds := make([]*bond, len(linked))
	cores.Each(len(linked), func() func(int) {
		x := newExaminer(e)
		return func(i int) {
			c := linked[i]
			if now := solid[e.articlesOf(c.pairKey)]; c.passages == nil || c.solid != now {
				c.solid = now
				x.bind(c, e.inCompany(c, solid))
			}
			bonds[i] = &c.bond
		}
	})
	return bonds
}

// bind links a pair of quotations by all passages that their words and context suffice for.
func (e *examiner) bind(l *candidate, c context) {
	best := l.best[0].found()
	margin, fits := e.judge(l.pairKey, best, c)
	l.margin, l.passages = max(0, margin), l.best[:]
	if !fits {
		l.margin, l.passages = 0, l.best[:0]
	}
	if best.Rest < e.aligner.Least { // they share no other
		return
	}
	l.passages = slices.Clip(l.passages)
	a, b := e.text(l.a), e.text(l.b)
	e.aligner.Best(a, b)
	for p, ok := e.aligner.Next(a, b); ok && p.Bits >= e.aligner.Least && len(l.passages) < mostPassages; p, ok = e.aligner.Next(a, b) {
		margin, fits := e.judge(l.pairKey, p, c)
		if !fits {
			continue
		}
		l.passages = append(l.passages, e.kept(p))
		l.margin = max(l.margin, margin)
	}
}

// mostPassages is how many passages two quotations are believed to share.
const mostPassages = 4

// closeSearch lets go of what only finding more links needs.
func (e *evidence) closeSearch() {
	e.neighbours, e.shingles, e.candidates, e.known, e.compared = event.Neighbours{}, shingleIndex{}, nil, nil, nil
}
