package index

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store/query"
	"hearsay/store/text"
)

// FuzzWords holds the fast way through a text to the words that query finds in
// it.
func FuzzWords(f *testing.F) {
	f.Add("The U.S. don't pay 33,000 in 1.5 days' time, Holt's e-mail… said.")
	f.Add("é a'b, a, b.c a.b.c’d x\xff\u0301y 東京 '' a'")
	f.Add("of the The \u0301 of. It's in The")
	f.Fuzz(func(t *testing.T, s string) {
		x := newLexicon(text.NewVocabulary())
		var want []string
		for w := query.NextWord(s, 0); !w.Empty(); w = query.NextWord(s, w.End) {
			word := string(query.AppendFold(nil, w.Of(s)))
			want = append(want, word)
		}
		for range 2 { // words that are new, and such as are known
			var got []string
			for _, n := range x.of(s) {
				got = append(got, x.Word(text.WordNumber(n)))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%q: %s", s, diff)
			}
		}
	})
}
