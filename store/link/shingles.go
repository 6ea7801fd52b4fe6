package link

import (
	"cmp"
	"math/bits"
	"slices"

	"hearsay/store"
	"hearsay/store/cores"
)

// pairKey is two quotations, the earlier first.
type pairKey struct{ a, b store.QuotationID }

func (k pairKey) less(o pairKey) int { return cmp.Or(cmp.Compare(k.a, o.a), cmp.Compare(k.b, o.b)) }

// packed is a pairKey as a number, in the same order. Its lowest bit is set if the
// pair is worth comparing only if it comes twice.
type packed uint64

func (k pairKey) packed() packed { return packed(k.a)<<firstBit | packed(k.b)<<1 }

// firstBit is where the first quotation of a packed pair begins, behind the 31 bits of the second.
const firstBit = 32

func (p packed) key() pairKey {
	return pairKey{store.QuotationID(p >> firstBit), store.QuotationID(uint32(p) >> 1)}
}

// Shingles are runs of words that are rare enough to bring two quotations
// together wherever they stand, the shortest first. Chosen by information, not by frequency: a
// cut-off by frequency would lose just the quotations that everybody carries.
var shingles = [...]struct {
	words int
	bits  float32
}{{2, 20}, {3, 22}, {longestShingle, 24}}

const longestShingle = 5

// The fullest quotations that share a shingle are compared with one another. Others
// are compared with the fullest, and these with the first of all, if they share two.
const (
	mostFullest = 4
	mostFirst   = 16
)

// shingleIndex tells which quotations share a shingle. Quotations join in order;
// what they are compared with depends on those before them alone.
type shingleIndex struct {
	buckets [shingleBuckets][]uint64 // by the top bits of the shingle: its hash, then the quotation, ascending
}

// shingleBuckets is how many parts an index has, each of which is worked on by itself.
const (
	bucketBits     = 8
	shingleBuckets = 1 << bucketBits
)

// bucketOf gives the bucket of an entry, by its top bits.
func bucketOf(entry uint64) int { return int(entry >> (64 - bucketBits)) }

// add appends the quotations from the one numbered first on, up to the one numbered
// end, and gives, in order, the pairs to compare of each of them with those before it.
func (x *shingleIndex) add(e *evidence, first, end int) []pairKey {
	sheaves := e.sheaves(first, end)
	pairs := make([][]packed, shingleBuckets)
	cores.EachLarge(shingleBuckets, func() func(int) {
		g := gatherer{evidence: e}
		var found []packed
		return func(i int) {
			fresh := g.collect(sheaves, i)
			found = g.bucket(x.buckets[i], fresh, found[:0])
			pairs[i] = slices.Clone(found)
			x.buckets[i] = merge(x.buckets[i], fresh)
		}
	})
	return e.inOrder(pairs)
}

// inOrder gives the pairs that are worth comparing in order, once each. They are divided
// by their first quotation, so that every part fits where a processor has it at hand.
func (e *evidence) inOrder(some [][]packed) []pairKey {
	width := bits.Len(uint(len(e.quotes)))
	inPart := max(0, width-partBits) // bits of the first that its part does not tell
	parts := divided(some, firstBit+inPart)
	ordered := make([][]pairKey, len(parts))
	cores.EachLarge(len(parts), func() func(int) {
		var s sorter[packed]
		return func(i int) {
			s.sort(parts[i], 1, 1+width)
			s.sort(parts[i], firstBit, firstBit+inPart)
			ordered[i] = worthwhile(parts[i])
		}
	})
	return slices.Concat(ordered...)
}

// partBits is the number of parts that pairs are divided into, as a power of two.
const partBits = 8

// divided gives what is in some, by the bits from low on.
func divided(some [][]packed, low int) (parts [1 << partBits][]packed) {
	var ends [1 << partBits]int
	n := 0
	for _, ps := range some {
		n += len(ps)
		for _, p := range ps {
			ends[p>>low&(1<<partBits-1)]++
		}
	}
	all, at := make([]packed, n), 0
	for i, n := range ends {
		parts[i] = all[at : at : at+n]
		at += n
	}
	for _, ps := range some {
		for _, p := range ps {
			part := &parts[p>>low&(1<<partBits-1)]
			*part = append(*part, p)
		}
	}
	return parts
}

// worthwhile gives the pairs of ps, which are in order, that are worth comparing.
func worthwhile(ps []packed) []pairKey {
	pairs := make([]pairKey, 0, len(ps))
	for start := 0; start < len(ps); {
		p, end := ps[start], start+1
		worth := p&1 == 0
		for end < len(ps) && ps[end]>>1 == p>>1 {
			worth, end = true, end+1
		}
		if worth {
			pairs = append(pairs, p.key())
		}
		start = end
	}
	return pairs
}

// sheaf is the shingles of some quotations that follow one another, by bucket and then by quotation.
type sheaf struct {
	entries []uint64
	ends    [shingleBuckets]uint32
}

