package link

import (
	"math/bits"
	"slices"
)

// fewKeys is up to how many keys comparing puts in order faster than counting does.
const fewKeys = 256

// sorter puts numbers in order by counting their digits, from the lowest on (LSD
// radix sort), which takes a few passes over them however many there are. It
// keeps its memory between calls and is for one goroutine.
type sorter struct {
	spare  []uint64
	counts [1 << digitBits]uint32
}

const digitBits = 8

// sort puts keys in order. They must be in order already by all bits below low,
// and be the same in all bits from high on; what does not matter is not looked at.
func (s *sorter) sort(keys []uint64, low, high int) {
	if len(keys) <= fewKeys {
		slices.Sort(keys)
		return
	}
	s.spare = slices.Grow(s.spare[:0], len(keys))[:len(keys)]
	from, to := keys, s.spare
	for ; low < high; low += digitBits {
		s.pass(from, to, low)
		from, to = to, from
	}
	if &from[0] != &keys[0] {
		copy(keys, from)
	}
}

// pass puts from into to, in order by the digit that begins at bit low.
func (s *sorter) pass(from, to []uint64, low int) {
	const digit = 1<<digitBits - 1
	clear(s.counts[:])
	for _, k := range from {
		s.counts[k>>low&digit]++
	}
	at := uint32(0)
	for i, n := range s.counts {
		s.counts[i] = at
		at += n
	}
	for _, k := range from {
		d := k >> low & digit
		to[s.counts[d]] = k
		s.counts[d]++
	}
}

// sortPairs puts pairs of numbers below n in order, each packed with its first in the high half.
func (s *sorter) sortPairs(packed []uint64, n int) {
	width := bits.Len(uint(n))
	s.sort(packed, 0, width)
	s.sort(packed, 32, 32+width)
}
