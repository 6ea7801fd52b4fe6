package text

import (
	"hash/maphash"
	"strings"
	"sync"
	"sync/atomic"
)

// Vocabulary numbers words and keeps what can be known of each by its spelling
// alone, so that this is found out once. Any number of goroutines may ask it at
// once; they wait for one another only where a word is new. Which number a word
// gets depends on who asks first, so no answer may depend on it.
type Vocabulary[T any] struct {
	seed maphash.Seed
	know func(word string) T

	slots atomic.Pointer[slots[T]]
	grow  sync.Mutex // held where an entry is added
	all   []*Entry[T]
}

// Entry is one word of a Vocabulary.
type Entry[T any] struct {
	Word   string
	Number uint32 // from 0
	Known  T
	hash   uint64
}

// slots is a table with open addressing. A slot, once taken, never changes.
type slots[T any] []atomic.Pointer[Entry[T]]

// leastSlots is the size of an empty Vocabulary. Sizes are powers of two.
const leastSlots = 1 << 10

// NewVocabulary gives an empty Vocabulary. What it keeps of a word is what know
// says, which may be asked from many goroutines, and more than once.
func NewVocabulary[T any](know func(word string) T) *Vocabulary[T] {
	v := &Vocabulary[T]{seed: maphash.MakeSeed(), know: know}
	empty := make(slots[T], leastSlots)
	v.slots.Store(&empty)
	return v
}

// Of gives the entry of word, which it does not hold on to.
func (v *Vocabulary[T]) Of(word string) *Entry[T] {
	hash := maphash.String(v.seed, word)
	if _, e := v.slots.Load().find(hash, word); e != nil {
		return e
	}
	own := strings.Clone(word) // not to hold on to the text it stands in
	return v.add(&Entry[T]{Word: own, Known: v.know(own), hash: hash})
}

// All gives the entries so far, by Number.
func (v *Vocabulary[T]) All() []*Entry[T] {
	v.grow.Lock()
	defer v.grow.Unlock()
	return v.all
}

// add appends e, unless another goroutine was faster, and gives the entry that counts.
func (v *Vocabulary[T]) add(e *Entry[T]) *Entry[T] {
	v.grow.Lock()
	defer v.grow.Unlock()
	s := *v.slots.Load()
	free, known := s.find(e.hash, e.Word)
	if known != nil {
		return known
	}
	e.Number = uint32(len(v.all))
	v.all = append(v.all, e)
	free.Store(e)
	if 2*len(v.all) > len(s) {
		larger := make(slots[T], 2*len(s))
		for _, e := range v.all {
			at, _ := larger.find(e.hash, e.Word)
			at.Store(e)
		}
		v.slots.Store(&larger)
	}
	return e
}

// find gives the entry of word, or the free slot where it belongs.
func (s slots[T]) find(hash uint64, word string) (*atomic.Pointer[Entry[T]], *Entry[T]) {
	mask := uint64(len(s) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		e := s[i].Load()
		if e == nil {
			return &s[i], nil
		}
		if e.hash == hash && e.Word == word {
			return nil, e
		}
	}
}
