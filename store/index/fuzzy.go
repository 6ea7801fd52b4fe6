package index

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/junegunn/fzf/src/algo"
	"github.com/junegunn/fzf/src/util"

	"hearsay/store/query"
)

// prepareFuzzy fills the tables of the fzf algorithm, which leaves that to its caller.
var prepareFuzzy = sync.OnceFunc(func() { algo.Init("default") })

// line is a headline or outlet ready for fuzzy search.
type line struct {
	chars util.Chars // in lower case, rune by rune; most headlines become ASCII, which fzf searches fastest
	mask  uint64     // which letters stand in it
}

func newLine(s string) line {
	runes := foldLine(s, false)
	return line{util.ToChars([]byte(string(runes))), letters(runes)}
}

// fuzzy is a bare word to look for in lines.
type fuzzy struct {
	lower  []rune
	cased  []rune // nil unless it has capitals, which then count
	mask   uint64
	enough int
}

// longest is how many characters a bare word may have to be looked for
// fuzzily; fzf's scores overflow at about twenty times that.
const longest = 64

// newFuzzy prepares the search for a bare word, or gives nil if it is too long for one.
func newFuzzy(word string) *fuzzy {
	f := &fuzzy{lower: foldLine(word, false), cased: foldLine(word, true)}
	if len(f.lower) > longest {
		return nil
	}
	if string(f.lower) == string(f.cased) {
		f.cased = nil
	}
	f.mask = letters(f.lower)
	f.enough = enough(len(f.lower))
	return f
}

// enough is what a word of n letters scores where it stands inside another
// word: 16 for each letter, and 4 for each that follows its neighbour. Letters
// strewn over a line have to earn as much by beginning words; else nearly
// every headline would match every word.
func enough(n int) int { return 20*n - 4 }

// scratch is the room fzf works in; each goroutine needs its own.
type scratch struct{ slab *util.Slab }

func newScratch() scratch { return scratch{util.MakeSlab(16<<10, 2<<10)} }

// score says how well f matches l, whose original is s; 0 if it does not.
func (f *fuzzy) score(l *line, s string, room scratch) int {
	if f.mask&^l.mask != 0 {
		return 0
	}
	r, _ := algo.FuzzyMatchV2(true, false, true, &l.chars, f.lower, false, room.slab)
	if r.Score < f.enough {
		return 0
	}
	if f.cased != nil {
		chars := util.RunesToChars(foldLine(s, true))
		if r, _ = algo.FuzzyMatchV2(true, false, true, &chars, f.cased, false, room.slab); r.Score < f.enough {
			return 0
		}
	}
	return r.Score
}

// positions gives the characters of l that f matched.
func (f *fuzzy) positions(l *line, s string, room scratch) []int {
	if f.score(l, s, room) == 0 {
		return nil
	}
	chars, pattern := l.chars, f.lower
	if f.cased != nil {
		chars, pattern = util.RunesToChars(foldLine(s, true)), f.cased
	}
	_, at := algo.FuzzyMatchV2(true, false, true, &chars, pattern, true, room.slab)
	return *at
}

// foldLine gives s rune by rune without accents and typographic marks, in lower case unless cased.
func foldLine(s string, cased bool) []rune {
	runes := make([]rune, 0, utf8.RuneCountInString(s))
	for _, r := range s {
		runes = append(runes, foldMark(r, cased))
	}
	return runes
}

func foldMark(r rune, cased bool) rune {
	switch r {
	case '‘', '’', 'ʼ':
		return '\''
	case '“', '”', '„':
		return '"'
	case '‐', '‑', '–', '—':
		return '-'
	}
	if cased && unicode.IsUpper(r) {
		return unicode.ToUpper(query.FoldRune(r))
	}
	return query.FoldRune(r)
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
