package text

import (
	"hash/maphash"
	"math/bits"
	"strings"
	"sync"
	"sync/atomic"

	"hearsay/store"
)

// WordNumber numbers the words of one Vocabulary, from 1. 0 is the number of no word.
type WordNumber uint32

// Vocabulary numbers words, so that each is looked up once, by whoever parses a
// text, and all later steps find by its number what they know of it: see Parse,
// Doc.Number and Notes. Any number of goroutines may ask it at once; they wait for one
// another only where a word is new. Which number a word gets depends on who asks
// first, so no answer may depend on it.
type Vocabulary struct {
	seed  maphash.Seed
	salt  [2]uint64
	slots atomic.Pointer[slots]
	keys  pages[key]
	words pages[string]

	grow  sync.Mutex // held where a word is added
	count int
	notes []learner
}

// slots is a table with open addressing, at most half full. A slot, once taken,
// never changes: it has the number of a word in its low half, and in its high
// half that of its hash, so that other words need not be looked at.
type slots []atomic.Uint64

// leastSlots is the size of an empty Vocabulary. Sizes are powers of two.
const leastSlots = 1 << 11

// NewVocabulary gives an empty Vocabulary.
func NewVocabulary() *Vocabulary {
	v := &Vocabulary{seed: maphash.MakeSeed()}
	v.salt = [2]uint64{maphash.String(v.seed, "a"), maphash.String(v.seed, "b") | 1}
	empty := make(slots, leastSlots)
	v.slots.Store(&empty)
	return v
}

// key is a word in 64 bits: its letters and its length if it is short, as most are, so
// that they tell it from all others; else a hash of it, with the highest bit set.
type key uint64

const (
	shortWord = 7 // bytes
	hashed    = key(1) << 63
)

func (v *Vocabulary) key(word string) key {
	if len(word) > shortWord {
		return key(maphash.String(v.seed, word)) | hashed
	}
	k := key(len(word)) << (8 * shortWord)
	for i := range len(word) {
		k |= key(word[i]) << (8 * i)
	}
	return k
}

// keyIn is key for the word of s from start to end.
func (v *Vocabulary) keyIn(s string, start, end int32) key {
	n := int(end - start)
	if n > shortWord || int(start)+8 > len(s) {
		return v.key(s[start:end])
	}
	return key(Eight(s[start:])&(1<<(8*n)-1) | uint64(n)<<(8*shortWord))
}

// hash mixes a key with what nobody outside can know, lest words be made up that all get in each other's way.
func (v *Vocabulary) hash(k key) uint64 {
	high, low := bits.Mul64(uint64(k)^v.salt[0], v.salt[1])
	return high ^ low
}

// is reports whether n is the number of a word.
func (v *Vocabulary) is(n WordNumber, k key, word string) bool {
	return *v.keys.at(n) == k && (k&hashed == 0 || v.Word(n) == word)
}

// Number gives the number of word, which it does not hold on to.
func (v *Vocabulary) Number(word string) WordNumber { return v.numberOf(v.key(word), word) }

func (v *Vocabulary) numberOf(k key, word string) WordNumber {
	if n, _ := v.find(*v.slots.Load(), k, word); n != 0 {
		return n
	}
	return v.add(k, strings.Clone(word)) // not to hold on to the text it stands in
}

// Word gives the word that has a number.
func (v *Vocabulary) Word(n WordNumber) string { return *v.words.at(n) }

// Parse is the function Parse, and numbers the words of the Doc.
func (v *Vocabulary) Parse(text string, blocks []store.Block) *Doc {
	d := Parse(text, blocks)
	d.vocabulary, d.numbers = v, make([]WordNumber, len(d.Tokens))
	for start := 0; start < len(d.Tokens); start += atOnce {
		v.number(d, Run{start, min(start+atOnce, len(d.Tokens))})
	}
	return d
}

// atOnce is how many words are looked up side by side. No read of memory then
// waits for the one before, and many go where the processor has nothing at hand.
const atOnce = 64

