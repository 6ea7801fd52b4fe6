package link

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSorterSortsAsComparingDoes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var s sorter
	for _, n := range []int{0, 1, fewKeys, fewKeys + 1, 5 * fewKeys} {
		for _, below := range []int{1, 300, 70_000} {
			pairs, halves := make([]uint64, n), make([]uint64, n)
			for i := range n {
				pairs[i] = uint64(random.IntN(below))<<32 | uint64(random.IntN(below))
				halves[i] = uint64(random.Uint32()>>bucketBits)<<32 | uint64(i) // the low half is in order already
			}
			wantPairs, wantHalves := slices.Sorted(slices.Values(pairs)), slices.Sorted(slices.Values(halves))
			s.sortPairs(pairs, below)
			s.sort(halves, 32, 64-bucketBits)
			if !slices.Equal(pairs, wantPairs) || !slices.Equal(halves, wantHalves) {
				t.Errorf("%d numbers below %d are not in order", n, below)
			}
		}
	}
}
