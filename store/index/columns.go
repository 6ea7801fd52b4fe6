package index

import (
	"math"
	"unsafe"
)

// columns hold what is known of each article, by ArticleID, and of each outlet.
// They are flat, so that they can lie in a file as they lie in memory, and the
// collector passes them by. Slots below their length are never rewritten.
type columns struct {
	titles   table
	lines    lines    // of titles, for fuzzy search
	outletOf []uint32 // index of outlets

	outlets     table // each once, in order of first appearance
	outletLines lines
}

// outletAt gives the outlet of an article. A file may say what it likes; an
// outlet that is none is the first.
func (c *columns) outletAt(article uint32) uint32 {
	if n := c.outletOf[article]; int(n) < c.outlets.len() {
		return n
	}
	return 0
}

// table is many byte strings one behind the other. What it gives is right for
// any ends and bytes that lie in a file, or empty where they make no sense.
type table struct {
	bytes []byte
	ends  []uint32
}

// most is how many bytes a table holds; what would go beyond is left out.
const most = math.MaxUint32

func (t *table) len() int { return len(t.ends) }

func (t *table) at(i int) []byte {
	start, end := uint32(0), t.ends[i]
	if i > 0 {
		start = t.ends[i-1]
	}
	if start > end || int(end) > len(t.bytes) {
		return nil
	}
	return t.bytes[start:end:end]
}

// text is at as a string, which shares the bytes: they never change.
func (t *table) text(i int) string {
	b := t.at(i)
	return unsafe.String(unsafe.SliceData(b), len(b))
}

func (t *table) add(b []byte) {
	if len(t.bytes)+len(b) <= most {
		t.bytes = append(t.bytes, b...)
	}
}

// reserve makes room for the bytes of a and b.
func (t *table) reserve(a, b *table) {
	t.bytes = make([]byte, 0, len(a.bytes)+len(b.bytes))
	t.ends = make([]uint32, 0, max(len(a.ends), len(b.ends)))
}

func (t *table) empty() { t.bytes, t.ends = t.bytes[:0], t.ends[:0] }

// before gives the strings of t, and those of u behind them, in memory of their own.
func (t *table) before(u *table) table {
	var both table
	both.reserve(t, u)
	both.add(t.bytes)
	both.ends = append(make([]uint32, 0, len(t.ends)+len(u.ends)), t.ends...)
	shift := uint32(len(both.bytes))
	both.add(u.bytes)
	for _, end := range u.ends {
		both.ends = append(both.ends, shift+end)
	}
	return both
}

// close ends a string; those after it are the next.
func (t *table) close() { t.ends = append(t.ends, uint32(len(t.bytes))) }

func (t *table) push(b []byte) {
	t.add(b)
	t.close()
}

// lines are headlines or outlets ready for fuzzy search: the text of each,
// folded rune by rune, and what a look at it need not be taken for.
type lines struct {
	folded  table
	letters []uint64 // which letters stand in it
	pairs   []uint64 // which letters stand side by side, hashed
	heads   []uint64 // which letters begin its words
}

func (l *lines) push(x line) {
	l.folded.push(x.folded)
	l.letters = append(l.letters, x.letters)
	l.pairs = append(l.pairs, x.pairs)
	l.heads = append(l.heads, x.heads)
}

func (l *lines) at(i int) line {
	return line{l.folded.at(i), l.letters[i], l.pairs[i], l.heads[i]}
}
