package person

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/text"
)

// Tells reports whether the words that name somebody at one place can mean who
// but not other: by a name that only who bears, or by a gender that other has not.
// A pronoun or a role that fits both tells nothing, however sure its reading is.
func Tells(mention string, who, other Identity) bool {
	ws := plainWords(mention)
	a, b := parse(who.Name), parse(other.Name)
	if !described(mention) && slices.ContainsFunc(ws, func(w string) bool { return a.bears(w) && !b.bears(w) }) {
		return true
	}
	g := genderOf(ws)
	return g != store.GenderUnknown && opposed(g, other.Gender)
}

// described reports whether a mention tells somebody by a party, place or work
// with a capital ("the Westport Democrat"), which is no name.
func described(mention string) bool {
	article, rest, _ := strings.Cut(mention, " ")
	first, _ := utf8.DecodeRuneInString(rest)
	return strings.EqualFold(article, "the") && unicode.IsUpper(first)
}

// bears reports whether word is one of the names of n.
func (n name) bears(word string) bool { return word != "" && (n.fits(word) || word == n.middle) }

func opposed(g, h store.Gender) bool {
	return g == store.Female && h == store.Male || g == store.Male && h == store.Female
}

// genderOf gives what the words of a mention show: those for kin before pronouns,
// which may be of another ("her husband").
func genderOf(ws []string) store.Gender {
	for _, w := range ws {
		switch {
		case women()[w]:
			return store.Female
		case men()[w]:
			return store.Male
		}
	}
	switch {
	case len(ws) == 1 && ws[0] == "she":
		return store.Female
	case len(ws) == 1 && ws[0] == "he":
		return store.Male
	}
	return store.GenderUnknown
}

var women = text.Set(`wife mother daughter sister girlfriend woman lady mom aunt niece widow actress spokeswoman congresswoman mrs ms`)

var men = text.Set(`husband father son brother boyfriend man dad uncle nephew widower actor spokesman congressman mr`)
