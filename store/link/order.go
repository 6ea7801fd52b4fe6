package link

import (
	"cmp"
	"slices"
)

// fewKeys is up to how many keys comparing puts in order faster than counting does.
const fewKeys = 512

// sorter puts numbers in order by counting their digits, from the lowest on (LSD
// radix sort), which takes a few passes over them however many there are. It
// keeps its memory between calls and is for one goroutine.
type sorter[K ~uint64] struct {
	spare  []K
	counts [1 << digitBits]uint32
}

// digitBits is the most bits of a digit.
const digitBits = 11

// sort puts keys in order. They must be in order already by all bits below low,
// and be the same in all bits from high on; what does not matter is not looked at.
func (s *sorter[K]) sort(keys []K, low, high int) {
	if len(keys) <= fewKeys {
		slices.Sort(keys)
		return
	}
	s.spare = slices.Grow(s.spare[:0], len(keys))[:len(keys)]
	passes := (high - low + digitBits - 1) / digitBits
	from, to := keys, s.spare
	for n := range passes {
		end := low + (high-low)/(passes-n)
		s.pass(from, to, low, end-low)
		from, to, low = to, from, end
	}
	if &from[0] != &keys[0] {
		copy(keys, from)
	}
}

// pass puts from into to, in order by the digit of so many bits that begins at bit low.
func (s *sorter[K]) pass(from, to []K, low, width int) {
	digit, counts := K(1)<<width-1, s.counts[:1<<width]
	clear(counts)
	for _, k := range from {
		counts[k>>low&digit]++
	}
	at := uint32(0)
	for i, n := range counts {
		counts[i] = at
		at += n
	}
	for _, k := range from {
		d := k >> low & digit
		to[counts[d]] = k
		counts[d]++
	}
}

// sortByKey puts items in the order of their keys, each of which is asked for once; items of
// one key stay as they stand.
func sortByKey[T any](items []T, key func(T) uint64) {
	type keyed struct {
		key  uint64
		at   int
		item T
	}
	order := make([]keyed, len(items))
	for i, x := range items {
		order[i] = keyed{key(x), i, x}
	}
	slices.SortFunc(order, func(a, b keyed) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Compare(a.at, b.at)
	})
	for i := range order {
		items[i] = order[i].item
	}
}
