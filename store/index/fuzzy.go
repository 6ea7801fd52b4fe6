package index

import (
	"bytes"
	"strings"
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
	folded                []byte // rune by rune: as many as the original has
	letters, pairs, heads uint64 // see lines
}

func newLine(s string) line {
	runes := foldLine(s, false)
	l := line{folded: []byte(string(runes)), letters: lettersOf(runes)}
	i, before := 0, ' '
	for _, written := range s {
		if i > 0 {
			l.pairs |= pair(runes[i-1], runes[i])
		}
		if begins(before, written) || isStart(runes, i) {
			l.heads |= letter(runes[i])
		}
		i, before = i+1, written
	}
	return l
}

// begins reports whether fzf may take r for the beginning of a word: behind what
// is no letter, where capitals or digits begin, and wherever it is no letter itself.
func begins(before, r rune) bool {
	return !inWord(before) || !inWord(r) || unicode.IsUpper(r) && !unicode.IsUpper(before) || unicode.IsNumber(r) && !unicode.IsNumber(before)
}

// ascii reports whether every character of l takes one byte.
func (l *line) ascii() bool { return l.letters&beyondASCII == 0 }

// fuzzy is a bare word to look for in lines.
type fuzzy struct {
	line         // of the word
	lower []rune // the word as line has it
	cased []rune // nil unless the word has capitals, which then count
	plain []byte // cased, if it is ASCII
	head  uint64 // the letter it begins with
}

// longest is how many characters a bare word may have to be looked for
// fuzzily; fzf's scores overflow at about twenty times that.
const longest = 64

// newFuzzy prepares the search for a bare word, or gives nil if it is too long for one.
func newFuzzy(word string) *fuzzy {
	f := &fuzzy{line: newLine(word), lower: foldLine(word, false)}
	if len(f.lower) > longest || len(f.lower) == 0 {
		return nil
	}
	f.head = letter(f.lower[0])
	if cased := foldLine(word, true); string(f.lower) != string(cased) {
		f.cased = cased
		if f.ascii() {
			f.plain = []byte(string(cased))
		}
	}
	return f
}

// may reports whether f may match a line, as far as that can be told without reading it.
func (f *fuzzy) may(letters, pairs, heads uint64) bool {
	return f.letters&^letters == 0 && (f.pairs&^pairs == 0 || f.head&heads != 0)
}

// region gives the characters of l among which f matches, none if it does not.
// The original of l is s.
func (f *fuzzy) region(l *line, s string) (from, to int) {
	switch {
	case !f.may(l.letters, l.pairs, l.heads):
		return 0, 0
	case !l.ascii():
		from, to = locate([]rune(string(l.folded)), f.lower)
	case f.ascii():
		from, to = locate(l.folded, f.folded)
	}
	if from == to || f.cased == nil {
		return from, to
	}
	if f.plain != nil && isPlain(l, s) {
		return locate([]byte(s), f.plain)
	}
	return locate(foldLine(s, true), f.cased)
}

// isPlain reports whether folding makes nothing of s but lower case. Characters
// are folded one by one, so that one of more than a byte would make s longer.
func isPlain(l *line, s string) bool {
	return l.ascii() && len(l.folded) == len(s) && strings.IndexByte(s, '`') < 0
}

// matches reports whether f matches l, whose original is s.
func (f *fuzzy) matches(l *line, s string) bool {
	if f.cased != nil || !f.ascii() || !l.ascii() {
		from, to := f.region(l, s)
		return from < to
	}
	if !f.may(l.letters, l.pairs, l.heads) {
		return false
	}
	if f.pairs&^l.pairs == 0 && bytes.Contains(l.folded, f.folded) {
		return true
	}
	if f.head&l.heads == 0 {
		return false
	}
	from, to := apart(l.folded, f.folded)
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
	case l.ascii():
		chars = util.ToChars(l.folded[from:to])
	default:
		chars = util.RunesToChars([]rune(string(l.folded))[from:to])
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

// beyondASCII is the bit of a mask of letters for all characters that take more than a byte.
const beyondASCII = 1 << 63

// lettersOf gives a mask of the letters in runes.
func lettersOf(runes []rune) uint64 {
	var m uint64
	for _, r := range runes {
		m |= letter(r)
	}
	return m
}

// letter gives the bit of each letter and digit of the Latin alphabet; all other
// characters share the bits that are left.
func letter(r rune) uint64 {
	const latin, others = 36, 63 - 36
	switch {
	case r >= 'a' && r <= 'z':
		return 1 << (r - 'a')
	case r >= '0' && r <= '9':
		return 1 << (26 + r - '0')
	case r < utf8.RuneSelf:
		return 1 << (latin + uint32(r)%others)
	}
	return 1<<(latin+uint32(r)%others) | beyondASCII
}

// pair gives one of 64 bits for two characters side by side.
func pair(a, b rune) uint64 {
	const golden = 0x9e3779b1 // spreads what is near (Knuth, 6.4)
	return 1 << ((uint32(a)<<8 ^ uint32(b)) * golden >> 26)
}
