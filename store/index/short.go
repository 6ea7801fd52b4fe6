package index

import (
	"encoding/binary"
	"hash/maphash"
	"math/bits"
	"sync"
	"sync/atomic"
)

// short is a word of at most sixteen ASCII letters and digits, in lower case: the first eight
// bytes of it, and the rest, each as a number whose lowest byte is the first. No two words are the same.
type short struct{ head, rest uint64 }

// mostShort is how many bytes a short word has at most.
const mostShort = 16

// shortAt gives the short word of the first n bytes of b, which has at least mostShort.
func shortAt(b []byte, n int) short {
	keep := &firstBytes[n]
	return short{binary.LittleEndian.Uint64(b) & keep.head, binary.LittleEndian.Uint64(b[mostShort/2:]) & keep.rest}
}

// firstBytes has, for each number of bytes, all bits of so many set.
var firstBytes = func() (t [mostShort + 1]short) {
	for n := range t {
		t[n] = short{1<<(8*n) - 1, 1<<(8*max(n-mostShort/2, 0)) - 1}
	}
	return t
}()

// append appends the letters of w.
func (w short) append(dst []byte) []byte {
	for _, half := range [...]uint64{w.head, w.rest} {
		for ; half != 0; half >>= 8 {
			dst = append(dst, byte(half))
		}
	}
	return dst
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
	mask := uint64(len(slots) - 1)
	for i := t.place(w) & mask; ; i = (i + 1) & mask {
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

func (t *shorts) place(w short) uint64 {
	high, low := bits.Mul64(w.head^t.salt[0], w.rest^t.salt[1])
	return high ^ low
}
