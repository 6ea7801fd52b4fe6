package index

import (
	"bytes"
	"cmp"
	"slices"
	"sync"

	"github.com/junegunn/fzf/src/algo"
	"github.com/junegunn/fzf/src/util"

	"hearsay/store"
	"hearsay/store/cores"
)

// Closest gives the k headlines that hold the letters of word in their order,
// wherever they stand, and fit it best, and how many hold them: what fzf gives
// for it and in the same order, by score, length and number.
//
// Few headlines are scored: most hold letters that cannot score higher than
// what has been found.
func (s *Snapshot) Closest(word string, k int) (best []store.ArticleID, count int) {
	f := newFuzzy(word)
	if f == nil || k <= 0 {
		return nil, 0
	}
	best = []store.ArticleID{}
	var together sync.Mutex
	all := closest{k: k}
	chunks := (s.Len() + linesAtOnce - 1) / linesAtOnce
	var workers []*closest
	cores.Each(chunks, func() func(int) {
		c := &closest{snapshot: s, fuzzy: f, limit: newLimit(f), k: k, room: newRoom()}
		together.Lock()
		workers = append(workers, c)
		together.Unlock()
		return func(i int) { c.look(i*linesAtOnce, min((i+1)*linesAtOnce, s.Len())) }
	})
	for _, c := range workers {
		count += c.count
		all.best = append(all.best, c.best...)
	}
	for _, c := range all.cut() {
		best = append(best, c.id)
	}
	return best, count
}

// linesAtOnce is how many headlines a core looks at before it asks for more.
const linesAtOnce = 512

// closest are the best headlines that one core has found.
type closest struct {
	snapshot *Snapshot
	fuzzy    *fuzzy
	limit    limit
	k        int
	room     *util.Slab
	count    int
	best     []scored // at most 2k
	worst    scored   // the k-th best when they were last cut
}

type scored struct {
	id            store.ArticleID
	score, length int
}

// look goes through the headlines from to to.
func (c *closest) look(from, to int) {
	lines, f := &c.snapshot.lines, c.fuzzy
	easy := f.cased == nil && isAlnum(f.folded)
	for i, have := range lines.letters[from:to] {
		if f.letters&^have != 0 {
			continue
		}
		id := from + i
		plain := easy && have&beyondASCII == 0
		line := lines.folded.at(id)
		switch {
		case !plain:
			c.score(id)
		case !strewn(line, f.folded):
		case c.hopeless(line, c.limit.of(lines.pairs[id], lines.heads[id])):
			c.count++
		default:
			c.score(id)
		}
	}
}

// hopeless reports whether a line that can score so much at most is surely
// worse than k others.
func (c *closest) hopeless(line []byte, limit int) bool {
	if limit != c.worst.score {
		return limit < c.worst.score
	}
	return len(line) > c.worst.length && line[0] > ' ' && line[len(line)-1] > ' ' // which do not count as length
}

// strewn reports whether the letters of word stand in line in their order.
func strewn(line, word []byte) bool {
	for _, c := range word {
		i := bytes.IndexByte(line, c)
		if i < 0 {
			return false
		}
		line = line[i+1:]
	}
	return true
}

// isAlnum reports whether word is nothing but ASCII letters and digits, which
// folding a headline makes of nothing that fzf takes for another character.
func isAlnum(word []byte) bool {
	return !slices.ContainsFunc(word, func(c byte) bool { return lowered[c] == 0 })
}

// score reckons exactly.
func (c *closest) score(id int) {
	title := c.snapshot.titles.at(id)
	chars := util.ToChars(title)
	pattern := c.fuzzy.lower
	if c.fuzzy.cased != nil {
		pattern = c.fuzzy.cased
	}
	r, _ := algo.FuzzyMatchV2(c.fuzzy.cased != nil, true, true, &chars, pattern, false, c.room)
	if r.Start < 0 {
		return
	}
	c.count++
	if r.Score < c.worst.score {
		return
	}
	c.best = append(c.best, scored{store.ArticleID(id), r.Score, int(chars.TrimLength())})
	if len(c.best) == 2*c.k {
		c.best = c.cut()
		c.worst = c.best[c.k-1]
	}
}

// cut gives the k best, in order.
func (c *closest) cut() []scored {
	slices.SortFunc(c.best, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.length, b.length), cmp.Compare(a.id, b.id))
	})
	return c.best[:min(c.k, len(c.best))]
}

// limit says what a word may score at most in a line of which only pairs and
// heads are known. Such is the reckoning of fzf: 16 for a letter; 10 at most if it
// begins a word or stands behind such a one, twice that for the first letter; 4
// behind any other; and where a letter is left out before it, 3 less.
type limit struct {
	heads, pairs []uint64 // of each letter; the pair with the one before
}

const (
	perLetter, perStart, perNext, perGap = 16, 10, 4, 3
)

func newLimit(f *fuzzy) limit {
	l := limit{make([]uint64, len(f.lower)), make([]uint64, len(f.lower))}
	for i, r := range f.lower {
		l.heads[i] = letter(r)
		if i > 0 {
			l.pairs[i] = pair(f.lower[i-1], r)
		}
	}
	return l
}

// of gives the limit for a line: the best of those ways to lay the letters in
// runs where the last run began with a word, and where it did not.
func (l limit) of(pairs, heads uint64) int {
	const never = -1 << 20
	begun, inside := never, perLetter
	if l.heads[0]&heads != 0 {
		begun, inside = perLetter+2*perStart, never
	}
	for i := 1; i < len(l.heads); i++ {
		fresh := max(begun, inside) - perGap + perLetter
		nextBegun, nextInside := never, never
		if l.pairs[i]&pairs != 0 {
			nextBegun, nextInside = begun+perLetter+perStart, inside+perLetter+perNext
		}
		if l.heads[i]&heads != 0 {
			nextBegun = max(nextBegun, fresh+perStart, nextInside-perNext+perStart)
			nextInside = max(nextInside, never)
		} else {
			nextInside = max(nextInside, fresh)
		}
		begun, inside = nextBegun, nextInside
	}
	return max(begun, inside)
}
