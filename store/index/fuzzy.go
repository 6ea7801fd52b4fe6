package index

import (
	"bytes"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/junegunn/fzf/src/algo"
	"github.com/junegunn/fzf/src/util"

	"hearsay/store/text"
)

// A bare word matches a line where its letters stand
//
//   - together, also inside a word: party in counterparty,
//   - in one word from its beginning, with fewer left out: hrbr in Harbour,
//   - at the beginnings of neighbouring words: jholt in Jane Holt, nyt in New York Times.
//
// The fzf algorithm alone takes letters strewn over the whole line. That
// serves a list with the best match first; in one that keeps the order of the
// stories it shows things nobody meant. So what may match is settled here, and
// fzf gives its score and the letters that matched.

// prepareFuzzy fills the tables of fzf, which leaves that to its caller.
var prepareFuzzy = sync.OnceFunc(func() { algo.Init("default") })

// line is a headline or outlet ready for fuzzy search.
type line struct {
	ascii []byte // in lower case, if folding leaves nothing but ASCII
	runes []rune // otherwise; as many as the original has
	mask  uint64 // which letters stand in it
}

func newLine(s string) line {
	runes := foldLine(s, false)
	l := line{runes: runes, mask: letters(runes)}
	for _, r := range runes {
		if r >= utf8.RuneSelf {
			return l
		}
	}
	l.ascii, l.runes = []byte(string(runes)), nil
	return l
}

// fuzzy is a bare word to look for in lines.
type fuzzy struct {
	lower []rune
	ascii []byte // lower, if it is
	cased []rune // nil unless the word has capitals, which then count
	mask  uint64
}

// longest is how many characters a bare word may have to be looked for
// fuzzily; fzf's scores overflow at about twenty times that.
const longest = 64

// newFuzzy prepares the search for a bare word, or gives nil if it is too long for one.
func newFuzzy(word string) *fuzzy {
	l := newLine(word)
	f := &fuzzy{lower: foldLine(word, false), ascii: l.ascii, mask: l.mask}
	if len(f.lower) > longest {
		return nil
	}
	if cased := foldLine(word, true); string(f.lower) != string(cased) {
		f.cased = cased
	}
	return f
}

// region gives the characters of l among which f matches, none if it does not.
// The original of l is s.
func (f *fuzzy) region(l *line, s string) (from, to int) {
	switch {
	case f.mask&^l.mask != 0:
		return 0, 0
	case l.runes != nil:
		from, to = locate(l.runes, f.lower)
	case f.ascii != nil:
		from, to = locate(l.ascii, f.ascii)
	}
	if from < to && f.cased != nil {
		return locate(foldLine(s, true), f.cased)
	}
	return from, to
}

// matches reports whether f matches l, whose original is s.
func (f *fuzzy) matches(l *line, s string) bool {
	if f.cased != nil || f.ascii == nil || l.ascii == nil {
		from, to := f.region(l, s)
		return from < to
	}
	if f.mask&^l.mask != 0 {
		return false
	}
	if bytes.Contains(l.ascii, f.ascii) {
		return true
	}
	from, to := apart(l.ascii, f.ascii)
	return from < to
}

// score says how well f matches l by the reckoning of fzf; 0 if it does not.
func (f *fuzzy) score(l *line, s string, room *util.Slab) int {
	r, _, _ := f.align(l, s, false, room)
	return r.Score
}

// positions gives the characters of s that f matched.
func (f *fuzzy) positions(l *line, s string) []int {
	_, from, at := f.align(l, s, true, nil)
	if at == nil {
		return nil
	}
	for i := range *at {
		(*at)[i] += from
	}
	return *at
}

// align lays f over its region in l, and gives where that begins. fzf is shown
// the character before it as well, to see whether a word begins there.
func (f *fuzzy) align(l *line, s string, positions bool, room *util.Slab) (algo.Result, int, *[]int) {
	from, to := f.region(l, s)
	if from == to {
		return algo.Result{}, 0, nil
	}
	from = max(0, from-1)
	var chars util.Chars
	pattern := f.lower
	switch {
	case f.cased != nil:
		chars, pattern = util.RunesToChars(foldLine(s, true)[from:to]), f.cased
	case l.runes != nil:
		chars = util.RunesToChars(l.runes[from:to])
	default:
		chars = util.ToChars(l.ascii[from:to])
	}
	r, at := algo.FuzzyMatchV2(true, false, true, &chars, pattern, positions, room)
	return r, from, at
}

// newRoom is the room fzf works in; each goroutine needs its own.
func newRoom() *util.Slab { return util.MakeSlab(16<<10, 2<<10) }

// foldLine gives s rune by rune without accents and typographic marks, in lower case unless cased.
func foldLine(s string, cased bool) []rune {
	runes := make([]rune, 0, utf8.RuneCountInString(s))
	for _, r := range s {
		runes = append(runes, foldMark(r, cased))
	}
	return runes
}

func foldMark(r rune, cased bool) rune {
	r = text.PlainMark(r)
	if cased && unicode.IsUpper(r) {
		return unicode.ToUpper(text.FoldRune(r))
	}
	return text.FoldRune(r)
}

// letters gives a mask with a bit for each letter and digit of the Latin
// alphabet in runes; all other characters share the bits that are left.
func letters(runes []rune) uint64 {
	const latin = 36
	var m uint64
	for _, r := range runes {
		switch {
		case r >= 'a' && r <= 'z':
			m |= 1 << (r - 'a')
		case r >= '0' && r <= '9':
			m |= 1 << (26 + r - '0')
		default:
			m |= 1 << (latin + uint32(r)%(64-latin))
		}
	}
	return m
}
