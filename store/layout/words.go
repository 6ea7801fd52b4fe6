package layout

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/text"
)

// lower gives s in lower case, byte for byte in the same places.
func lower(s string) string { return text.Lower(s) }

// word gives the first word of s from byte i on: a run of letters and digits.
// It is empty at the end of s. An apostrophe parts words.
func word(s string, i int) store.Span {
	for i < len(s) && sortOf[s[i]] == between {
		i++
	}
	start := i
	for i < len(s) && sortOf[s[i]] == within {
		i++
	}
	if i < len(s) && sortOf[s[i]] == wide {
		start = pass(s, start, between)
		i = pass(s, start, within)
	}
	return store.Span{Start: start, End: i}
}

// pass gives the first character of s from byte i on that is not of a sort, or the end of s.
func pass(s string, i int, these sort) int {
	for i < len(s) {
		is, n := decode(s[i:])
		if is != these {
			break
		}
		i += n
	}
	return i
}

// sort is what a character is to words.
type sort uint8

const (
	between sort = iota
	within
	wide // a byte that does not tell by itself
)

// sortOf gives the sort of every byte that is a character.
var sortOf = func() (t [256]sort) {
	for c := range t {
		if t[c] = wide; c < utf8.RuneSelf {
			t[c], _ = decode(string(rune(c)))
		}
	}
	return t
}()

// decode gives the sort of the first character of s, and its length.
func decode(s string) (sort, int) {
	r, n := utf8.DecodeRuneInString(s)
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
		return within, n
	}
	return between, n
}

// longer reports whether s has more than n words.
func longer(s string, n int) bool {
	for w := word(s, 0); !w.Empty(); w = word(s, w.End) {
		if n--; n < 0 {
			return true
		}
	}
	return false
}

// fields gives the words of s, at most limit of them.
func fields(s string, limit int) []string {
	var out []string
	for w := word(s, 0); !w.Empty() && len(out) < limit; w = word(s, w.End) {
		out = append(out, w.Of(s))
	}
	return out
}

// phrases are word sequences by their first word.
type phrases map[string][]phrase

// phrase is the words of a phrase after the first, and what it weighs.
type phrase struct {
	rest   []string
	weight int
}

// add puts in the phrases of a list, which commas part, each of weight w.
func (ps phrases) add(list string, w int) {
	for l := range strings.SplitSeq(list, ",") {
		f := fields(lower(l), len(l))
		ps[f[0]] = append(ps[f[0]], phrase{f[1:], w})
	}
}

// phrasesOf gives the phrases of a list, which is read when they are first asked for.
func phrasesOf(list string) func() phrases {
	return sync.OnceValue(func() phrases {
		ps := phrases{}
		ps.add(list, 1)
		return ps
	})
}

// at gives the greatest weight of a phrase that stands in s with first as its
// first word, and where that phrase ends; 0 if there is none.
func (ps phrases) at(s string, first store.Span) (weight, end int) {
	for _, p := range ps[first.Of(s)] {
		if p.weight < weight {
			continue
		}
		if e := p.match(s, first.End); e >= 0 {
			weight, end = p.weight, e
		}
	}
	return weight, end
}

// match gives where the rest of p ends in s, if it goes on from byte i, or -1.
func (p phrase) match(s string, i int) int {
	for _, want := range p.rest {
		w := word(s, i)
		if w.Of(s) != want {
			return -1
		}
		i = w.End
	}
	return i
}

// opens gives where a phrase that s begins with ends, or 0.
func (ps phrases) opens(s string) int {
	_, end := ps.at(s, word(s, 0))
	return end
}

// is reports whether s is nothing but one of the phrases, with marks around it.
func (ps phrases) is(s string) bool {
	end := ps.opens(s)
	return end > 0 && word(s, end).Empty()
}

// set gives the words of a list, which is read when they are first asked for.
func set(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.Fields(list) {
			m[w] = true
		}
		return m
	})
}
