package learn

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Scorer sums the weights of features: those that are being learned, or a Table.
type Scorer interface {
	Score([]Feature) float32
}

// Table is compiled weights: a hash table without collisions, by displacement
// (Belazzougui, Botelho, Dietzfelbinger 2009). Features that begin with the same bits
// are a group; each group has a pilot, one of sixteen ways to spread it over the slots,
// chosen so that no two features of the table share one. Looking up is then a read of
// the pilot, from what fits into a near cache, and one of the slot, and no branch that
// a processor could guess wrongly. A Table is read where its bytes lie, so that one
// which is compiled into a program takes no time and no memory before it is asked. The
// zero Table knows no feature.
type Table struct {
	pilots []byte  // of two groups each, that of even number in the low half; nil in the zero Table
	slots  []byte  // of slotLen bytes each, the low byte first
	shift  uint    // of a feature to its group
	size   uint32  // the number of slots
	scale  float32 // of one weight step
}

// A slot has, from its low bits on, a weight, and the tag of its feature: what its
// place leaves open, and the pilot. So no other feature is ever taken for it; but in a
// table with less than 1<<18 slots, the tag cannot hold all of that, and one in some
// hundred thousand unknown features is.
const (
	weightBits = 14
	pilotBits  = 4
	restBits   = 32 - weightBits - pilotBits
	pilots     = 1 << pilotBits // of a group to choose from
	slotLen    = 4
	maxWeight  = 1<<(weightBits-1) - 1

	magic     = "HSL5"
	headerLen = len(magic) + 3*4
)

// place gives the slot that f has by a pilot, of so many, and its tag there. By one
// pilot, features are spread in one to one manner over all numbers of 32 bits: a slot
// is a stretch of these, and the tag says where in it.
func place(f, pilot, size uint32) (slot, tag uint32) {
	const odd, other = 0x9E3779B1, 0x85EBCA6B
	spread := uint64((f^pilot*odd)*other) * uint64(size)
	return uint32(spread >> 32), uint32(spread)>>(32-restBits) | pilot<<restBits
}

// Score sums the weights of features. It does not allocate.
func (t *Table) Score(features []Feature) float32 {
	if t.pilots == nil {
		return 0
	}
	var sum int32
	both, slots, size, shift := t.pilots, t.slots, t.size, t.shift&31
	for _, f := range features {
		group := uint32(f) >> shift
		pilot := uint32(both[group/2]>>(group&1*pilotBits)) % pilots
		at, tag := place(uint32(f), pilot, size)
		slot := binary.LittleEndian.Uint32(slots[int(at)*slotLen:])
		slot &= same(slot>>weightBits, tag)
		sum += int32(slot<<(32-weightBits)) >> (32 - weightBits)
	}
	return float32(sum) * t.scale
}

// same is all ones if a and b are the same, and else none. Both have few bits.
func same(a, b uint32) uint32 { return uint32(int32(a^b-1) >> 31) }

// AppendBinary appends the weights of w, quantised, as bytes that Decode reads: the
// step, how many groups there are as a power of two, how many slots, the pilots, and
// the slots.
func (w Weights) AppendBinary(b []byte) ([]byte, error) {
	features, scale := w.quantised()
	if len(features) > maxCount {
		return nil, fmt.Errorf("%d weights, at most %d fit a table", len(features), maxCount)
	}
	t, err := laidOut(features, func(f Feature) int32 { return steps(w[f], scale) })
	if err != nil {
		return nil, err
	}
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
	b = binary.LittleEndian.AppendUint32(b, uint32(32-t.shift))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(t.slots)))
	for g := 0; g < len(t.groups); g += 2 {
		b = append(b, t.groups[g].pilot|t.groups[g+1].pilot<<pilotBits)
	}
	for _, slot := range t.slots {
		b = binary.LittleEndian.AppendUint32(b, slot)
	}
	return b, nil
}

var errFormat = errors.New("not a table of weights")

// Decode gives the table of the bytes that AppendBinary wrote, which it is read from.
func Decode(b []byte) (*Table, error) {
	if len(b) < headerLen || string(b[:len(magic)]) != magic {
		return nil, errFormat
	}
	scale := math.Float32frombits(binary.LittleEndian.Uint32(b[4:]))
	groupBits, size := binary.LittleEndian.Uint32(b[8:]), binary.LittleEndian.Uint32(b[12:])
	b = b[headerLen:]
	if groupBits < 1 || groupBits > 31 || size < 1 || uint64(len(b)) != uint64(1)<<groupBits/2+uint64(size)*slotLen {
		return nil, fmt.Errorf("%d bytes of pilots and slots: %w", len(b), errFormat)
	}
	half := 1 << groupBits / 2
	return &Table{pilots: b[:half], slots: b[half:], shift: uint(32 - groupBits), size: size, scale: scale}, nil
}

// Compiled is Decode for bytes that the trainer wrote and that were compiled in
// from a file: only a broken build can make it panic.
func Compiled(file string, b []byte) *Table {
	t, err := Decode(b)
	if err != nil {
		panic(file + ": " + err.Error())
	}
	return t
}
