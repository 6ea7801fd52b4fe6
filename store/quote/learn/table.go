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
// two slots. A feature lies in one of two buckets, so that looking it up is two
// reads of memory and no branch that a processor could guess wrongly; of those
// asked for, most lie where it has nothing at hand. The zero Table knows no feature.
type Table struct {
	buckets []bucket // a power of two of them; nil in the zero Table
	shift   uint     // of a feature to its first bucket
	scale   float32  // of one weight step
}

// bucket is two slots of 32 bits; 0 is empty. A slot has the bits of a feature that
// its place does not tell, whether that is the feature's second one, and its weight,
// which is not 0. So no other feature is ever taken for it.
type bucket uint64

const (
	weightBits  = 14
	maxWeight   = 1<<(weightBits-1) - 1
	leastPlaces = weightBits + 1 // bits of the number of buckets, so that the rest of a feature finds room
	mostKicks   = 500            // to find a place for one feature; a table so full is made anew, twice as large
	magic       = "HSL2"
	headerLen   = len(magic) + 4 + 4
	maxCount    = 1 << 22
)

// newTable makes an empty table of so many buckets, as a power of two.
func newTable(places int, scale float32) *Table {
	return &Table{buckets: make([]bucket, 1<<places), shift: uint(32 - places), scale: scale}
}

// places is how many buckets count features need, as a power of two: at most three
// quarters of the slots are taken.
func places(count int) int { return max(bits.Len(uint(count*4/3))-1, leastPlaces) }

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
func (t *Table) first(f Feature) (at, key uint32) {
	rest := uint32(f) & (1<<(t.shift&31) - 1)
	return uint32(f) >> (t.shift & 31), rest << 1
}

// other gives the other bucket of what has a key in the bucket at.
func (t *Table) other(at, key uint32) uint32 {
	const odd = 0x9E3779B1
	return (at ^ (key>>1+1)*odd>>4) & uint32(len(t.buckets)-1)
}

// put gives f a place, where others that have another one give way to it. It reports
// whether there was one.
func (t *Table) put(f Feature, weight int32) bool {
	at, key := t.first(f)
	slot := key<<weightBits | uint32(weight)&(1<<weightBits-1)
	for kick := range mostKicks {
		if t.buckets[at].add(slot) {
			return true
		}
		second := t.other(at, slot>>weightBits)
		if t.buckets[second].add(slot ^ 1<<weightBits) {
			return true
		}
		slot = t.buckets[at].replace(kick, slot)
		at = t.other(at, slot>>weightBits)
		slot ^= 1 << weightBits
	}
	return false
}

// add puts a slot into an empty place of b, if it has one.
func (b *bucket) add(slot uint32) bool {
	switch {
	case uint32(*b) == 0:
		*b |= bucket(slot)
	case *b>>32 == 0:
		*b |= bucket(slot) << 32
	default:
		return false
	}
	return true
}

// replace puts a slot in the place of one of b's two, by turns, and gives that.
func (b *bucket) replace(turn int, slot uint32) (old uint32) {
	high := 32 * uint(turn&1)
	old = uint32(*b >> high)
	*b ^= bucket(old^slot) << high
	return old
}

// under gives what b has under a key, or 0. It does not branch.
func (b bucket) under(key uint32) uint32 {
	low, high := uint32(b), uint32(b>>32)
	return low&same(low>>weightBits, key) | high&same(high>>weightBits, key)
}

// same is all ones if a and b are the same, and else none. Both have few bits.
func same(a, b uint32) uint32 { return uint32(int32(a^b-1) >> 31) }

// Score sums the weights of features. It does not allocate.
func (t *Table) Score(features []Feature) float32 {
	buckets := t.buckets
	if len(buckets) == 0 {
		return 0
	}
	var sum int32
	for _, f := range features {
		at, key := t.first(f)
		slot := buckets[int(at)&(len(buckets)-1)].under(key) | buckets[int(t.other(at, key))&(len(buckets)-1)].under(key+1)
		sum += int32(slot<<(32-weightBits)) >> (32 - weightBits)
	}
	return float32(sum) * t.scale
}

// AppendBinary appends the weights of w, quantised, as bytes that Decode reads: the
// step, how many there are, and for each feature how far it lies behind the one before, and its steps.
func (w Weights) AppendBinary(b []byte) ([]byte, error) {
	features, scale := w.quantised()
	if len(features) > maxCount {
		return nil, fmt.Errorf("%d weights, at most %d fit a table", len(features), maxCount)
	}
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(features)))
	last := Feature(0)
	for _, f := range features {
		b = binary.AppendUvarint(b, uint64(f-last))
		b = binary.AppendVarint(b, int64(steps(w[f], scale)))
		last = f
	}
	return b, nil
}

var errFormat = errors.New("not a table of weights")

// Decode reads a table from the bytes that AppendBinary wrote.
func Decode(b []byte) (*Table, error) {
	if len(b) < headerLen || string(b[:len(magic)]) != magic {
		return nil, errFormat
	}
	scale := math.Float32frombits(binary.LittleEndian.Uint32(b[4:]))
	count := binary.LittleEndian.Uint32(b[8:])
	b = b[headerLen:]
	if count > maxCount || uint64(len(b)) < 2*uint64(count) {
		return nil, fmt.Errorf("%d weights in %d bytes: %w", count, len(b), errFormat)
	}
	for n := places(int(count)); n <= places(int(count))+mostLarger; n++ {
		t := newTable(n, scale)
		if full, err := t.fill(b, int(count)); err != nil {
			return nil, err
		} else if !full {
			return t, nil
		}
	}
	return nil, fmt.Errorf("features that lie in each other's way: %w", errFormat)
}

// mostLarger is how often a table that was too full is made anew.
const mostLarger = 2

// fill puts in count weights from b, in the order of their features. It reports
// whether there was no place for one.
func (t *Table) fill(b []byte, count int) (full bool, err error) {
	last := uint64(0)
	for i := range count {
		behind, n := binary.Uvarint(b)
		weight, m := binary.Varint(b[max(n, 0):])
		if n <= 0 || m <= 0 || behind > math.MaxUint32-last || behind == 0 && i > 0 || weight > maxWeight || weight < -maxWeight {
			return false, errFormat
		}
		b, last = b[n+m:], last+behind
		if weight != 0 && !t.put(Feature(last), int32(weight)) {
			return true, nil
		}
	}
	return false, nil
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
