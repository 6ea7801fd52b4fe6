package index

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay/store/query"
	"hearsay/store/text"
)

// reader takes the words out of one text after another. Which bytes are letters, and where
// words may begin, it finds eight bytes at a time, before it looks at any word.
type reader struct {
	*lexicon
	text    string
	lower   []byte // text with the letters of ASCII in lower case, and zeros behind it
	plain   marks  // the letters and digits of ASCII; behind it is a block without any
	begins  marks  // those with none before them, and all bytes beyond ASCII
	numbers []uint32
	folded  []byte

	waiting int // of words, for their numbers
	words   [atOnce]short
}

// marks has a bit for each byte of a text.
type marks []uint64

// block is how many bytes are marked at a time.
const block = 64

// turn turns to a text.
func (r *reader) turn(s string) {
	const usual = 5 // bytes of a word, with what parts it from the next
	blocks := len(s)/block + 1
	r.text = s
	r.lower = resized(r.lower, block*blocks+mostShort)
	clear(r.lower[copy(r.lower, s):])
	r.plain, r.begins = resized(r.plain, blocks+1), resized(r.begins, blocks)
	before := uint64(0)
	for i := range r.begins {
		plain, beyond := look(r.lower[block*i:][:block])
		r.plain[i], r.begins[i] = plain, plain&^(plain<<1|before>>(block-1))|beyond
		before = plain
	}
	r.plain[blocks] = 0
	r.numbers = r.list(len(s)/usual + 1)
}

// look brings a block into lower case, and marks its letters and digits, and what is beyond ASCII.
func look(b []byte) (plain, beyond uint64) {
	for at := 0; at < block; at += 8 {
		eight := binary.LittleEndian.Uint64(b[at:])
		letters := text.Letters(eight)
		binary.LittleEndian.PutUint64(b[at:], eight|letters>>2)
		plain |= text.Gathered(letters|text.Digits(eight)) << at
		if high := eight & text.Highs; high != 0 {
			beyond |= text.Gathered(high) << at
		}
	}
	return plain, beyond
}

// run gives how many of the block of bytes from i on are marked before one that is not.
func (m marks) run(i int) int {
	k, from := uint(i)/block, uint(i)%block
	return bits.TrailingZeros64(^(m[k]>>from | m[k+1]<<1<<(block-1-from)))
}

// read gives the words of the text, in order, as numbers.
func (r *reader) read() []uint32 {
	end := 0 // of the last word
	for k, begins := range r.begins {
		for ; begins != 0; begins &= begins - 1 {
			if i := k*block + bits.TrailingZeros64(begins); i >= end {
				end = r.word(i)
			}
		}
	}
	r.settle()
	return r.numbers
}

// word takes the word that may begin at byte i, or the next one, and gives where to look for another.
func (r *reader) word(i int) (end int) {
	if end, sure := r.short(i); sure {
		return end
	}
	if punctuation(r.text[i:]) {
		return i + len("“")
	}
	return r.any(i)
}

// short takes the word at byte i if it surely is a short one, and gives its end.
func (r *reader) short(i int) (end int, sure bool) {
	n := r.plain.run(i)
	if n == 0 || n > mostShort {
		return i, false
	}
	end = i + n
	if mayJoin(r.lower[end], r.lower[end+1]) {
		more := 0
		if more, sure = tail(r.text[end:]); !sure {
			return i, false
		}
		end += more
	}
	if r.waiting == atOnce {
		r.settle()
	}
	r.words[r.waiting] = shortAt(r.lower[i:], n)
	r.waiting++
	return end, true
}

// atOnce is how many words are looked up side by side. No read of memory then waits for the one before.
const atOnce = 64

// settle appends the numbers of the words that wait for theirs.
func (r *reader) settle() {
	var at [atOnce]*numbered
	slots := *r.shorts.slots.Load()
	for i, w := range r.words[:r.waiting] {
		at[i] = &slots[r.shorts.place(w)&uint64(len(slots)-1)]
	}
	var numbers [atOnce]uint32
	for i, s := range at[:r.waiting] {
		numbers[i] = s.number.Load()
	}
	for i, w := range r.words[:r.waiting] {
		n := numbers[i]
		if n == 0 || at[i].word != w {
			n = r.numberOf(w)
		}
		r.numbers = append(r.numbers, n)
	}
	r.waiting = 0
}

// numberOf gives the number of a short word.
func (r *reader) numberOf(w short) uint32 {
	number := r.shorts.find(w)
	if number == 0 {
		r.folded = w.append(r.folded[:0])
		number = uint32(r.Number(string(r.folded)))
		r.shorts.put(w, number)
	}
	return number
}

// any takes the first word at or behind byte i, and gives its end, or that of the text if there is none.
func (r *reader) any(i int) (end int) {
	w := query.NextWord(r.text, i)
	if w.Empty() {
		return len(r.text)
	}
	r.settle()
	r.folded = query.AppendFold(r.folded[:0], w.Of(r.text))
	r.numbers = append(r.numbers, uint32(r.Number(string(r.folded))))
	return w.End
}

// resized gives n items, which say nothing, in the memory of s if it has room.
func resized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// tail tells of what follows letters or digits how many bytes of it are of the same word,
// which is a possessive 's that a search does not see, and whether the word surely ends there.
func tail(s string) (n int, ends bool) {
	mark := markLen(s)
	switch {
	case mark == 0:
		return 0, len(s) == 0 || s[0] < utf8.RuneSelf || punctuation(s)
	case len(s) == mark || s[mark] < utf8.RuneSelf && lowered[s[mark]] == 0 || punctuation(s[mark:]):
		return 0, true
	case lowered[s[mark]] != 's' || s[0] == ',' || s[0] == '.':
		return 0, false
	}
	n = mark + 1
	more, ends := tail(s[n:])
	return n, ends && more == 0 && (n == len(s) || lowered[s[n]] == 0)
}

// markLen gives the length of the mark at the beginning of s that may join two pieces of a word, 0 if there is none.
func markLen(s string) int {
	switch {
	case len(s) == 0:
		return 0
	case s[0] == '\'' || s[0] == ',' || s[0] == '.':
		return 1
	case strings.HasPrefix(s, "’") || strings.HasPrefix(s, "‘"):
		return len("’")
	}
	return 0
}

// punctuation reports whether s begins with one of the marks in the block of that name, which join nothing.
func punctuation(s string) bool {
	return len(s) >= 3 && s[0] == 0xe2 && s[1] == 0x80 && s[2]&0xc0 == 0x80 && s[2] != 0x8d // which is the zero width joiner
}

// lowered gives ASCII letters and digits in lower case, and 0 for all else.
var lowered = func() (t [256]byte) {
	for c := range utf8.RuneSelf {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			t[c] = byte(c)
		case c >= 'A' && c <= 'Z':
			t[c] = byte(c) + 'a' - 'A'
		}
	}
	return t
}()

// mayJoin reports whether the byte c behind letters and digits may join them to what the byte d behind it begins.
func mayJoin(c, d byte) bool { return joining[c]>>1&joining[d]|c>>7 != 0 }

// joining has 1 for a byte that may be of a word, and 2 for one that may join two pieces of it.
var joining = func() (t [256]byte) {
	for c := range t {
		switch {
		case c >= utf8.RuneSelf || lowered[c] != 0:
			t[c] = 1
		case markLen(string(rune(c))) > 0:
			t[c] = 2
		}
	}
	return t
}()
