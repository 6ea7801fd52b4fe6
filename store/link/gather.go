package link

import (
	"slices"

	"hearsay/store"
	"hearsay/store/link/align"
	"hearsay/store/link/cores"
	"hearsay/store/link/event"
)

// evidence is what has been found out on one base about quotations and pairs of
// them. It grows with the facts, and only what is new is worked on; what it
// holds depends on the facts alone, not on when it was gathered.
type evidence struct {
	*base
	articles []article
	quotes   []quotation
	texts    []align.Text // by QuotationID
	mass     []float32    // by QuotationID: bits of all its words
	vectors  []event.Vector

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
	best  align.Passage // without its Pairs
	ifOne bool          // whether it counts only while the articles surely share another saying
	bond  *bond         // nil until it has been linked
	solid bool          // whether bond was made for articles that surely share a saying
}

func newEvidence(b *base) *evidence {
	return &evidence{base: b, known: map[pairKey]bool{}, compared: map[articlePair]bool{}}
}

// gather gives the evidence from all facts so far.
func (l *Linker) gather() *evidence {
	b := l.base
	if b == nil {
		b = newBase(l)
	}
	if l.evidence == nil || l.evidence.base != b {
		l.evidence = newEvidence(b)
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
	e.compare(e.shingles.add(e, quote), false)
	var related []articlePair
	for _, n := range e.near {
		related = append(related, articlePair{n.A, n.B})
	}
	e.relate(related, false)
}

// weigh makes the texts of the quotations from first on.
func (e *evidence) weigh(first int) {
	n := len(e.quotes) - first
	e.texts, e.mass = append(e.texts, make([]align.Text, n)...), append(e.mass, make([]float32, n)...)
	cores.Each(n, func() func(int) {
		return func(i int) {
			q := &e.quotes[first+i]
			t := align.Text{Words: q.words, Topic: q.topic, Size: e.articles[q.article].size}
			t.Alone, t.After = align.Weigh(q.words, e.surprise)
			e.texts[first+i], e.mass[first+i] = t, t.Mass()
		}
	})
}

// newVectors makes the vectors of the articles from first on.
func (e *evidence) newVectors(first int) []event.Vector {
	vs := make([]event.Vector, len(e.articles)-first)
	cores.Each(len(vs), func() func(int) {
		z := event.Vectorizer{Rarity: e.rarity, Surprise: e.surprise}
		return func(i int) { vs[i] = z.Vector(e.articles[first+i].terms) }
	})
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
	e.compare(e.between(fresh), ifOne)
}

// compare adds those of pairs to the candidates that are linked in some context.
func (e *evidence) compare(pairs []pairKey, ifOne bool) {
	found := make([]candidate, len(pairs))
	cores.Each(len(pairs), func() func(int) {
		var al align.Aligner
		return func(i int) {
			c := &found[i]
			if c.pairKey = pairs[i]; e.eligible(&al, c) {
				c.ifOne = ifOne
				c.best.Pairs = nil
			} else {
				*c = candidate{}
			}
		}
	})
	found = slices.DeleteFunc(found, func(c candidate) bool { return c.best.Words == 0 || e.known[c.pairKey] })
	for i := range found {
		e.known[found[i].pairKey] = true
	}
	e.candidates = append(e.candidates, found...)
}

// eligible aligns a pair and reports whether it makes a link if all else speaks for it.
func (e *evidence) eligible(al *align.Aligner, c *candidate) bool {
	var ok bool
	c.best, ok = al.Best(e.texts[c.a], e.texts[c.b])
	if !ok || c.best.Bits < floorBits-entireBits || !e.suffices(c.pairKey, c.best, context{story: true, sameSpeaker: true}) {
		return false // in no context
	}
	c.context = e.context(c.pairKey)
	_, ok = e.judge(c.pairKey, c.best, c.context.solid())
	return ok
}

func (e *evidence) articlesOf(k pairKey) articlePair {
	return articlePair{e.quotes[k.a].article, e.quotes[k.b].article}
}

// link gives, in order, all pairs of quotations that carry the same words: first those
// that need nothing to speak for them, then those that the company of these makes believable.
func (e *evidence) link(furniture func(store.QuotationID) bool) []*bond {
	solid := e.solid(furniture)
	var related []articlePair
	for at := range solid {
		related = append(related, at)
	}
	slices.SortFunc(related, func(a, b articlePair) int { return slices.Compare(a[:], b[:]) })
	e.relate(related, true)
	var linked []*candidate
	for i := range e.candidates {
		c := &e.candidates[i]
		if furniture(c.a) || furniture(c.b) || c.ifOne && !solid[e.articlesOf(c.pairKey)] {
			continue
		}
		if _, ok := e.judge(c.pairKey, c.best, e.inCompany(c, solid)); ok {
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
		if margin, ok := e.judge(c.pairKey, c.best, c.against()); ok && margin >= solidMargin {
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
		var al align.Aligner
		return func(i int) {
			c := linked[i]
			if now := solid[e.articlesOf(c.pairKey)]; c.bond == nil || c.solid != now {
				c.bond, c.solid = e.bind(&al, c.pairKey, e.inCompany(c, solid)), now
			}
			bonds[i] = c.bond
		}
	})
	return bonds
}

// bind links a pair of quotations by all passages that their words and context suffice for.
func (e *evidence) bind(al *align.Aligner, k pairKey, c context) *bond {
	l := &bond{a: k.a, b: k.b}
	a, b := e.texts[k.a], e.texts[k.b]
	for p, ok := al.Best(a, b); ok && p.Bits >= floorBits-entireBits && len(l.passages) < mostPassages; p, ok = al.Next(a, b) {
		margin, fits := e.judge(k, p, c)
		if !fits {
			continue
		}
		p.Pairs = slices.Clone(p.Pairs)
		l.passages = append(l.passages, p)
		l.margin = max(l.margin, margin)
	}
	return l
}

// mostPassages is how many passages two quotations are believed to share.
const mostPassages = 4
