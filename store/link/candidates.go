package link

import (
	"math"
	"slices"

	"hearsay/store"
	"hearsay/store/link/words"
)

// pairKey is two quotations, the earlier first.
type pairKey struct{ a, b store.QuotationID }

func (k pairKey) less(o pairKey) int {
	switch {
	case k == o:
		return 0
	case k.a < o.a || k.a == o.a && k.b < o.b:
		return -1
	}
	return 1
}

// Shingles are runs of words that are rare enough to bring two quotations
// together wherever they stand. Chosen by information, not by frequency: a
// cut-off by frequency would lose just the quotations that everybody carries.
var shingles = [...]struct {
	words int
	bits  float32
}{{2, 20}, {3, 22}, {5, 24}}

// mostCompared is how many quotations that share a shingle are compared with all others that do.
const mostCompared = 4

// byShingle gives the pairs of quotations of different articles that share a rare run of words.
func (w *work) byShingle() []pairKey {
	var entries []uint64 // hash of the shingle, then the quotation
	slack := w.slack()
	for q := range w.texts {
		entries = w.shingle(store.QuotationID(q), slack, entries)
	}
	slices.Sort(entries)
	entries = slices.Compact(entries)
	var pairs []pairKey
	for start := 0; start < len(entries); {
		end := start + 1
		for end < len(entries) && entries[end]>>32 == entries[start]>>32 {
			end++
		}
		pairs = w.compareAll(entries[start:end], pairs)
		start = end
	}
	slices.SortFunc(pairs, pairKey.less)
	return slices.Compact(pairs)
}

// slack is by how many bits shingles must be rarer in this corpus than in one of a few thousand quotations.
func (w *work) slack() float32 {
	return max(0, float32(math.Log2(float64(len(w.quotes)+1)/20_000)))
}

func (w *work) shingle(q store.QuotationID, slack float32, into []uint64) []uint64 {
	t := &w.texts[q]
	for _, s := range shingles {
		for i := 0; i+s.words <= len(t.Words); i++ {
			bits, hash := t.Alone[i], uint64(fnvOffset)
			for k := i; k < i+s.words; k++ {
				hash = (hash ^ uint64(t.Words[k].ID)) * fnvPrime
				if k > i {
					bits += t.After[k]
				}
			}
			if bits >= s.bits+slack {
				into = append(into, hash>>32<<32|uint64(q))
			}
		}
	}
	return into
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// compareAll pairs those of one shingle: the fullest few with all.
func (w *work) compareAll(entries []uint64, into []pairKey) []pairKey {
	if len(entries) < 2 {
		return into
	}
	full := w.fullest(entries)
	for _, f := range full {
		for _, e := range entries {
			into = w.pair(f, store.QuotationID(uint32(e)), into)
		}
	}
	return into
}

// fullest gives the mostCompared heaviest quotations of entries.
func (w *work) fullest(entries []uint64) []store.QuotationID {
	var full []store.QuotationID
	for _, e := range entries {
		q := store.QuotationID(uint32(e))
		i := len(full)
		for i > 0 && w.mass[full[i-1]] < w.mass[q] {
			i--
		}
		if i < mostCompared {
			full = slices.Insert(full, i, q)
			full = full[:min(len(full), mostCompared)]
		}
	}
	return full
}

func (w *work) pair(p, q store.QuotationID, into []pairKey) []pairKey {
	if w.quotes[p].article == w.quotes[q].article {
		return into
	}
	return append(into, pairKey{min(p, q), max(p, q)})
}

// Between articles of one story, quotations need share little to be compared.
const (
	leastShared  = 4       // bits of a word for it to count
	leastCommon  = 8       // bits of such words in common
	leastPortion = 0.45    // … as a part of the lighter quotation
	mostPairs    = 1 << 20 // pairs that two articles may have for all to be compared
)

// posting is a word of one of an article's quotations.
type posting struct {
	id    words.ID // its stem
	quote int32    // place among the article's quotations
	bits  float32
}

// postings gives the words of the quotations of article a that are worth comparing by, by ID.
func (w *work) postings(a store.ArticleID) []posting {
	var ps []posting
	r := w.articles[a].quotes
	for q := r.start; q < r.end; q++ {
		t, first := &w.texts[q], len(ps)
		for i, word := range t.Words {
			if t.Alone[i] >= leastShared {
				ps = append(ps, posting{word.Stem, int32(q - r.start), t.Alone[i]})
			}
			if word.Glued != words.None {
				ps = append(ps, posting{word.Glued, int32(q - r.start), w.surprise.Alone(word.Glued)})
			}
		}
		own := ps[first:]
		slices.SortFunc(own, func(p, q posting) int { return int(p.id) - int(q.id) })
		ps = ps[:first+len(slices.CompactFunc(own, func(p, q posting) bool { return p.id == q.id }))]
	}
	slices.SortStableFunc(ps, func(p, q posting) int { return int(p.id) - int(q.id) })
	return ps
}

// between appends the pairs of quotations of two related articles that share enough words.
func (w *work) between(a, b store.ArticleID, pa, pb []posting, into []pairKey) []pairKey {
	ra, rb := w.articles[a].quotes, w.articles[b].quotes
	width := int(rb.end - rb.start)
	if int(ra.end-ra.start)*width > mostPairs {
		return into
	}
	common := make([]float32, int(ra.end-ra.start)*width)
	for i, j := 0, 0; i < len(pa) && j < len(pb); {
		switch {
		case pa[i].id < pb[j].id:
			i++
		case pa[i].id > pb[j].id:
			j++
		default:
			for k := j; k < len(pb) && pb[k].id == pa[i].id; k++ {
				common[int(pa[i].quote)*width+int(pb[k].quote)] += pa[i].bits
			}
			i++
		}
	}
	for k, bits := range common {
		p, q := ra.start+store.QuotationID(k/width), rb.start+store.QuotationID(k%width)
		if bits >= leastCommon && bits >= leastPortion*min(w.mass[p], w.mass[q]) {
			into = append(into, pairKey{min(p, q), max(p, q)})
		}
	}
	return into
}