// sheafLen is how many quotations make a sheaf.
const sheafLen = 1 << 9

// sheaves gives the shingles of the quotations from first up to end.
func (e *evidence) sheaves(first, end int) []sheaf {
	all := make([]sheaf, (end-first+sheafLen-1)/sheafLen)
	cores.EachLarge(len(all), func() func(int) {
		var buffer []uint64
		return func(i int) {
			buffer = buffer[:0]
			from := first + i*sheafLen
			for q := from; q < min(from+sheafLen, end); q++ {
				if !e.quotes[q].repeated {
					buffer = e.shingle(store.QuotationID(q), buffer)
				}
			}
			all[i].bind(buffer)
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

// shingle appends the shingles of q.
func (e *evidence) shingle(q store.QuotationID, into []uint64) []uint64 {
	t := e.text(q)
	for i := range t.Words {
		hash, bits, n := uint64(fnvOffset), float32(0), 0
		for k := range t.Words[i:min(i+longestShingle, len(t.Words))] {
			hash = (hash ^ uint64(t.Words[i+k].ID)) * fnvPrime
			if k == 0 {
				bits = t.Alone[i]
				continue
			}
			bits += t.After[i+k]
			if k+1 != shingles[n].words {
				continue
			}
			if bits >= shingles[n].bits+e.slack {
				into = append(into, mixed(hash)>>32<<32|uint64(q))
			}
			n++
		}
	}
	return into
}

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

func shingleOf(entry uint64) uint64              { return entry >> 32 }
func quotationOf(entry uint64) store.QuotationID { return store.QuotationID(uint32(entry)) }

// gatherer finds what to compare, on one core.
type gatherer struct {
	*evidence
	sorter  sorter[uint64]
	fullest []store.QuotationID // of one shingle so far, the heaviest first
	first   []store.QuotationID // of one shingle
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

// bucket appends the pairs that fresh entries make with old and with one another.
func (g *gatherer) bucket(old, fresh []uint64, into []packed) []packed {
	for start := 0; start < len(fresh); {
		s, end := shingleOf(fresh[start]), start+1
		for end < len(fresh) && shingleOf(fresh[end]) == s {
			end++
		}
		old = from(old, s<<32)
		n := 0
		for n < len(old) && shingleOf(old[n]) == s {
			n++
		}
		switch size := n + end - start; {
		case size > mostFullest:
			into = g.group(old[:n], fresh[start:end], into)
		case size > 1:
			into = g.few(old[:n], fresh[start:end], into)
		}
		old, start = old[n:], end
	}
	return into
}

// from gives what is not less than least of xs, which ascend. It is fastest where that is near.
func from(xs []uint64, least uint64) []uint64 {
	step := 1
	for step <= len(xs) && xs[step-1] < least {
		xs, step = xs[step:], 2*step
	}
	skip, _ := slices.BinarySearch(xs[:min(step, len(xs))], least)
	return xs[skip:]
}

// few is group of so few entries that all of them are among the fullest.
func (g *gatherer) few(old, fresh []uint64, into []packed) []packed {
	for i, s := range fresh {
		for _, t := range old {
			into = g.pair(quotationOf(t), quotationOf(s), true, into)
		}
		for _, t := range fresh[:i] {
			into = g.pair(quotationOf(t), quotationOf(s), true, into)
		}
	}
	return into
}

// group appends the pairs of one shingle.
func (g *gatherer) group(old, fresh []uint64, into []packed) []packed {
	g.fullest, g.first = g.fullest[:0], g.first[:0]
	for _, s := range old {
		g.enter(quotationOf(s))
	}
	for _, s := range fresh {
		q := quotationOf(s)
		among := g.among(q)
		for _, p := range g.fullest {
			into = g.pair(p, q, among, into)
		}
		if among {
			for _, p := range g.first {
				if !slices.Contains(g.fullest, p) {
					into = g.pair(p, q, false, into)
				}
			}
		}
		g.enter(q)
	}
	return into
}

// among reports whether q is one of the fullest.
func (g *gatherer) among(q store.QuotationID) bool {
	n := len(g.fullest)
	return n < mostFullest || g.mass[g.fullest[n-1]] < g.mass[q]
}

// enter takes note of q.
func (g *gatherer) enter(q store.QuotationID) {
	if len(g.first) < mostFirst {
		g.first = append(g.first, q)
	}
	i := len(g.fullest)
	for i > 0 && g.mass[g.fullest[i-1]] < g.mass[q] {
		i--
	}
	if i < mostFullest {
		g.fullest = slices.Insert(g.fullest, i, q)
		g.fullest = g.fullest[:min(len(g.fullest), mostFullest)]
	}
}

// pair appends p and q, unless one article has both.
func (g *gatherer) pair(p, q store.QuotationID, worth bool, into []packed) []packed {
	if g.in[p] == g.in[q] {
		return into
	}
	k := pairKey{p, q}.packed()
	if !worth {
		k |= 1
	}
	return append(into, k)
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
