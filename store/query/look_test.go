package query

import (
	"testing"
	"unicode/utf8"
)

// FuzzLook holds that what is passed over eight bytes at a time is never a word:
// whoever looks for a word from its beginning on finds it there.
func FuzzLook(f *testing.F) {
	f.Add("The U.S. don't pay 33,000 in 1.5 days' time, Holt’s e-mail… said.")
	f.Add("Élan ãb o’clock “Åre” K\u00adelvin \u212bngström x\u0301y I’m")
	f.Fuzz(func(t *testing.T, s string) {
		for w := NextWord(s, 0); !w.Empty(); w = NextWord(s, w.End) {
			word := string(AppendFold(nil, w.Of(s)))
			if word == "" || word[0] >= utf8.RuneSelf {
				continue
			}
			if at := newLook(word).next(s, w.Start); at != w.Start {
				t.Fatalf("%q in %q: looked for at %d, not %d", word, s, at, w.Start)
			}
			p := Pattern{Words: []string{word}}
			if at, ok := p.Find(s); !ok || at.Start > w.Start {
				t.Fatalf("%q in %q: found at %v, not at %v", word, s, at, w)
			}
		}
	})
}
