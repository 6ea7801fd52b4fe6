package index_test

import (
	"cmp"
	"slices"
	"testing"
	"unicode"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/junegunn/fzf/src/algo"
	"github.com/junegunn/fzf/src/util"
	"pgregory.net/rapid"

	"hearsay/store"
	"hearsay/store/storetest/newsroom"
)

// TestClosestIsFzf holds the headlines that are skipped against scoring all of them.
func TestClosestIsFzf(t *testing.T) {
	algo.Init("default")
	made := newsroom.Reports(2000, 1)
	rapid.Check(t, func(t *rapid.T) {
		var rs records
		for range rapid.IntRange(0, 60).Draw(t, "made") {
			rs = append(rs, record{title: made[rapid.IntRange(0, len(made)-1).Draw(t, "which")].Title})
		}
		rs = append(rs, rapid.SliceOfN(drawRecord, 0, 60).Draw(t, "records")...)
		word := rapid.StringOfN(rapid.SampledFrom([]rune("abcdehlnorstáB12-")), 1, 5, -1).Draw(t, "word")
		k := rapid.IntRange(1, 9).Draw(t, "k")
		want, matched := byFzf(rs, word)
		best, count := snapshot(rs).Closest(word, k)
		if diff := gocmp.Diff(want[:min(k, len(want))], best); diff != "" || count != matched {
			t.Fatalf("%q: %d of %d: %s", word, count, matched, diff)
		}
	})
}

// TestClosestOfMany has enough headlines for most to be skipped.
func TestClosestOfMany(t *testing.T) {
	algo.Init("default")
	var rs records
	for r := range newsroom.All(6000, 1) {
		rs = append(rs, record{title: r.Title})
	}
	s := snapshot(rs)
	for _, word := range []string{"e", "con", "linde", "afro", "mentor", "Ba"} {
		want, matched := byFzf(rs, word)
		best, count := s.Closest(word, 20)
		if diff := gocmp.Diff(want[:min(20, len(want))], best); diff != "" || count != matched {
			t.Errorf("%q: %d of %d: %s", word, count, matched, diff)
		}
	}
}

// byFzf gives all headlines that match, in the order of fzf.
func byFzf(rs records, word string) ([]store.ArticleID, int) {
	type scored struct{ id, score, length int }
	var all []scored
	pattern, cased := []rune(word), false
	for i, r := range pattern {
		cased = cased || unicode.IsUpper(r)
		if r == 'á' {
			pattern[i] = 'a'
		}
	}
	for id, r := range rs {
		chars := util.ToChars([]byte(r.title))
		if m, _ := algo.FuzzyMatchV2(cased, true, true, &chars, pattern, false, nil); m.Start >= 0 {
			all = append(all, scored{id, m.Score, int(chars.TrimLength())})
		}
	}
	slices.SortFunc(all, func(a, b scored) int {
		return cmp.Or(b.score-a.score, a.length-b.length, a.id-b.id)
	})
	ids := []store.ArticleID{}
	for _, s := range all {
		ids = append(ids, store.ArticleID(s.id))
	}
	return ids, len(all)
}