// number fills in the numbers of at most atOnce tokens: it finds out where to
// look for each, then what is there, then whether it is the word.
func (v *Vocabulary) number(d *Doc, r Run) {
	var keys [atOnce]key
	var hashes, slots [atOnce]uint64
	table := *v.slots.Load()
	for i, t := range d.Tokens[r.Start:r.End] {
		if t.Kind <= Number {
			keys[i] = v.keyIn(d.lower, t.Start, t.End)
			hashes[i] = v.hash(keys[i])
		}
	}
	for i, hash := range hashes[:r.Len()] {
		slots[i] = table[hash&uint64(len(table)-1)].Load()
	}
	for i, t := range d.Tokens[r.Start:r.End] {
		if t.Kind > Number {
			continue
		}
		word, n := d.lower[t.Start:t.End], WordNumber(slots[i])
		if n == 0 || slots[i]>>32 != hashes[i]>>32 || !v.is(n, keys[i], word) {
			n = v.numberOf(keys[i], word)
		}
		d.numbers[r.Start+i] = n
	}
}

// find gives the number of a word, or the free slot where it belongs.
func (v *Vocabulary) find(s slots, k key, word string) (WordNumber, *atomic.Uint64) {
	hash, mask := v.hash(k), uint64(len(s)-1)
	for i := hash & mask; ; i = (i + 1) & mask {
		taken := s[i].Load()
		if taken == 0 {
			return 0, &s[i]
		}
		if n := WordNumber(taken); taken>>32 == hash>>32 && v.is(n, k, word) {
			return n, nil
		}
	}
}

// add gives a word the next number, unless another goroutine was faster.
func (v *Vocabulary) add(k key, word string) WordNumber {
	keep := make([]func(WordNumber), len(v.notes))
	for i, l := range v.notes {
		keep[i] = l.learn(word)
	}
	v.grow.Lock()
	defer v.grow.Unlock()
	s := *v.slots.Load()
	known, free := v.find(s, k, word)
	if known != 0 {
		return known
	}
	v.count++
	n := WordNumber(v.count)
	v.keys.put(n, k)
	v.words.put(n, word)
	for _, as := range keep {
		as(n)
	}
	free.Store(v.hash(k)>>32<<32 | uint64(n))
	if 2*v.count > len(s) {
		v.enlarge(len(s) * 2)
	}
	return n
}

// enlarge makes a table of that size, under grow.
func (v *Vocabulary) enlarge(size int) {
	larger := make(slots, size)
	for n := range WordNumber(v.count) {
		k := *v.keys.at(n + 1)
		_, free := v.find(larger, k, v.Word(n+1))
		free.Store(v.hash(k)>>32<<32 | uint64(n+1))
	}
	v.slots.Store(&larger)
}

// Notes keep what somebody knows of each word of a Vocabulary by its spelling
// alone, so that it is found out once and then found by the word's number.
type Notes[T any] struct {
	know func(word string) T
	of   pages[T]
}

// learner is any Notes.
type learner interface {
	// learn finds out what there is to know of a word, and gives what keeps it under the word's number.
	learn(word string) func(WordNumber)
}

// NewNotes gives the Notes of what know says, which may be asked from many
// goroutines, and more than once. The Vocabulary must not have any words yet.
func NewNotes[T any](v *Vocabulary, know func(word string) T) *Notes[T] {
	if v.count > 0 {
		panic("text: notes on a vocabulary that is in use")
	}
	n := &Notes[T]{know: know}
	v.notes = append(v.notes, n)
	return n
}

// Of gives what is known of the word with a number. It is not to be changed.
func (n *Notes[T]) Of(w WordNumber) *T { return n.of.at(w) }

func (n *Notes[T]) learn(word string) func(WordNumber) {
	known := n.know(word)
	return func(w WordNumber) { n.of.put(w, known) }
}

// pages is a list that grows and never moves what it holds: whoever has been
// given a number may read its item while others are put in. One goroutine at a time may put.
type pages[T any] struct {
	all atomic.Pointer[[]*[pageLen]T]
}

const pageLen = 1 << 10

func (p *pages[T]) at(n WordNumber) *T { return &(*p.all.Load())[n/pageLen][n%pageLen] }

func (p *pages[T]) put(n WordNumber, item T) {
	var all []*[pageLen]T
	if now := p.all.Load(); now != nil {
		all = *now
	}
	if int(n/pageLen) == len(all) {
		more := append(all[:len(all):len(all)], new([pageLen]T))
		p.all.Store(&more)
		all = more
	}
	all[n/pageLen][n%pageLen] = item
}
