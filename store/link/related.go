package link

import (
	"slices"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/link/align"
	"hearsay/store/link/words"
)

// Between articles of one story, quotations need share little to be compared.
const (
	leastShared  = 4       // bits of a word for it to count
	leastCommon  = 8       // bits of such words in common
	leastPortion = 0.45    // … as a part of the lighter quotation
	mostPairs    = 1 << 20 // pairs that two articles may have for all to be compared
)

// articlePair is two articles, the earlier first.
type articlePair [2]store.ArticleID

// posting is a word of one of an article's quotations.
type posting struct {
	id    words.ID // its stem
	quote int32    // place among the article's quotations
	bits  float32
}

// between gives, in order, the pairs of quotations of related articles that share enough words.
func (e *evidence) between(related []articlePair) []pairKey {
	postings := e.allPostings(related)
	pairs := make([][]packed, len(related))
	cores.Each(len(related), func() func(int) {
		var common []float32
		return func(i int) { pairs[i] = e.sharing(related[i], postings, &common) }
	})
	return e.inOrder(pairs)
}

// allPostings gives the postings of all articles in related.
func (e *evidence) allPostings(related []articlePair) map[store.ArticleID][]posting {
	var as []store.ArticleID
	for _, r := range related {
		as = append(as, r[0], r[1])
	}
	slices.Sort(as)
	as = slices.Compact(as)
	each := make([][]posting, len(as))
	cores.Each(len(as), func() func(int) {
		l := lister{evidence: e}
		return func(i int) { each[i] = slices.Clone(l.postings(as[i])) }
	})
	of := make(map[store.ArticleID][]posting, len(as))
	for i, a := range as {
		of[a] = each[i]
	}
	return of
}

// lister lists postings. It keeps its memory between calls and is for one goroutine.
type lister struct {
	*evidence
	keys []uint64 // what the postings are sorted by: their stems, quotations, and places among bits
	bits []float32
	ps   []posting
}

// postings gives the words of the quotations of article a that are worth comparing
// by, by ID and then by quotation. They hold until the next call.
func (l *lister) postings(a store.ArticleID) []posting {
	l.keys, l.bits, l.ps = l.keys[:0], l.bits[:0], l.ps[:0]
	r := l.articles[a].quotes
	for q := r.start; q < r.end; q++ {
		l.list(l.text(q), int(q-r.start))
	}
	slices.Sort(l.keys)
	for i, k := range l.keys {
		if i > 0 && k>>placeBits == l.keys[i-1]>>placeBits {
			continue // a quotation has a word once
		}
		l.ps = append(l.ps, posting{words.ID(k >> 32), int32(k >> placeBits & (1<<quoteBits - 1)), l.bits[k&(1<<placeBits-1)]})
	}
	return l.ps
}

// How a key is made up, below the stem. What finds no room is left alone.
const (
	quoteBits = 14
	placeBits = 32 - quoteBits
)

// list adds the words of a quotation.
func (l *lister) list(t align.Text, quote int) {
	for i := range t.Words {
		w := &t.Words[i]
		if t.Alone[i] >= leastShared {
			l.add(w.Stem, quote, t.Alone[i])
		}
		if w.Glued != words.None {
			l.add(w.Glued, quote, l.surprise.Alone(w.Glued))
		}
	}
}

func (l *lister) add(stem words.ID, quote int, bits float32) {
	if quote < 1<<quoteBits && len(l.bits) < 1<<placeBits {
		l.keys = append(l.keys, uint64(stem)<<32|uint64(quote)<<placeBits|uint64(len(l.bits)))
		l.bits = append(l.bits, bits)
	}
}

// sharing gives the pairs of quotations of two articles that share enough words. It uses common's memory.
func (e *evidence) sharing(at articlePair, postings map[store.ArticleID][]posting, common *[]float32) (pairs []packed) {
	ra, rb := e.articles[at[0]].quotes, e.articles[at[1]].quotes
	width := int(rb.end - rb.start)
	n := int(ra.end-ra.start) * width
	if n > mostPairs {
		return nil
	}
	sums := slices.Grow((*common)[:0], n)[:n]
	clear(sums)
	*common = sums
	addCommon(postings[at[0]], postings[at[1]], width, sums)
	for k, bits := range sums {
		p, q := ra.start+store.QuotationID(k/width), rb.start+store.QuotationID(k%width)
		if bits >= leastCommon && bits >= leastPortion*min(e.mass[p], e.mass[q]) {
			pairs = append(pairs, pairKey{p, q}.packed())
		}
	}
	return pairs
}

// addCommon sums up, for each pair of quotations, the bits of the words that both have.
func addCommon(a, b []posting, width int, sums []float32) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i].id, b[j].id
		if x == y {
			for k := j; k < len(b) && b[k].id == x; k++ {
				sums[int(a[i].quote)*width+int(b[k].quote)] += a[i].bits
			}
		}
		i, j = i+words.Step(x <= y), j+words.Step(y < x)
	}
}
