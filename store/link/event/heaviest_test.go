package event

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"hearsay/store/link/words"
)

// TestHeaviestAsSortingFinds holds the quick choice of an article's most telling
// words to sorting all of them, with many that weigh the same.
func TestHeaviestAsSortingFinds(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var v Vectorizer
	for range 200 {
		ws := make([]Weight, random.IntN(3*mostTerms))
		for i := range ws {
			ws[i] = Weight{words.ID(i), float32(1+random.IntN(40)) / 8}
		}
		want := slices.Clone(ws)
		slices.SortFunc(want, func(a, b Weight) int { return cmp.Or(cmp.Compare(b.W, a.W), cmp.Compare(a.ID, b.ID)) })
		want = want[:min(len(want), mostTerms)]
		slices.SortFunc(want, func(a, b Weight) int { return cmp.Compare(a.ID, b.ID) })
		if got := v.heaviest(ws); !slices.Equal(got, want) {
			t.Fatalf("the heaviest are %v, want %v", got, want)
		}
	}
}
