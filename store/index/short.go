package index

import (
	"encoding/binary"
	"hash/maphash"
	"math/bits"
	"sync"
	"sync/atomic"

	"hearsay/store/text"
)

// short is a word of at most sixteen ASCII letters and digits, in lower case: the first eight
// bytes of it, and the rest, each as a number whose lowest byte is the first. No two words are the same.
type short struct{ head, rest uint64 }

// shortAt gives the short word whose letters and digits begin at byte i of s, and how many
// they are; 0 if it is longer, or so near the end of s that it cannot be told.
func shortAt(s string, i int) (w short, n int) {
	const half = 8
	if i+2*half >= len(s) {
		return short{}, 0
	}
	if w.head, n = wordIn(text.Eight(s[i:])); n < half {
		return w, n
	}
	w.rest, n = wordIn(text.Eight(s[i+half:]))
	if n += half; n == 2*half && lowered[s[i+n]] != 0 {
		return short{}, 0
	}
	return w, n
}

// wordIn gives the letters and digits that eight bytes begin with, in lower case, and how many they are.
func wordIn(b uint64) (letters uint64, n int) {
	letter := text.Letters(b)
	n = bits.TrailingZeros64((letter|text.Digits(b))^text.Highs) / 8
	return (b | letter>>2) & (1<<(8*n) - 1), n
}

// append appends the n bytes of w.
func (w short) append(dst []byte, n int) []byte {
	dst = binary.LittleEndian.AppendUint64(dst, w.head)
	dst = binary.LittleEndian.AppendUint64(dst, w.rest)
	return dst[:len(dst)-16+n]
}

// shorts are the numbers of short words, for any number of goroutines: a table with
// open addressing, at most half full, that is read without waiting. A slot, once taken, never changes.
type shorts struct {
	salt  [2]uint64 // which nobody outside can know, lest words be made up that all get in each other's way
	slots atomic.Pointer[[]numbered]
	grow  sync.Mutex // held where a word is put in
	count int
}

// numbered is a slot of shorts: a word, once its number is not 0.
type numbered struct {
	word   short
	number atomic.Uint32
}

func (t *shorts) init() {
	const least = 1 << 10 // slots, always a power of two
	seed := maphash.MakeSeed()
	t.salt = [2]uint64{maphash.String(seed, "head"), maphash.String(seed, "rest")}
	slots := make([]numbered, least)
	t.slots.Store(&slots)
}

// find gives the number of w, 0 if it has none.
func (t *shorts) find(w short) uint32 { return t.slot(*t.slots.Load(), w).number.Load() }

// slot gives where w is, or where it belongs.
func (t *shorts) slot(slots []numbered, w short) *numbered {
	high, low := bits.Mul64(w.head^t.salt[0], w.rest^t.salt[1])
	mask := uint64(len(slots) - 1)
	for i := (high ^ low) & mask; ; i = (i + 1) & mask {
		if s := &slots[i]; s.number.Load() == 0 || s.word == w {
			return s
		}
	}
}

// put gives w its number, which is not 0.
func (t *shorts) put(w short, number uint32) {
	t.grow.Lock()
	defer t.grow.Unlock()
	slots := *t.slots.Load()
	s := t.slot(slots, w)
	if s.number.Load() != 0 {
		return
	}
	s.word = w
	s.number.Store(number)
	if t.count++; 2*t.count > len(slots) {
		t.enlarge(slots)
	}
}

// enlarge doubles the table, under grow.
func (t *shorts) enlarge(slots []numbered) {
	larger := make([]numbered, 2*len(slots))
	for i := range slots {
		if n := slots[i].number.Load(); n != 0 {
			s := t.slot(larger, slots[i].word)
			s.word = slots[i].word
			s.number.Store(n)
		}
	}
	t.slots.Store(&larger)
}
