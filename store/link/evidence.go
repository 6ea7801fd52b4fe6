package link

import (
	"math"
	"slices"

	"hearsay/store"
	"hearsay/store/link/align"
	"hearsay/store/link/event"
	"hearsay/store/link/person"
	"hearsay/store/link/words"
)

// bond is two quotations that share words, the earlier first.
type bond struct {
	a, b     store.QuotationID
	passages []align.Passage // the best first
	margin   float32         // bits by which the best exceeds what was needed
}

// What a link needs. T0 is the bar without any context: the bits that make it
// unlikely that among all pairs one agrees by chance, and a constant for the
// stock of phrases that everybody draws on.
const (
	stockBits = 14 // on top of the logarithm of the number of pairs
	floorBits = 9  // never link on less

	leastContent = 4 // bits of content words in any link
	entireBits   = 4 // what it adds in one story that both quotations are the same from end to end

	shortWords   = 3    // quotations up to this length need a story
	shortPortion = 0.75 // … and more of themselves matched
	portion      = 0.6  // of the lighter quotation that must match
	storyPortion = 0.55 // … in one story
	denseBits    = 20   // of a passage that stands for itself: whole sentences
	denseWords   = 10   // … or so many words
	denseMatched = 0.6  // … and the part of them that match

	mostChanged = 0.25 // part of the words that may be others if the speaker is another

	storyCosine = 0.35 // from which two articles are one story without a shared saying
	cosineBits  = 40   // what a cosine of 1 adds
	solidBits   = 22   // what a shared saying adds
	solidMargin = 6    // bits beyond the bar that make a saying sure enough to speak for others
	nearBitsMax = 16   // the most that words around both add
	nearShare   = 0.5  // what each bit of them adds
	nearLeast   = 8    // bits that such a word must have
	storyNear   = 9    // from which words around make a story,
	nearCosine  = 0.2  // … if the articles are at least so close
	sameSpeaker = 6
	otherOne    = -7
	stranger    = -15 // on top, if nothing else ties the articles
	farCosine   = 0.05
	farApart    = -12 // more than a month
)

// bar is T0 for a number of quotations.
func bar(quotations int) float32 {
	n := max(2000, float64(quotations))
	return float32(stockBits + math.Log2(n*n/2))
}

// context is what speaks for two quotations being one, besides their words.
type context struct {
	bits  float32
	story bool // whether both articles surely report one event

	otherSpeaker bool // whether the articles name people who cannot be one
}

func (w *work) context(a, b store.QuotationID, solid bool) context {
	p, q := &w.quotes[a], &w.quotes[b]
	cosine := event.Cosine(w.vectors[p.article], w.vectors[q.article])
	near := w.nearBits(p.near, q.near)
	c := context{bits: cosineBits*cosine + near + w.dateBits(p, q)}
	if solid {
		c.bits += solidBits
	}
	switch w.likeness(p, q) {
	case person.Same:
		c.bits += sameSpeaker
	case person.Other:
		c.bits += otherOne
		c.otherSpeaker = true
		if cosine < farCosine && near == 0 {
			c.bits += stranger
		}
	case person.Unclear:
	}
	c.story = solid || cosine >= storyCosine || near >= storyNear && cosine >= nearCosine
	return c
}

// nearBits weighs the rare words that stand around both quotations.
func (w *work) nearBits(a, b []words.ID) float32 {
	var bits float32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			if s := w.surprise.Alone(a[i]); s >= nearLeast {
				bits += min(s-nearLeast/2, w.rarity[a[i]]) * nearShare
			}
			i, j = i+1, j+1
		}
	}
	return min(bits, nearBitsMax)
}

func (w *work) dateBits(p, q *quotation) float32 {
	a, b := w.articles[p.article].fact.Published, w.articles[q.article].fact.Published
	if a.IsZero() || b.IsZero() || a.Sub(b).Abs().Hours() <= 31*24 {
		return 0
	}
	return farApart
}

// likeness compares those whom the articles name as speakers of p and q.
func (w *work) likeness(p, q *quotation) person.Likeness {
	a, b := w.articles[p.article].cards, w.articles[q.article].cards
	if p.Person < 0 || int(p.Person) >= len(a) || q.Person < 0 || int(q.Person) >= len(b) {
		return person.Unclear
	}
	return person.Compare(a[p.Person], b[q.Person])
}

// judge gives by how many bits p exceeds what it needs in context c, and whether it makes a link at all.
func (w *work) judge(k pairKey, p align.Passage, c context) (margin float32, ok bool) {
	margin = p.Bits - max(floorBits, w.bar-c.bits)
	if p.Entire && c.story {
		margin += entireBits
	}
	return margin, margin >= 0 && w.suffices(k, p, c)
}

