package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay/store"
)

// TestLeastShinglesBringTogetherAsMany holds the index, which has the least shingles
// and what holds the common ones, to one that has all of them, told apart by their words.
func TestLeastShinglesBringTogetherAsMany(t *testing.T) {
	c := generated(600)
	e := c.unlinked()
	number := map[string]uint64{}
	var entries []uint64
	for q := range e.quotes {
		for _, words := range e.allShingles(store.QuotationID(q)) {
			if number[words] == 0 {
				number[words] = uint64(len(number) + 1)
			}
			entries = append(entries, number[words]<<32|uint64(q))
		}
	}
	slices.Sort(entries)
	g := gatherer{evidence: e}
	g.bucket(nil, slices.Compact(entries))
	if len(g.common) == 0 {
		t.Error("no shingle is common")
	}
	got := e.shingles.add(e, 0, len(e.quotes))
	missed, wanted := 0, e.inOrder([][]packed{g.pairs})
	for _, k := range wanted {
		if _, ok := slices.BinarySearchFunc(got, k, func(a, b pairKey) int { return cmp.Compare(a.packed(), b.packed()) }); !ok {
			missed++
		}
	}
	if more := len(got) - len(wanted) + missed; missed > 0 || more > len(wanted)/1000 { // a hash may be that of two shingles
		t.Errorf("%d of %d pairs are missed, and %d found that are none", missed, len(wanted), more)
	}
}

// allShingles gives the words of all shingles of q.
func (e *evidence) allShingles(q store.QuotationID) (all []string) {
	t := e.text(q)
	for i := range t.Words {
		for _, x := range shingles {
			s := begin(&t, i)
			if i+x.words > len(t.Words) {
				break
			}
			if s.lengthen(&t, x.words); s.bits >= x.bits+e.slack {
				words := ""
				for _, w := range t.Words[s.start:s.end] {
					words += fmt.Sprint(w.ID, " ")
				}
				all = append(all, words)
			}
		}
	}
	return all
}

// Capitals make words tell less, but not other words.
func TestCapitalsDoNotKeepApart(t *testing.T) {
	for _, s := range []string{
		"Public Health Emergency of Foreign Concern",
		"Local Bridge Repair Fund of the Winter",
		"Small Business Winter School for the Young",
	} {
		c := articles(t, fmt.Sprintf("Post\n“%s”\n---\nTimes\n“%s”\n---\nHerald\n“all about %s, in short”", s, strings.ToLower(s), s))
		e := c.unlinked()
		want := []pairKey{{0, 1}, {0, 2}, {1, 2}}
		if got := e.shingles.add(e, 0, len(e.quotes)); !slices.Equal(got, want) {
			t.Errorf("of %q, these are compared: %v", s, got)
		}
	}
}
