package learn

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"
)

// Scorer sums the weights of features: those that are being learned, or a Table.
type Scorer interface {
	Score([]Feature) float32
}

// Table is compiled weights: a cuckoo hash table (Pagh & Rodler 2004) of buckets of
// three slots, of which two would waste a third. A feature lies in one of two buckets, so that looking it up is two
// reads of memory and no branch that a processor could guess wrongly; of those
// asked for, most lie where it has nothing at hand. A Table is read where its bytes
// lie, so that one which is compiled into a program takes no time and no memory before
// it is asked. The zero Table knows no feature.
type Table struct {
	buckets []byte  // of bucketLen bytes each, a slot after the other, the low byte first; a power of two of them; nil in the zero Table
	shift   uint    // of a feature to its first bucket
	last    uint32  // the number of the last bucket
	scale   float32 // of one weight step
}

// bucket is slots of 32 bits; 0 is empty. A slot has the bits of a feature that
// its place does not tell, whether that is the feature's second one, and its weight,
// which is not 0. So no other feature is ever taken for it.
type bucket [bucketSlots]uint32

const (
	weightBits  = 14
	maxWeight   = 1<<(weightBits-1) - 1
	leastPlaces = weightBits + 1 // bits of the number of buckets, so that the rest of a feature finds room
	mostKicks   = 500            // to find a place for one feature; a table so full is made anew, twice as large
	mostLarger  = 2              // how often a table that was too full is made anew
	maxCount    = 1 << 22
	bucketSlots = 3
	bucketLen   = 4 * bucketSlots

	magic     = "HSL4"
	headerLen = len(magic) + 4 + 4
)

// layout is a table that is being filled.
type layout struct {
	buckets []bucket
	shift   uint
}

// places is how many buckets count features need, as a power of two: at most nine
// tenths of the slots are taken.
func places(count int) int { return max(bits.Len(uint(count*10/9/bucketSlots)), leastPlaces) }

// quantised gives the features of w that weigh anything, in order, and the size
// of a step. Weights that round to no step are left out.
func (w Weights) quantised() ([]Feature, float32) {
	top := float32(0)
	for _, v := range w {
		top = max(top, float32(math.Abs(float64(v))))
	}
	scale := top / maxWeight
	features := make([]Feature, 0, len(w))
	for f, v := range w {
		if top > 0 && steps(v, scale) != 0 {
			features = append(features, f)
		}
	}
	slices.Sort(features)
	return features, scale
}

func steps(v, scale float32) int32 { return int32(math.Round(float64(v / scale))) }

// first gives the first bucket of f, and the key that f has in it. In its second
// bucket it has the key after that.
func first(f Feature, shift uint) (at, key uint32) {
	rest := uint32(f) & (1<<(shift&31) - 1)
	return uint32(f) >> (shift & 31), rest << 1
}

// other gives the other bucket of what has a key in the bucket at, beside bits that stand above its number.
func other(at, key uint32) uint32 {
	const odd = 0x9E3779B1
	return at ^ (key>>1+1)*odd>>4
}

// laidOut gives every feature a place, where others that have another one give way to it.
func laidOut(features []Feature, weigh func(Feature) int32) (*layout, error) {
	n := places(len(features))
	for more := range mostLarger + 1 {
		t := &layout{make([]bucket, 1<<(n+more)), uint(32 - n - more)}
		if t.fill(features, weigh) {
			return t, nil
		}
	}
	return nil, errors.New("features lie in each other's way")
}

// fill gives features their places, and reports whether there was one for each.
func (t *layout) fill(features []Feature, weigh func(Feature) int32) bool {
	for _, f := range features {
		if !t.put(f, weigh(f)) {
			return false
		}
	}
	return true
}

func (t *layout) put(f Feature, weight int32) bool {
	at, key := first(f, t.shift)
	slot := key<<weightBits | uint32(weight)&(1<<weightBits-1)
	for kick := range mostKicks {
		if t.buckets[at].add(slot) {
			return true
		}
		second := t.other(at, slot)
		if t.buckets[second].add(slot ^ 1<<weightBits) {
			return true
		}
		slot = t.buckets[at].replace(kick, slot)
		at = t.other(at, slot)
		slot ^= 1 << weightBits
	}
	return false
}

func (t *layout) other(at, slot uint32) uint32 {
	return other(at, slot>>weightBits) & uint32(len(t.buckets)-1)
}

// add puts a slot into an empty place of b, if it has one.
func (b *bucket) add(slot uint32) bool {
	for i := range b {
		if b[i] == 0 {
			b[i] = slot
			return true
		}
	}
	return false
}

// replace puts a slot in the place of one of b's, by turns, and gives that.
func (b *bucket) replace(turn int, slot uint32) (old uint32) {
	at := &b[turn%bucketSlots]
	old, *at = *at, slot
	return old
}

// under gives what b has under a key, or 0. It does not branch.
func (b bucket) under(key uint32) uint32 {
	return b[0]&same(b[0]>>weightBits, key) | b[1]&same(b[1]>>weightBits, key) | b[2]&same(b[2]>>weightBits, key)
}

// same is all ones if a and b are the same, and else none. Both have few bits.
func same(a, b uint32) uint32 { return uint32(int32(a^b-1) >> 31) }

// Score sums the weights of features. It does not allocate.
func (t *Table) Score(features []Feature) float32 {
	if len(t.buckets) == 0 {
		return 0
	}
	var sum int32
	for _, f := range features {
		at, key := first(f, t.shift)
		slot := t.bucket(at).under(key) | t.bucket(other(at, key)).under(key+1)
		sum += int32(slot<<(32-weightBits)) >> (32 - weightBits)
	}
	return float32(sum) * t.scale
}

// bucket gives a bucket, whatever stands above its number.
func (t *Table) bucket(at uint32) bucket {
	i := int(at&t.last) * bucketLen
	b := t.buckets[i : i+bucketLen]
	low := binary.LittleEndian.Uint64(b)
	return bucket{uint32(low), uint32(low >> 32), binary.LittleEndian.Uint32(b[8:])}
}

// AppendBinary appends the weights of w, quantised, as bytes that Decode reads: the
// step, how many buckets there are as a power of two, and the buckets.
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
	for _, x := range t.buckets {
		for _, slot := range x {
			b = binary.LittleEndian.AppendUint32(b, slot)
		}
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
	places := binary.LittleEndian.Uint32(b[8:])
	if places < leastPlaces || places > 31 || len(b)-headerLen != bucketLen<<places {
		return nil, fmt.Errorf("%d bytes of buckets: %w", len(b)-headerLen, errFormat)
	}
	return &Table{buckets: b[headerLen:], shift: uint(32 - places), last: 1<<places - 1, scale: scale}, nil
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
