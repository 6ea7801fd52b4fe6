package align

import (
	"math/bits"

	"hearsay/store/link/words"
)

// index tells where a text has a word. It is a hash table with open addressing, at
// most half full, so small that a processor keeps it at hand.
type index struct {
	words   []words.Word // that are indexed
	slots   []slot       // a power of two of them
	shift   uint
	entries []entry
}

// slot is a stem, or what words make without their hyphens, and one more than the
// first entry of it; 0 if it is free.
type slot struct {
	stem  words.ID
	first int32
}

// entry is a place of a word; the entries of one word ascend.
type entry struct{ at, next, parts int32 }

// leastSlots is the size of the smallest table, as a power of two.
const leastSlots = 6

// of indexes t, unless it has just done so.
func (x *index) of(t Text) {
	ws := t.Words
	if len(ws) == len(x.words) && (len(ws) == 0 || &ws[0] == &x.words[0]) {
		return
	}
	size := max(leastSlots, bits.Len(uint(4*len(ws)))) // a word has two stems at most
	x.slots, x.shift = cleared(x.slots, 1<<size), uint(32-size)
	x.words, x.entries = ws, x.entries[:0]
	for i := len(ws) - 1; i >= 0; i-- {
		if w := &ws[i]; w.Glued != words.None {
			x.add(w.Glued, i, int32(w.Parts))
		}
		x.add(t.Stems[i], i, 1)
	}
}

func (x *index) add(stem words.ID, at int, parts int32) {
	s := x.find(stem)
	x.entries = append(x.entries, entry{int32(at), s.first - 1, parts})
	s.stem, s.first = stem, int32(len(x.entries))
}

// find gives the slot of a stem, or the free one where it belongs.
func (x *index) find(stem words.ID) *slot {
	const odd = 0x9E3779B1
	for i := int(uint32(stem) * odd >> x.shift); ; i++ {
		if s := &x.slots[i&(len(x.slots)-1)]; s.stem == stem || s.first == 0 {
			return s
		}
	}
}

// first gives the first entry of a word, or none.
func (x *index) first(stem words.ID) int32 {
	if len(x.words) == 0 {
		return none
	}
	if s := x.find(stem); s.first != 0 {
		return s.first - 1
	}
	return none
}
