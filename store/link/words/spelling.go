package words

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spellOut gives the plain words that a token in lower case stands for. A token
// without letters or digits stands for none.
func spellOut(lower string) []string {
	plain := unaccent(lower)
	if full, ok := spoken()[plain]; ok {
		return strings.Fields(full)
	}
	if n, ok := compoundNumber(plain); ok {
		return []string{n}
	}
	var out []string
	for _, part := range strings.FieldsFunc(plain, isHyphen) {
		out = append(out, expand(part)...)
	}
	return out
}

// unaccent takes accents off and makes every apostrophe straight.
func unaccent(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.IsMark(r), unicode.Is(unicode.Cf, r):
		case r == '’', r == '‘', r == 'ʼ':
			b.WriteByte('\'')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' || r == '/' }

func hyphened(s string) bool { return strings.IndexFunc(s, isHyphen) >= 0 }

// expand undoes a contraction and folds the words it is made of.
func expand(w string) []string {
	if full, ok := spoken()[w]; ok {
		return strings.Fields(full)
	}
	if stem, ok := strings.CutSuffix(w, "n't"); ok && stem != "" {
		return []string{american(stem), "not"}
	}
	if i := strings.LastIndexByte(w, '\''); i > 0 {
		if full, ok := endings()[w[i+1:]]; ok {
			return []string{american(w[:i]), full}
		}
	}
	w = keepInner(w)
	if w == "" {
		return nil
	}
	if n, ok := numerals()[w]; ok {
		return []string{n}
	}
	return []string{american(w)}
}

// keepInner drops what is neither letter nor digit, but keeps the point of a decimal.
func keepInner(w string) string {
	plain := func(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }
	if strings.IndexFunc(w, func(r rune) bool { return !plain(r) }) < 0 {
		return w
	}
	decimal := w[0] >= '0' && w[0] <= '9'
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || decimal && (r == '.' || r == ':') {
			return r
		}
		return -1
	}, w)
}

// american folds British spelling. It need not spell rightly, only alike: what
// else it changes, it changes everywhere.
func american(w string) string {
	if us, ok := britishWords()[w]; ok {
		return us
	}
	if len(w) < 5 {
		return w
	}
	for _, r := range britishEndings {
		if stem, ok := strings.CutSuffix(w, r.from); ok && len(stem) >= r.stem {
			return stem + r.to
		}
	}
	return w
}

// compoundNumber reads twenty-five.
func compoundNumber(w string) (string, bool) {
	tens, units, ok := strings.Cut(w, "-")
	t, u := numerals()[tens], numerals()[units]
	if !ok || len(t) != 2 || t[1] != '0' || len(u) != 1 || u == "0" {
		return "", false
	}
	return t[:1] + u, true
}

// classOf gives the intrinsic classes of a folded word.
func classOf(w string) Class {
	var c Class
	if fillers()[w] {
		return Filler
	}
	if !grammar()[w] && len(w) > 1 {
		c |= Content
	}
	if w[0] >= '0' && w[0] <= '9' {
		c |= Number
	}
	if negations()[w] {
		c |= Negation
	}
	return c
}

// stemOf takes the commonest endings off a word. The stem need not be a word,
// only the same for the forms of one.
func stemOf(w string) string {
	for _, ending := range inflections {
		if stem, ok := strings.CutSuffix(w, ending); ok && len(stem) >= shortestStem {
			return strings.TrimSuffix(stem, "e")
		}
	}
	return w
}

// shortestStem is the least length of what an ending is taken off.
const shortestStem = 4

var inflections = [...]string{"ingly", "ations", "ation", "ings", "ing", "edly", "ies", "ed", "ers", "er", "es", "ly", "s", "y", "e"}
