package link

import (
	"cmp"
	"slices"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/link/align"
)

// pairKey is two quotations, the earlier first.
type pairKey struct{ a, b store.QuotationID }

func (k pairKey) less(o pairKey) int { return cmp.Or(cmp.Compare(k.a, o.a), cmp.Compare(k.b, o.b)) }

// packed gives k as a number, in the same order.
func (k pairKey) packed() uint64 { return uint64(k.a)<<32 | uint64(k.b) }

func unpacked(k uint64) pairKey {
	return pairKey{store.QuotationID(k >> 32), store.QuotationID(uint32(k))}
}

// Shingles are runs of words that are rare enough to bring two quotations
// together wherever they stand. Chosen by information, not by frequency: a
// cut-off by frequency would lose just the quotations that everybody carries.
var shingles = [...]struct {
	words int
	bits  float32
}{{2, 20}, {3, 22}, {5, 24}}

// A quotation is compared with the fullest of those before it that share a
// shingle; one that is itself among the fullest, also with the first of all.
const (
	leastShingles = 2 // of words in common for two quotations to be compared
	mostFullest   = 4
	mostFirst     = 16
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
	pairs := make([][]uint64, shingleBuckets)
	cores.EachLarge(shingleBuckets, func() func(int) {
		g := gatherer{evidence: e}
		return func(i int) {
			fresh := g.collect(sheaves, i)
			pairs[i] = g.bucket(x.buckets[i], fresh, nil)
			x.buckets[i] = merge(x.buckets[i], fresh)
		}
	})
	return e.inOrder(pairs, leastShingles)
}

// inOrder sorts packed pairs and gives, once each, those that come at least so many times.
func (e *evidence) inOrder(some [][]uint64, least int) []pairKey {
	packed := slices.Concat(some...)
	new(sorter).sortPairs(packed, len(e.quotes))
	var pairs []pairKey
	for start := 0; start < len(packed); {
		k, end := packed[start], start+1
		for end < len(packed) && packed[end] == k {
			end++
		}
		if end-start >= least {
			pairs = append(pairs, unpacked(k))
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

func (e *evidence) shingle(q store.QuotationID, into []uint64) []uint64 {
	t := e.text(q)
	for _, s := range shingles {
		for i := 0; i+s.words <= len(t.Words); i++ {
			if hash, bits := shingleAt(&t, i, s.words); bits >= s.bits+e.slack {
				into = append(into, hash>>32<<32|uint64(q))
			}
		}
	}
	return into
}

// shingleAt gives the hash and the bits of the run of n words of t that begins at word i.
func shingleAt(t *align.Text, i, n int) (hash uint64, bits float32) {
	hash, bits = uint64(fnvOffset), t.Alone[i]
	for k := i; k < i+n; k++ {
		hash = (hash ^ uint64(t.Words[k].ID)) * fnvPrime
		if k > i {
			bits += t.After[k]
		}
	}
	return hash, bits
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
	sorter  sorter
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
func (g *gatherer) bucket(old, fresh, into []uint64) []uint64 {
	for start := 0; start < len(fresh); {
		s, end := shingleOf(fresh[start]), start+1
		for end < len(fresh) && shingleOf(fresh[end]) == s {
			end++
		}
		skip, _ := slices.BinarySearch(old, s<<32)
		old = old[skip:]
		n := 0
		for n < len(old) && shingleOf(old[n]) == s {
			n++
		}
		if n+end-start > 1 {
			into = g.group(old[:n], fresh[start:end], into)
		}
		old, start = old[n:], end
	}
	return into
}

// group appends the pairs of one shingle.
func (g *gatherer) group(old, fresh, into []uint64) []uint64 {
	g.fullest, g.first = g.fullest[:0], g.first[:0]
	for _, s := range old {
		g.enter(quotationOf(s))
	}
	for _, s := range fresh {
		q := quotationOf(s)
		for _, p := range g.fullest {
			into = g.pair(p, q, into)
		}
		if g.enter(q) {
			for _, p := range g.first {
				into = g.pair(p, q, into)
			}
		}
	}
	return into
}

// enter takes note of q and reports whether it is among the fullest.
func (g *gatherer) enter(q store.QuotationID) bool {
	if len(g.first) < mostFirst {
		g.first = append(g.first, q)
	}
	i := len(g.fullest)
	for i > 0 && g.mass[g.fullest[i-1]] < g.mass[q] {
		i--
	}
	if i == mostFullest {
		return false
	}
	g.fullest = slices.Insert(g.fullest, i, q)
	g.fullest = g.fullest[:min(len(g.fullest), mostFullest)]
	return true
}

func (g *gatherer) pair(p, q store.QuotationID, into []uint64) []uint64 {
	if g.in[p] == g.in[q] {
		return into
	}
	return append(into, pairKey{p, q}.packed())
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
