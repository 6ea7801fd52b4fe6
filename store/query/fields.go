package query

import (
	"slices"
	"strings"
)

var (
	placeNames = [...]string{"speaker", "outlet", "title", "text", "quote", "tag", "note"}
	isNames    = [...]string{"unread", "read", "starred", "bookmarked"}
	hasNames   = [...]string{"dispute", "link", "quote", "note"}
	sortNames  = [...]string{"date", "title", "outlet", "quotes", "match"}
)

// FieldHelp describes a field for help and completion.
type FieldHelp struct {
	Name   string
	Help   string
	Values []string // all it takes, if they are few; a text field has none
}

// Fields gives the fields of the language in the order that help shows them.
func Fields() []FieldHelp {
	return []FieldHelp{
		{"speaker", "somebody of this name is quoted", nil},
		{"outlet", "reported by this outlet", nil},
		{"title", "these words in the headline", nil},
		{"text", "these words in the text", nil},
		{"quote", "these words inside a quotation", nil},
		{"date", "published on a day, in a month or a year, or in a range a..b", nil},
		{"newer", "published since 1w ago (h d w m y), or since a date", nil},
		{"older", "published before 1w ago (h d w m y), or before a date", nil},
		{"is", "what you have read, starred or bookmarked", isNames[:]},
		{"tag", "what you gave this tag", nil},
		{"note", "these words in your notes", nil},
		{"has", "a disputed or linked quotation, any at all, or a note of yours", hasNames[:]},
		{"sort", "the order; a minus turns it round: sort:-date", sortNames[:]},
	}
}

// suggest ends a sentence about word, which is none of names, with the one it
// was probably meant to be.
func suggest(word string, names []string) string {
	word = strings.ToLower(word)
	best, least := "", 3
	for _, n := range names {
		if d := distance(word, n, least); d < least {
			best, least = n, d
		}
	}
	if best == "" || least >= len(best)-1 {
		return ""
	}
	return "; did you mean " + best + "?"
}

// distance is the Levenshtein distance of a and b in bytes, or limit if it is greater than that.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		left := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := left
			if a[i] != b[j] {
				cost = 1 + min(left, row[j], row[j+1])
			}
			left, row[j+1] = row[j+1], cost
		}
	}
	return min(limit, row[len(b)])
}

// listing gives names as a person would say them: a, b or c.
func listing(names []string) string {
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// lookup finds a value among names, however it is capitalised. half reports
// that it is none of them, but could become one.
func lookup(value string, names []string) (i int, half bool) {
	value = strings.ToLower(value)
	if i = slices.Index(names, value); i >= 0 {
		return i, false
	}
	return i, slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, value) })
}
