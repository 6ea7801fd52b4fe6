package link

import (
	"slices"

	"hearsay/store"
	"hearsay/store/link/align"
	"hearsay/store/link/words"
)

// Shingles are runs of words that are rare enough to bring two quotations
// together wherever they stand, the shortest first. Chosen by information, not by frequency: a
// cut-off by frequency would lose just the quotations that everybody carries.
var shingles = [...]struct {
	words int
	bits  float32
}{{2, 20}, {3, 22}, {longestShingle, 24}}

const longestShingle = 5

// shingleIndex tells which quotations share a shingle. Quotations join in order;
// what they are compared with depends on those before them alone.
//
// Who shares a shingle shares the shorter ones in it. So quotations are found by their
// least, which hold no other. Only where one of these is common, not all who share it are
// compared; there the longer ones around it bring together those who share more.
type shingleIndex struct {
	least  shingleTable
	around shingleTable // those that hold more than a common one of the least
}

// add appends the quotations from the one numbered first on, up to the one numbered
// end, and gives, in order, the pairs to compare of each of them with those before it.
func (x *shingleIndex) add(e *evidence, first, end int) []pairKey {
	pairs, common := x.least.join(e, e.least(first, end))
	old, _ := slices.BinarySearch(common, commonOf(uint64(first)))
	x.around.enter(e.around(common[:old]))
	more, _ := x.around.join(e, e.around(common[old:]))
	return e.inOrder(slices.Concat(pairs, more))
}

// least gives the least shingles of the quotations from first up to end.
func (e *evidence) least(first, end int) []sheaf {
	return sheaves(end-first, func(i int, into []uint64) []uint64 {
		q := store.QuotationID(first + i)
		if e.quotes[q].repeated {
			return into
		}
		t := e.text(q)
		for s := e.before(&t, behind(&t)); s.end > 0; s = e.before(&t, s) {
			into = append(into, s.entry(q))
		}
		return into
	})
}

// around gives the shingles that hold more than one of the common ones, for each of these.
func (e *evidence) around(some []common) []sheaf {
	return sheaves(len(some), func(i int, into []uint64) []uint64 {
		q := some[i].quotation()
		if i > 0 && some[i-1].quotation() == q {
			return into // they came with the one before
		}
		end := i + 1
		for end < len(some) && some[end].quotation() == q {
			end++
		}
		return e.widened(q, some[i:end], into)
	})
}

// widened appends the shingles of q that hold more than one of some of its least.
func (e *evidence) widened(q store.QuotationID, some []common, into []uint64) []uint64 {
	t := e.text(q)
	var room [mostHolding]shingle
	for r := e.before(&t, behind(&t)); r.end > 0; r = e.before(&t, r) {
		if !slices.Contains(some, commonOf(r.entry(q))) {
			continue
		}
		for _, s := range e.holding(&t, r, room[:0]) {
			if s.end-s.start > r.end-r.start {
				into = append(into, s.entry(q))
			}
		}
	}
	return into
}

// shingle is a run of words.
type shingle struct {
	start, end int
	hash       uint64
	bits       float32
}

// behind gives what stands behind all shingles of t.
func behind(t *align.Text) shingle { return shingle{start: len(t.Words), end: len(t.Words) + 1} }

// before gives the last of the least shingles of t that begins before next does, and ends
// before it ends; one without words if there is none.
//
// The least are those that hold no other, whatever is written with a capital: words
// must show the same ones in every text. So they may have too few bits
// themselves, as names have, but are part of what has enough.
func (e *evidence) before(t *align.Text, next shingle) shingle {
	for i := next.start - 1; i >= 0; i-- {
		s, class := begin(t, i), t.Words[i].Class
		for _, x := range shingles {
			if i+x.words >= next.end {
				break
			}
			class |= s.lengthen(t, x.words)
			if s.bits >= x.bits+e.slack {
				return s
			}
			if class&words.NameTail == 0 || e.freely(t, s) < x.bits+e.slack {
				continue
			}
			if e.held(t, s) {
				return s
			}
			next.end = s.end
			break
		}
	}
	return shingle{}
}

// held reports whether r is a shingle of t or part of one.
func (e *evidence) held(t *align.Text, r shingle) bool {
	var room [mostHolding]shingle
	return len(e.holding(t, r, room[:0])) > 0
}

// freely gives the bits of s if no word were the tail of a name.
func (e *evidence) freely(t *align.Text, s shingle) float32 {
	bits := e.surprise.Alone(t.Words[s.start].ID)
	for k := s.start + 1; k < s.end; k++ {
		bits += e.surprise.After(t.Words[k-1].ID, t.Words[k].ID)
	}
	return bits
}

// mostHolding is how many shingles can hold one.
const mostHolding = 7

// holding appends the shingles of t that hold r.
func (e *evidence) holding(t *align.Text, r shingle, into []shingle) []shingle {
	for i := max(0, r.end-longestShingle); i <= r.start; i++ {
		s := begin(t, i)
		for _, x := range shingles {
			if i+x.words > len(t.Words) {
				break
			}
			if s.lengthen(t, x.words); s.end >= r.end && s.bits >= x.bits+e.slack {
				into = append(into, s)
			}
		}
	}
	return into
}

// begin gives the run of word i alone.
func begin(t *align.Text, i int) shingle {
	return shingle{i, i + 1, (fnvOffset ^ uint64(t.Words[i].ID)) * fnvPrime, t.Alone[i]}
}

// lengthen makes s so many words long, and gives what any of those that it adds is.
func (s *shingle) lengthen(t *align.Text, n int) (c words.Class) {
	for ; s.end < s.start+n; s.end++ {
		w := &t.Words[s.end]
		s.hash = (s.hash ^ uint64(w.ID)) * fnvPrime
		s.bits += t.After[s.end]
		c |= w.Class
	}
	return c
}

// entry gives s as an index has it: the high half of its hash, then the quotation.
func (s *shingle) entry(q store.QuotationID) uint64 { return mixed(s.hash)>>32<<32 | uint64(q) }

func shingleOf(entry uint64) uint64              { return entry >> 32 }
func quotationOf(entry uint64) store.QuotationID { return store.QuotationID(uint32(entry)) }

// mixed lets all of a hash tell in its high half. In that of FNV, which is made
// for bytes, words make too few differences.
func mixed(hash uint64) uint64 {
	const odd = 0x9E3779B97F4A7C15
	return (hash ^ hash>>32) * odd
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)