// suffices reports whether p, however telling, is enough of its two quotations to be the same saying.
func (w *work) suffices(k pairKey, p align.Passage, c context) bool {
	matched := p.Matched / min(w.mass[k.a], w.mass[k.b])
	if p.Content < leastContent && p.Words < shortWords {
		return false
	}
	if c.otherSpeaker && (p.Changed > mostChanged*p.Matched || matched < portion) {
		return false // two mouths need the same words
	}
	a, b := w.texts[k.a], w.texts[k.b]
	if min(len(a.Words), len(b.Words)) <= shortWords {
		return c.story && p.Whole && matched >= shortPortion
	}
	return matched >= portion || c.story && matched >= storyPortion || dense(a, b, p)
}

// dense reports whether p stands for itself, however much else there is: long, or whole sentences, with few gaps.
func dense(a, b align.Text, p align.Passage) bool {
	return p.Bits >= denseBits && p.Matched >= denseMatched*p.Spanned &&
		(p.Words >= denseWords || a.Sentences(p.A) || b.Sentences(p.B))
}

// candidate is a pair of quotations and the best that they share.
type candidate struct {
	pairKey
	best align.Passage // without its Pairs
}

// link finds all pairs of quotations that carry the same words: first those
// that need nothing to speak for them, then those that the company of these makes believable.
func (w *work) link() {
	var al align.Aligner
	candidates := w.align(&al, w.byShingle(), nil)
	solid := map[[2]store.ArticleID]bool{}
	for _, c := range candidates {
		if c.best.Bits < w.bar+solidMargin {
			continue
		}
		against := w.context(c.a, c.b, false)
		against.bits = min(0, against.bits)
		if margin, ok := w.judge(c.pairKey, c.best, against); ok && margin >= solidMargin {
			solid[w.articlesOf(c.pairKey)] = true
		}
	}
	candidates = w.align(&al, w.inStories(solid), candidates)
	slices.SortFunc(candidates, func(c, d candidate) int { return c.less(d.pairKey) })
	candidates = slices.CompactFunc(candidates, func(c, d candidate) bool { return c.pairKey == d.pairKey })
	for _, c := range candidates {
		ctx := w.context(c.a, c.b, solid[w.articlesOf(c.pairKey)])
		if _, ok := w.judge(c.pairKey, c.best, ctx); ok {
			w.bind(&al, c.pairKey, ctx)
		}
	}
	w.grow()
}

// align appends those of pairs that share enough to be linked in some context.
func (w *work) align(al *align.Aligner, pairs []pairKey, into []candidate) []candidate {
	for _, k := range pairs {
		if p, ok := al.Best(w.texts[k.a], w.texts[k.b]); ok && p.Bits >= floorBits-entireBits {
			p.Pairs = nil
			into = append(into, candidate{k, p})
		}
	}
	return into
}

// bind links a pair of quotations by all passages that their words and context suffice for.
func (w *work) bind(al *align.Aligner, k pairKey, c context) {
	l := &bond{a: k.a, b: k.b}
	a, b := w.texts[k.a], w.texts[k.b]
	for p, ok := al.Best(a, b); ok && p.Bits >= floorBits-entireBits && len(l.passages) < mostPassages; p, ok = al.Next(a, b) {
		margin, fits := w.judge(k, p, c)
		if !fits {
			continue
		}
		p.Pairs = slices.Clone(p.Pairs)
		l.passages = append(l.passages, p)
		l.margin = max(l.margin, margin)
	}
	w.links[k] = l
}

// mostPassages is how many passages two quotations are believed to share.
const mostPassages = 4

func (w *work) articlesOf(k pairKey) [2]store.ArticleID {
	return [2]store.ArticleID{w.quotes[k.a].article, w.quotes[k.b].article}
}

// inStories gives the pairs of quotations to compare because their articles are related.
func (w *work) inStories(solid map[[2]store.ArticleID]bool) []pairKey {
	related := map[[2]store.ArticleID]bool{}
	for at := range solid {
		related[at] = true
	}
	for _, n := range w.near {
		related[[2]store.ArticleID{n.A, n.B}] = true
	}
	postings := make([][]posting, len(w.articles))
	of := func(a store.ArticleID) []posting {
		if postings[a] == nil {
			postings[a] = w.postings(a)
		}
		return postings[a]
	}
	var pairs []pairKey
	for at := range related {
		pairs = w.between(at[0], at[1], of(at[0]), of(at[1]), pairs)
	}
	slices.SortFunc(pairs, pairKey.less)
	return pairs
}
