package wording

import (
	"strings"
	"unicode"

	"hearsay/store"
	"hearsay/store/text"
)

// original is the wording that was asked about, word by word. Edits write what
// is the same as the other wording does; this gives it back its own marks.
type original struct{ words []string }

// newOriginal takes own apart. If its words are not those of the edits, it gives back nothing.
func newOriginal(own string, edits []store.Edit) *original {
	o := &original{words: words(own)}
	n := 0
	for _, e := range edits {
		if e.Op != store.Added {
			n += len(words(e.Text))
		}
	}
	if n != len(o.words) {
		o.words = nil
	}
	return o
}

// take gives the next words, as many as there are in s, with the blanks around s.
func (o *original) take(s string) string {
	n := len(words(s))
	if n == 0 || n > len(o.words) {
		return s
	}
	core := strings.Trim(s, " ")
	before, after, _ := strings.Cut(s, core)
	own := strings.Join(o.words[:n], " ")
	o.words = o.words[n:]
	return before + own + after
}

// words gives the words of s, each with the marks that stand between it and the next.
func words(s string) []string {
	var out []string
	for _, f := range strings.Fields(text.Printable(s)) {
		if len(out) > 0 && !strings.ContainsFunc(f, telling) {
			out[len(out)-1] += " " + f
			continue
		}
		out = append(out, f)
	}
	return out
}

// telling reports whether r is more than a mark.
func telling(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSymbol(r) }
