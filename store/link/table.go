package link

import (
	"math/bits"
	"slices"

	"hearsay/store"
	"hearsay/store/cores"
)

// shingleTable is a part of a shingleIndex: entries by the top bits of the shingle, and
// then ascending.
type shingleTable [shingleBuckets][]uint64

// shingleBuckets is how many parts a table has, each of which is worked on by itself.
const (
	bucketBits     = 8
	shingleBuckets = 1 << bucketBits
)

// bucketOf gives the bucket of an entry, by its top bits.
func bucketOf(entry uint64) int { return int(entry >> (64 - bucketBits)) }

// common is an entry of a shingle that more quotations share than are all compared, the
// quotation before the shingle.
type common uint64

func commonOf(entry uint64) common            { return common(bits.RotateLeft64(entry, 32)) }
func (c common) quotation() store.QuotationID { return store.QuotationID(c >> 32) }

// join enters shingles of quotations that come after all that x has. It gives the pairs to
// compare of each of them with those before it, and in the order of quotations the entries
// that are common now: of the fresh ones, and of old ones if they were not before.
func (x *shingleTable) join(e *evidence, fresh []sheaf) (pairs [][]packed, all []common) {
	pairs, some := make([][]packed, shingleBuckets), make([][]common, shingleBuckets)
	cores.EachLarge(shingleBuckets, func() func(int) {
		g := gatherer{evidence: e}
		return func(i int) {
			entries := g.collect(fresh, i)
			g.bucket(x[i], entries)
			pairs[i], some[i] = slices.Clone(g.pairs), slices.Clone(g.common)
			x[i] = merge(x[i], entries)
		}
	})
	all = slices.Concat(some...)
	var s sorter[common]
	s.sort(all, 32, 32+bits.Len(uint(len(e.quotes))))
	return pairs, all
}

// enter enters shingles of any quotations.
func (x *shingleTable) enter(sheaves []sheaf) {
	cores.EachLarge(shingleBuckets, func() func(int) {
		var g gatherer
		return func(i int) { x[i] = merge(x[i], g.collect(sheaves, i)) }
	})
}

// collect gives what all sheaves have in bucket i, once each, ascending.
func (g *gatherer) collect(sheaves []sheaf, i int) []uint64 {
	n := 0
	for k := range sheaves {
		n += len(sheaves[k].bucket(i))
	}
	all := make([]uint64, 0, n)
	for k := range sheaves {
		all = append(all, sheaves[k].bucket(i)...)
	}
	g.sorter.sort(all, 32, 64-bucketBits) // one quotation stands behind the other already
	return slices.Compact(all)
}

// sheaf is the shingles of some quotations that follow one another, by bucket and then by quotation.
type sheaf struct {
	entries []uint64
	ends    [shingleBuckets]uint32
}

// sheafLen is how many items make a sheaf.
const sheafLen = 1 << 9

// sheaves gives the entries that add appends for each of n items, which are in the order of quotations.
func sheaves(n int, add func(i int, into []uint64) []uint64) []sheaf {
	all := make([]sheaf, (n+sheafLen-1)/sheafLen)
	cores.EachLarge(len(all), func() func(int) {
		var buffer []uint64
		return func(k int) {
			buffer = buffer[:0]
			for i := k * sheafLen; i < min((k+1)*sheafLen, n); i++ {
				buffer = add(i, buffer)
			}
			all[k].bind(buffer)
		}
	})
	return all
}

// bind puts entries, which are in the order of quotations, into their buckets.
func (s *sheaf) bind(entries []uint64) {
	s.entries = make([]uint64, len(entries))
	for _, x := range entries {
		s.ends[bucketOf(x)]++
	}
	at := uint32(0)
	for i, n := range s.ends {
		s.ends[i] = at
		at += n
	}
	for _, x := range entries {
		i := bucketOf(x)
		s.entries[s.ends[i]] = x
		s.ends[i]++
	}
}

// bucket gives what s has in bucket i.
func (s *sheaf) bucket(i int) []uint64 {
	start := uint32(0)
	if i > 0 {
		start = s.ends[i-1]
	}
	return s.entries[start:s.ends[i]]
}

// merge merges two ascending slices. What it gives has no room to spare, since it is kept.
func merge(a, b []uint64) []uint64 {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	out := make([]uint64, len(a)+len(b))
	for k := range out {
		if len(b) == 0 || len(a) > 0 && a[0] <= b[0] {
			out[k], a = a[0], a[1:]
		} else {
			out[k], b = b[0], b[1:]
		}
	}
	return out
}
