package store_test

import (
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"

	"hearsay/store"
)

// Against a map: what a Keyed holds after any changes, and that no earlier one has changed.
func TestKeyedIsAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var k store.Keyed[int]
		want := map[string]int{}
		for i := range rapid.IntRange(0, 40).Draw(t, "changes") {
			before, held := k, maps.Clone(want)
			c := k.Change()
			for range rapid.IntRange(0, 3).Draw(t, "at once") {
				key := fmt.Sprint(rapid.IntRange(0, 30).Draw(t, "key"))
				if rapid.Bool().Draw(t, "delete") {
					c.Delete(key)
					delete(want, key)
				} else {
					c.Set(key, i)
					want[key] = i
				}
			}
			k = c.Done()
			if got := maps.Collect(k.All()); !maps.Equal(got, want) || k.Len() != len(want) {
				t.Fatalf("holds %v, want %v", got, want)
			}
			if got := maps.Collect(before.All()); !maps.Equal(got, held) {
				t.Fatalf("an earlier one has changed to %v, was %v", got, held)
			}
		}
	})
}

func TestKeyedOfNothing(t *testing.T) {
	var k store.Keyed[bool]
	if k.Get("x") || k.Len() != 0 || !k.Same(k.Change().Done()) || k.Same(k.With("x", true)) {
		t.Error("the zero value is not empty")
	}
}

// BenchmarkKeyedWith changes one of a hundred thousand.
func BenchmarkKeyedWith(b *testing.B) {
	var k store.Keyed[bool]
	c := k.Change()
	for i := range 100_000 {
		c.Set(fmt.Sprint(i), true)
	}
	k = c.Done()
	for b.Loop() {
		k.With("500", false)
	}
}
