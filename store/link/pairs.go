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
