package learn

import (
	"math/rand/v2"
	"testing"
)

// TestRanksCountLikeAMap counts more features than the first table holds, some of
// which share a place.
func TestRanksCountLikeAMap(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 0))
	r, want := newRanks(), map[Feature]int32{}
	for range 200_000 {
		f := Feature(random.Uint32())
		if random.IntN(100) == 0 {
			f = Feature(random.Uint32N(500)) // crowded: they all begin with the same bits
		}
		r.add(f)
		want[f]++
	}
	if r.used != len(want) || r.used <= 1<<firstSlots {
		t.Fatalf("%d features, want %d, more than fit at first", r.used, len(want))
	}
	for f, n := range want {
		if got := r.of(f); got.count != n || got.number != unranked {
			t.Fatalf("feature %d: %+v, want %d", f, *got, n)
		}
	}
	if got := r.of(Feature(3)); got.count != want[3] {
		t.Errorf("never seen: %+v", *got)
	}
}
