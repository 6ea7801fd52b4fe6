package index

import (
	"testing"

	"hearsay/store/query"
	"hearsay/store/text"
)

// FuzzWordsOf holds the fast way through a text to the words that query finds in it.
func FuzzWordsOf(f *testing.F) {
	f.Add("The U.S. don't pay 33,000 in 1.5 days' time, Holt's e-mail… said.")
	f.Add("é a'b, a, b.c a.b.c’d x\xff\u0301y 東京 '' a'")
	f.Fuzz(func(t *testing.T, s string) {
		v := newVocabulary()
		got := wordsOf(s, v)
		i := 0
		for w := query.NextWord(s, 0); !w.Empty(); w = query.NextWord(s, w.End) {
			want := string(query.AppendFold(nil, w.Of(s)))
			if i >= len(got) || v.Word(text.WordNumber(got[i])) != want {
				t.Fatalf("word %d of %q is not %q", i, s, want)
			}
			i++
		}
		if i != len(got) {
			t.Fatalf("%q has %d words, not %d", s, i, len(got))
		}
	})
}
