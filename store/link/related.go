package link

import (
	"math/bits"
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

// between gives, in order, the pairs of quotations of related articles that share enough words.
func (e *evidence) between(related []articlePair) []pairKey {
	pairs := make([][]packed, len(related))
	cores.Each(len(related), func() func(int) {
		s := sharer{evidence: e}
		return func(i int) { pairs[i] = s.sharing(related[i]) }
	})
	return e.inOrder(pairs)
}

// sharer finds what quotations of two articles share. It keeps its memory between
// calls and is for one goroutine. It is fastest if the second article stays the same from call to call.
type sharer struct {
	*evidence
	second   idRange // the quotations whose words are in slots
	slots    []stemSlot
	postings []posting
	sieve    words.Sieve // of the stems in slots
	turn     int32       // how many quotations have been looked up
	sums     []float32   // by quotation of the first article, then of the second: bits of the words that both have
}

// stemSlot is a stem and the latest of its postings, or free.
type stemSlot struct {
	stem  words.ID
	last  int32 // one more than its place; 0 if the slot is free
	asked int32 // the latest turn that has asked for it
}

// posting is a quotation of the second article that has a stem.
type posting struct {
	quote int32 // place among the article's quotations
	next  int32 // as last
}

// sharing gives the pairs of quotations of two articles that share enough words.
func (s *sharer) sharing(at articlePair) (pairs []packed) {
	ra, rb := s.articles[at[0]].quotes, s.articles[at[1]].quotes
	width := int(rb.end - rb.start)
	n := int(ra.end-ra.start) * width
	if n == 0 || n > mostPairs {
		return nil
	}
	s.index(rb)
	s.sums = slices.Grow(s.sums[:0], n)[:n]
	clear(s.sums)
	for q := ra.start; q < ra.end; q++ {
		s.lookUp(q, s.sums[int(q-ra.start)*width:][:width])
	}
	k := 0
	for p := ra.start; p < ra.end; p++ {
		for q := rb.start; q < rb.end; q++ {
			if bits := s.sums[k]; bits >= leastCommon && bits >= leastPortion*min(s.mass[p], s.mass[q]) {
				pairs = append(pairs, pairKey{p, q}.packed())
			}
			k++
		}
	}
	return pairs
}

// index has slots tell of the quotations in r.
func (s *sharer) index(r idRange) {
	if r == s.second {
		return
	}
	s.second, s.postings = r, s.postings[:0]
	n := 0
	for q := r.start; q < r.end; q++ {
		n += int(s.quotes[q].words.n)
	}
	size := 1 << bits.Len(uint(4*n)) // a word has two stems at most
	s.slots = slices.Grow(s.slots[:0], size)[:size]
	clear(s.slots)
	s.sieve.Reset()
	for q := r.start; q < r.end; q++ {
		t := s.text(q)
		for i := range t.Words {
			if t.Alone[i] >= leastShared {
				s.add(t.Stems[i], int32(q-r.start))
			}
			if w := &t.Words[i]; w.Glued != words.None {
				s.add(w.Glued, int32(q-r.start))
			}
		}
	}
}

// add notes that a quotation has a stem, unless that is known.
func (s *sharer) add(stem words.ID, quote int32) {
	x := s.slot(stem)
	if x.last != 0 && s.postings[x.last-1].quote == quote {
		return
	}
	s.sieve.Add(stem)
	s.postings = append(s.postings, posting{quote, x.last})
	x.stem, x.last = stem, int32(len(s.postings))
}

// slot gives the slot of a stem, or the free one where it belongs.
func (s *sharer) slot(stem words.ID) *stemSlot {
	const odd = 0x9E3779B1
	mask := uint32(len(s.slots) - 1)
	for i := uint32(stem) * odd >> 8; ; i++ {
		if x := &s.slots[i&mask]; x.last == 0 || x.stem == stem {
			return x
		}
	}
}

// lookUp adds to sums, by quotation of the second article, the bits of the words that q has in common with it.
func (s *sharer) lookUp(q store.QuotationID, sums []float32) {
	s.turn++
	t := s.text(q)
	for i := range t.Words {
		if stem := t.Stems[i]; s.sieve.Holds(stem) != 0 && t.Alone[i] >= leastShared {
			s.count(stem, t.Alone[i], sums)
		}
		if w := &t.Words[i]; w.Glued != words.None {
			s.count(w.Glued, s.surprise.Alone(w.Glued), sums)
		}
	}
}

// count adds the bits of a word of the quotation at hand, which has a word once.
func (s *sharer) count(stem words.ID, bits float32, sums []float32) {
	x := s.slot(stem)
	if x.last == 0 || x.asked == s.turn {
		return
	}
	x.asked = s.turn
	for k := x.last; k != 0; k = s.postings[k-1].next {
		sums[s.postings[k-1].quote] += bits
	}
}
