package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestWideSetsAreTheirLists holds the set of every short beginning, in a fresh segment and in a merged one,
// against the lists of all words that begin so.
func TestWideSetsAreTheirLists(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 5))
	x := New()
	for i := range 3000 {
		var words []string
		for range 20 {
			words = append(words, strings.Repeat("abc"[random.IntN(3):][:1], 1+random.IntN(3))+fmt.Sprint(random.IntN(400)))
		}
		x.Add(x.Prepare("", "", strings.Join(words, " ")))
		if i == 1600 {
			x.Snapshot()
		}
	}
	fresh, merged := x.segments[0], x.Snapshot().segments[0]
	for _, g := range []*segment{fresh, merged} {
		w := &g.wide
		if w.prefixes.len() < 9 {
			t.Fatalf("%d articles have only %d sets", g.docs, w.prefixes.len())
		}
		for i := range w.prefixes.len() {
			want := NewSet(int(g.docs))
			from, to := g.find(w.prefixes.text(i), true)
			for ; from < to; from++ {
				g.mark(from, want, 0)
			}
			got := NewSet(int(g.docs))
			got.orBits(0, w.sets.at(i), g.docs)
			if !slices.Equal(got, want) {
				t.Errorf("%d articles, %q: %d of them, and not %d", g.docs, w.prefixes.text(i), got.Len(), want.Len())
			}
		}
	}
}
