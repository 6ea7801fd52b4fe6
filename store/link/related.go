package link

import (
	"slices"

	"hearsay/store"
	"hearsay/store/cores"
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
	pairs := make([][]uint64, len(related))
	cores.Each(len(related), func() func(int) {
		var common []float32
		return func(i int) { pairs[i] = e.sharing(related[i], postings, &common) }
	})
	return e.inOrder(pairs, 1)
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
		var buffer []posting
		return func(i int) {
			buffer = e.postings(as[i], buffer[:0])
			each[i] = slices.Clone(buffer)
		}
	})
	of := make(map[store.ArticleID][]posting, len(as))
	for i, a := range as {
		of[a] = each[i]
	}
	return of
}

// postings gives, in ps, the words of the quotations of article a that are worth comparing by, by ID.
func (e *evidence) postings(a store.ArticleID, ps []posting) []posting {
	r := e.articles[a].quotes
	for q := r.start; q < r.end; q++ {
		t, first := e.text(q), len(ps)
		for i, word := range t.Words {
			if t.Alone[i] >= leastShared {
				ps = append(ps, posting{word.Stem, int32(q - r.start), t.Alone[i]})
			}
			if word.Glued != words.None {
				ps = append(ps, posting{word.Glued, int32(q - r.start), e.surprise.Alone(word.Glued)})
			}
		}
		own := ps[first:]
		slices.SortFunc(own, func(p, q posting) int { return int(p.id) - int(q.id) })
		ps = ps[:first+len(slices.CompactFunc(own, func(p, q posting) bool { return p.id == q.id }))]
	}
	slices.SortStableFunc(ps, func(p, q posting) int { return int(p.id) - int(q.id) })
	return ps
}

// sharing gives the pairs of quotations of two articles that share enough words. It uses common's memory.
func (e *evidence) sharing(at articlePair, postings map[store.ArticleID][]posting, common *[]float32) (pairs []uint64) {
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
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			for k := j; k < len(b) && b[k].id == a[i].id; k++ {
				sums[int(a[i].quote)*width+int(b[k].quote)] += a[i].bits
			}
			i++
		}
	}
}
