package link

import (
	"cmp"
	"slices"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/link/align"
	"hearsay/store/link/event"
)

// evidence is what has been found out on one base about quotations and pairs of
// them. It grows with the facts, and only what is new is worked on; what it
// holds depends on the facts alone, not on when it was gathered.
type evidence struct {
	*base
	articles []article
	quotes   []quotation
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
	candidates []candidate // in no order
	known      map[pairKey]bool
	compared   map[articlePair]bool // whose quotations have been compared
}

// candidate is a pair of quotations that are linked in some context.
type candidate struct {
	pairKey
	context
	best  passage
	ifOne bool  // whether it counts only while the articles surely share another saying
	bond  *bond // nil until it has been linked
	solid bool  // whether bond was made for articles that surely share a saying
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
	l.evidence.extend(l)
	return l.evidence
}

// extend works on what l has been given since the last time.
func (e *evidence) extend(l *Linker) {
	e.surprise.Extend(l.lexicon)
	first, quote := len(e.articles), len(e.quotes)
	e.articles, e.quotes = l.articles, l.quotes
	e.weigh(quote)
	e.near = append(e.near, e.neighbours.Add(e.newVectors(first))...)
	for ; quote < len(e.quotes); quote += joinAtOnce {
		e.compare(e.shingles.add(e, quote, min(quote+joinAtOnce, len(e.quotes))), false)
	}
	var related []articlePair
	for _, n := range e.near {
		related = append(related, articlePair{n.A, n.B})
	}
	e.relate(related, false)
}

// What is found out at once about new facts takes memory by their number: so many
// quotations join at once, and so many pairs of articles are compared.
const (
	joinAtOnce   = 1 << 16
	relateAtOnce = 1 << 14
)

// weigh makes the texts of the quotations from first on.
func (e *evidence) weigh(first int) {
	fresh, at, piece := e.quotes[first:], 0, len(e.worth)
	e.weighed = slices.Grow(e.weighed, len(fresh))
	for i := range fresh {
		e.weighed, e.in = append(e.weighed, place{uint32(piece), uint32(at)}), append(e.in, fresh[i].article)
		at += 2 * len(fresh[i].words)
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
	n := len(f.words)
	worth := e.worth[p.piece][p.at:][:2*n]
	return align.Text{
		Words: f.words, Alone: worth[:n:n], After: worth[n:],
		Topic: f.topic, Size: e.articles[f.article].size,
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

// relate compares the quotations of related articles, unless it has done so.
func (e *evidence) relate(related []articlePair, ifOne bool) {
	var fresh []articlePair
	for _, at := range related {
		if !e.compared[at] {
			e.compared[at] = true
			fresh = append(fresh, at)
		}
	}
	for some := range slices.Chunk(fresh, relateAtOnce) {
		e.compare(e.between(some), ifOne)
	}
}

// atOnce is how many pairs are compared before those that are no candidates are forgotten.
const atOnce = 1 << 13

// compare adds those of pairs to the candidates that are linked in some context.
func (e *evidence) compare(pairs []pairKey, ifOne bool) {
	found := make([]candidate, min(atOnce, len(pairs)))
	fits := make([]bool, len(found))
	for some := range slices.Chunk(pairs, atOnce) {
		cores.Each(len(some), func() func(int) {
			al := newAligner()
			return func(i int) {
				found[i] = candidate{pairKey: some[i], ifOne: ifOne}
				fits[i] = !e.known[some[i]] && e.eligible(al, &found[i])
			}
		})
		for i, k := range some {
			if fits[i] {
				e.known[k] = true
				e.candidates = append(e.candidates, found[i])
			}
		}
	}
}

// newAligner gives an Aligner that finds what can make a link.
func newAligner() *align.Aligner { return &align.Aligner{Least: floorBits - entireBits} }

// eligible aligns a pair and reports whether it makes a link if all else speaks for it.
func (e *evidence) eligible(al *align.Aligner, c *candidate) bool {
	p, ok := al.Best(e.text(c.a), e.text(c.b))
	if !ok || p.Bits < al.Least || !e.suffices(c.pairKey, p, context{story: true, sameSpeaker: true}) {
		return false // in no context
	}
	c.context = e.context(c.pairKey)
	if _, ok = e.judge(c.pairKey, p, c.context.solid()); ok {
		c.best = keptOf(p)
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
	e.relate(related, true)
	var linked []*candidate
	for i := range e.candidates {
		c := &e.candidates[i]
		if furniture(c.a) || furniture(c.b) || c.ifOne && !solid[e.articlesOf(c.pairKey)] {
			continue
		}
		if _, ok := e.judge(c.pairKey, c.best.Passage, e.inCompany(c, solid)); ok {
			linked = append(linked, c)
		}
	}
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
	for i := range e.candidates {
		c := &e.candidates[i]
		if c.ifOne || c.best.Bits < e.bar+solidMargin || furniture(c.a) || furniture(c.b) {
			continue
		}
		if margin, ok := e.judge(c.pairKey, c.best.Passage, c.against()); ok && margin >= solidMargin {
			solid[e.articlesOf(c.pairKey)] = true
		}
	}
	return solid
}

// bindAll gives the bonds of linked candidates, in order.
func (e *evidence) bindAll(linked []*candidate, solid map[articlePair]bool) []*bond {
	slices.SortFunc(linked, func(c, d *candidate) int { return c.less(d.pairKey) })
	bonds := make([]*bond, len(linked))
	cores.Each(len(linked), func() func(int) {
		al := newAligner()
		return func(i int) {
			c := linked[i]
			if now := solid[e.articlesOf(c.pairKey)]; c.bond == nil || c.solid != now {
				c.bond, c.solid = e.bind(al, c, e.inCompany(c, solid)), now
			}
			bonds[i] = c.bond
		}
	})
	return bonds
}

// bind links a pair of quotations by all passages that their words and context suffice for.
func (e *evidence) bind(al *align.Aligner, k *candidate, c context) *bond {
	l := &bond{a: k.a, b: k.b}
	if k.best.Rest < al.Least { // they share no other
		if margin, fits := e.judge(k.pairKey, k.best.Passage, c); fits {
			l.passages, l.margin = []passage{k.best}, max(0, margin)
		}
		return l
	}
	a, b := e.text(k.a), e.text(k.b)
	for p, ok := al.Best(a, b); ok && p.Bits >= al.Least && len(l.passages) < mostPassages; p, ok = al.Next(a, b) {
		margin, fits := e.judge(k.pairKey, p, c)
		if !fits {
			continue
		}
		l.passages = append(l.passages, keptOf(p))
		l.margin = max(l.margin, margin)
	}
	return l
}

// mostPassages is how many passages two quotations are believed to share.
const mostPassages = 4

// closeSearch lets go of what only finding more links needs.
func (e *evidence) closeSearch() {
	e.neighbours, e.shingles, e.candidates, e.known, e.compared = event.Neighbours{}, shingleIndex{}, nil, nil, nil
}
