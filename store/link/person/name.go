package person

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"hearsay/store/text"
)

// name is a person's name, folded and taken apart. A name of one word has only
// a last, though it may be a given name.
type name struct {
	first, middle, last string
	suffix              string // jr, sr, ii, iii, iv; empty if none
}

// parse takes a written name apart, leaving titles out.
func parse(s string) name {
	ws := plainWords(s)
	for len(ws) > 1 && titles()[ws[0]] {
		ws = ws[1:]
	}
	var n name
	if k := len(ws) - 1; k > 0 && suffixes()[ws[k]] {
		n.suffix, ws = ws[k], ws[:k]
	}
	switch k := len(ws) - 1; {
	case k < 0:
	case k == 0:
		n.last = ws[0]
	default:
		for k > 1 && particles()[ws[k-1]] {
			k--
		}
		n.first, n.middle, n.last = ws[0], strings.Join(ws[1:k], " "), strings.Join(ws[k:], " ")
	}
	return n
}

// full reports whether n has a given and a family name.
func (n name) full() bool { return n.first != "" }

// key is the same for all ways to write a full name, but for spelling.
func (n name) key() string { return n.first + " " + n.last + " " + n.suffix }

// fits reports whether one word may stand for the bearer of the full name n.
func (n name) fits(word string) bool {
	return word == n.last || word == n.first || strings.HasSuffix(n.last, " "+word)
}

// answers reports whether word is the first name, the last, or what ends the last behind its particles.
func (n *name) answers(word string) bool {
	return word == n.last || word == n.first || strings.HasSuffix(n.last, word) && word == n.lastWord()
}

// marks has the mark of each word that n answers to.
func (n *name) marks() uint64 { return markOf(n.last) | markOf(n.first) | markOf(n.lastWord()) }

// markOf gives one bit for a word, so that hardly any two words need be compared to tell that they differ.
func markOf(word string) uint64 {
	h := uint32(len(word))
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 0x9E3779B1
	}
	const high = 26 // leaves 6 bits
	return 1 << (h >> high)
}

// lastWord is the last name without the particles before it.
func (n *name) lastWord() string { return n.last[strings.LastIndexByte(n.last, ' ')+1:] }

// display is a written name without its titles.
func display(s string) string {
	if !singleSpaced(s) {
		s = strings.Join(strings.Fields(s), " ")
	}
	for {
		first, rest, more := strings.Cut(s, " ")
		if !more || !isTitle(first) {
			return s
		}
		s = rest
	}
}

// singleSpaced reports whether s is ASCII and has no blanks but single spaces between words.
func singleSpaced(s string) bool {
	blank := true
	for i := range len(s) {
		if s[i] == ' ' && blank || s[i] < ' ' || s[i] >= 0x80 {
			return false
		}
		blank = s[i] == ' '
	}
	return !blank
}

// IsTitle reports whether a word in lower case stands before names, as mr and senator do.
func IsTitle(word string) bool { return titles()[word] }

func isTitle(word string) bool {
	var plain [longestTitle + 1]byte
	n := 0
	for i := range len(word) {
		c := word[i] | 0x20
		switch {
		case word[i] == '.':
			continue
		case c < 'a' || c > 'z':
			ws := plainWords(word)
			return len(ws) == 1 && titles()[ws[0]]
		case n == len(plain):
			return false
		}
		plain[n] = c
		n++
	}
	return titles()[string(plain[:n])]
}

// plainWords gives the words of s in lower case without accents or points.
func plainWords(s string) []string {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsMark(r), r == '.', r == '\'', r == '’':
			return -1
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFKD.String(s))
	return strings.Fields(plain)
}

// longestTitle is the most letters of a title.
const longestTitle = 14

var titles = text.Set(`mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend father sister brother pastor bishop archbishop
	cardinal pope rabbi imam king queen prince princess sen senator rep representative congressman congresswoman gov governor mayor
	president vice chancellor premier prime minister secretary ambassador justice judge attorney general gen col colonel lt lieutenant
	sgt sergeant capt captain cmdr commander adm admiral maj major cpl corporal pvt private officer detective chief sheriff deputy
	inspector superintendent coach former then acting first director chairman chairwoman speaker leader candidate spokesman spokeswoman
	councilman councilwoman delegate state hon commissioner the`)

var suffixes = text.Set(`jr sr ii iii iv junior senior`)

var particles = text.Set(`van von de der den di da del della la le al el bin ibn ben st mac o`)
