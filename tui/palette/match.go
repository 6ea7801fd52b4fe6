package palette

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/keymap"
)

// candidate is an entry in the form in which it is sought.
type candidate struct {
	Entry
	words string   // what it does, in lower case
	about string   // its place and name, in lower case
	keys  []string // as people write them
}

func candidateOf(e Entry) candidate {
	c := candidate{Entry: e, words: text.Lower(e.Action.Binding.Help().Desc)}
	c.about = text.Lower(e.Place.Title) + " " + strings.NewReplacer(".", " ", "-", " ").Replace(e.Action.Name)
	for _, k := range e.Action.Keys() {
		c.keys = append(c.keys, keymap.Written(k))
	}
	return c
}

func (c *candidate) desc() string { return c.Action.Binding.Help().Desc }

// match is an entry that was found, and the bytes of what it does that were sought.
type match struct {
	of    *candidate
	spans []store.Span
	score int
}

// seek gives the entries that have all words of s, the best first. Those that
// fit much worse than the best are left out.
func seek(entries []candidate, s string) []match {
	words := strings.Fields(text.Lower(s))
	found := make([]match, 0, len(entries))
	best := 0
	for i := range entries {
		if m, ok := entries[i].match(words); ok {
			found, best = append(found, m), max(best, m.score)
		}
	}
	if len(words) > 0 {
		found = slices.DeleteFunc(found, func(m match) bool { return m.score*half <= best })
	}
	slices.SortStableFunc(found, func(a, b match) int { return cmp.Compare(b.score, a.score) })
	return found
}

// How well a word fits an entry: as its key, where a word of it begins, in its
// name or place, inside a word, by letters that it has in this order. What fits
// half as well as the best, or worse, is not what was meant.
const (
	asKey    = 9
	begins   = 8
	about    = 6
	inside   = 4
	byLetter = 1
	half     = 2
)

func (c *candidate) match(words []string) (match, bool) {
	m := match{of: c}
	for _, w := range words {
		score, at := c.weigh(w)
		if score == 0 {
			return m, false
		}
		m.score += score
		if at >= 0 && len(c.words) == len(c.desc()) {
			m.spans = append(m.spans, store.Span{Start: at, End: at + len(w)})
		}
	}
	if strings.HasPrefix(c.words, strings.Join(words, " ")) && len(words) > 0 {
		m.score++ // said as it stands
	}
	slices.SortFunc(m.spans, func(a, b store.Span) int { return cmp.Compare(a.Start, b.Start) })
	return m, true
}

// weigh says how well a word fits, and where it stands in what c does, or -1.
func (c *candidate) weigh(word string) (score, at int) {
	if slices.ContainsFunc(c.keys, func(k string) bool { return strings.EqualFold(k, word) }) {
		return asKey, -1
	}
	if i := strings.Index(" "+c.words, " "+word); i >= 0 {
		return begins, i
	}
	switch i := strings.Index(c.words, word); {
	case strings.Contains(" "+c.about, " "+word):
		return about, -1
	case i >= 0:
		return inside, i
	case strewn(c.words, word):
		return byLetter, -1
	}
	return 0, -1
}

// strewn reports whether s has the letters of word in this order, the first where a word begins.
func strewn(s, word string) bool {
	for i := range s {
		if (i == 0 || s[i-1] == ' ') && strings.HasPrefix(s[i:], word[:1]) && ordered(s[i:], word) {
			return true
		}
	}
	return false
}

func ordered(s, word string) bool {
	for _, r := range word {
		i := strings.IndexRune(s, r)
		if i < 0 {
			return false
		}
		s = s[i+utf8.RuneLen(r):]
	}
	return true
}
