package newsroom_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store/storetest/newsroom"
)

func TestTheSameEveryTimeAndWhateverTheNumber(t *testing.T) {
	all := newsroom.Reports(60, 4)
	if diff := cmp.Diff(all[:10], newsroom.Reports(10, 4)); diff != "" {
		t.Error(diff)
	}
}

// TestQuotationsArePlanted holds that what is said to be quoted stands in the
// text, and that every variant is there.
func TestQuotationsArePlanted(t *testing.T) {
	seen := map[newsroom.Variant]bool{}
	for r := range newsroom.All(60, 4) {
		rest := r.Text
		for _, q := range r.Quoted {
			_, after, found := strings.Cut(rest, "“"+q.Words)
			if !found {
				t.Fatalf("%q does not stand in %q", q.Words, rest)
			}
			rest, seen[q.Variant] = after, true
		}
	}
	for _, v := range []newsroom.Variant{newsroom.Whole, newsroom.Shortened, newsroom.Reworded, newsroom.Split} {
		if !seen[v] {
			t.Errorf("no variant %d", v)
		}
	}
}

func TestFrequentWordsAreFrequent(t *testing.T) {
	var words []string
	for r := range newsroom.All(60, 4) {
		words = append(words, strings.Fields(r.Text)...)
	}
	count := func(word string) int {
		return len(words) - len(slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == word }))
	}
	if first, later := count(newsroom.Word(0)), count(newsroom.Word(200)); first < 10*later {
		t.Errorf("%d of the first word, %d of a later one", first, later)
	}
}
