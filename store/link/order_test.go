package link

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"hearsay/store"
)

func TestSorterSortsAsComparingDoes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var s sorter[uint64]
	for _, n := range []int{0, 1, fewKeys, fewKeys + 1, 5 * fewKeys} {
		for _, below := range []int{1, 300, 70_000} {
			pairs, halves := make([]uint64, n), make([]uint64, n)
			for i := range n {
				pairs[i] = uint64(random.IntN(below))<<32 | uint64(random.IntN(below))
				halves[i] = uint64(random.Uint32()>>bucketBits)<<32 | uint64(i) // the low half is in order already
			}
			wantPairs, wantHalves := slices.Sorted(slices.Values(pairs)), slices.Sorted(slices.Values(halves))
			s.sort(pairs, 0, bits.Len(uint(below)))
			s.sort(pairs, 32, 32+bits.Len(uint(below)))
			s.sort(halves, 32, 64-bucketBits)
			if !slices.Equal(pairs, wantPairs) || !slices.Equal(halves, wantHalves) {
				t.Errorf("%d numbers below %d are not in order", n, below)
			}
		}
	}
}

func TestPairsInOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, below := range []int{1, 5, 300, 70_000} {
		e := evidence{quotes: make([]quotation, below)}
		some, worth := make([][]packed, 7), map[pairKey]int{}
		for n := range 20_000 {
			k := pairKey{store.QuotationID(random.IntN(below)), store.QuotationID(random.IntN(min(below, 40)))}
			p, times := k.packed(), 2
			if random.IntN(2) == 0 {
				p, times = p|1, 1
			}
			some[n%len(some)] = append(some[n%len(some)], p)
			worth[k] += times
		}
		var want []pairKey
		for k, times := range worth {
			if times >= 2 {
				want = append(want, k)
			}
		}
		slices.SortFunc(want, pairKey.less)
		if got := e.inOrder(some); !slices.Equal(got, want) {
			t.Errorf("%d pairs of numbers below %d, want %d, in order", len(got), below, len(want))
		}
	}
}
