package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/store"
)

func TestHeadline(t *testing.T) {
	long := strings.Repeat("word ", 23) + "then, after"
	for _, x := range []struct{ name, title, body, want string }{
		{"a title is taken as it is", "Mayor resigns", "The mayor resigned.", "Mayor resigns"},
		{"a report's first sentence, on one line", "", "The mayor\nresigned. He will\ngo.", "The mayor resigned"},
		{"a long sentence is cut after a word", "", long + " that", strings.TrimSuffix(long, " then, after") + "…"},
		{"nothing at all is called by the key", "", "", "key"},
	} {
		t.Run(x.name, func(t *testing.T) {
			a := &store.Article{Key: "key", Title: x.title, Text: x.body}
			if x.body != "" {
				a.Blocks = []store.Block{{Span: store.Span{End: len(x.body)}, Role: store.Body}}
			}
			if got := Headline(a); got != x.want {
				t.Errorf("got %q, want %q", got, x.want)
			}
		})
	}
}

func FuzzHeadline(f *testing.F) {
	f.Add("The mayor resigned. He will go.")
	f.Add(strings.Repeat("\x80", 2*longestHeadline)) // not one byte begins a letter
	f.Add(strings.Repeat("語", longestHeadline))
	f.Fuzz(func(t *testing.T, s string) {
		blocks := []store.Block{{Span: store.Span{End: len(s)}, Role: store.Body}}
		got := Headline(&store.Article{Text: s, Blocks: blocks})
		if utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("%q torn from %q", got, s)
		}
	})
}
