package link

import (
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
	alone    []float32         // what each word of the quotations is worth by itself, one quotation behind the other
	after    []float32         // … after the word before it
	weighed  []int             // by QuotationID: where its words' worth begins
	mass     []float32         // by QuotationID: bits of all its words
	in       []store.ArticleID // by QuotationID: its article
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
	fresh, at := e.quotes[first:], len(e.alone)
	e.weighed = slices.Grow(e.weighed, len(fresh))
	for i := range fresh {
		e.weighed, e.in = append(e.weighed, at), append(e.in, fresh[i].article)
		at += len(fresh[i].words)
	}
	e.alone, e.after, e.mass = extended(e.alone, at), extended(e.after, at), extended(e.mass, len(e.quotes))
	cores.Each(len(fresh), func() func(int) {
		return func(i int) {
			t := e.text(store.QuotationID(first + i))
			t.Weigh(e.surprise)
			e.mass[first+i] = t.Mass()
		}
	})
}

// extended gives s with length n.
func extended(s []float32, n int) []float32 {
	return slices.Grow(s, n-len(s))[:n]
}

// text gives a quotation as aligning wants it.
func (e *evidence) text(q store.QuotationID) align.Text {
	f := &e.quotes[q]
	from, to := e.weighed[q], e.weighed[q]+len(f.words)
	return align.Text{
		Words: f.words, Alone: e.alone[from:to], After: e.after[from:to],
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
			var al align.Aligner
			return func(i int) {
				found[i] = candidate{pairKey: some[i], ifOne: ifOne}
				fits[i] = e.eligible(&al, &found[i])
				found[i].best.Pairs = nil
			}
		})
		for i, k := range some {
			if fits[i] && !e.known[k] {
				e.known[k] = true
				e.candidates = append(e.candidates, found[i])
			}
		}
	}
}

// eligible aligns a pair and reports whether it makes a link if all else speaks for it.
func (e *evidence) eligible(al *align.Aligner, c *candidate) bool {
	var ok bool
	c.best, ok = al.Best(e.text(c.a), e.text(c.b))
	if !ok || c.best.Bits < floorBits-entireBits || !e.suffices(c.pairKey, c.best, context{story: true, sameSpeaker: true}) {
		return false // in no context
	}
	c.context = e.context(c.pairKey)
	_, ok = e.judge(c.pairKey, c.best, c.context.solid())
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
	a, b := e.text(k.a), e.text(k.b)
	for p, ok := al.Best(a, b); ok && p.Bits >= floorBits-entireBits && len(l.passages) < mostPassages; p, ok = al.Next(a, b) {
		margin, fits := e.judge(k, p, c)
		if !fits {
			continue
		}
		l.passages = append(l.passages, kept(p))
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
