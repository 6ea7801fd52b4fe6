package main

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"hearsay/store/quote/gold"
)

// sameSpeaker reports whether name is whom want names. A proper name must agree
// but for titles; the words for somebody unnamed may be more or fewer.
func sameSpeaker(want gold.Quotation, name string) bool {
	if want.Speaker == "" || name == "" {
		return want.Speaker == name
	}
	return sameName(want.Speaker, name) || slices.ContainsFunc(want.Also, func(s string) bool { return sameName(s, name) })
}

func sameName(want, name string) bool {
	w, n := nameWords(want), nameWords(name)
	if unicode.IsUpper([]rune(want)[0]) {
		return maps.Equal(w, n)
	}
	return within(w, n) || within(n, w)
}

// sameFamilyName reports whether name has the last word of the name want gives.
func sameFamilyName(want gold.Quotation, name string) bool {
	words := strings.FieldsFunc(strings.ToLower(want.Speaker), notLetter)
	return len(words) > 0 && nameWords(name)[words[len(words)-1]]
}

func within(a, b map[string]bool) bool {
	for w := range a {
		if !b[w] {
			return false
		}
	}
	return len(a) > 0
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// nameWords gives the words of a name in lower case, without titles and
// determiners unless it has no other word.
func nameWords(name string) map[string]bool {
	all, kept := map[string]bool{}, map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(name), notLetter) {
		all[w] = true
		if !slices.Contains(noName, w) {
			kept[w] = true
		}
	}
	if len(kept) == 0 {
		return all
	}
	return kept
}

// noName are words that stand before a name or a role and are no part of it.
var noName = strings.Fields(`mr mrs ms dr sir dame lord lady sen rep gov president prime minister secretary
	mayor councillor coach judge justice professor sergeant inspector chief captain sister father rev former jr
	the a an his her their its one s`)
