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

// Table is compiled weights: an open-addressed hash table of 32-bit slots, each
// the low 18 bits of a feature and a weight of 14 bits. The high bits of the
// feature say where to look. The zero Table knows no feature.
type Table struct {
	known []uint64 // a bit for each value of the high bits of a feature: of those asked for, a quarter are in no table, and this tells most of them at once
	slots []uint32 // a power of two of them, at least a quarter empty; 0 is empty
	shift uint
	scale float32 // of one weight step
}

const (
	weightBits = 14
	weightMask = 1<<weightBits - 1
	maxWeight  = 1<<(weightBits-1) - 1
	knownShift = 11 // leaves 2 million bits, 256 kB: a processor keeps them at hand
	magic      = "HSL2"
	headerLen  = len(magic) + 4 + 4
	maxCount   = 1 << 22
)

// newTable makes an empty table for count features.
func newTable(count int, scale float32) *Table {
	size := max(bits.Len(uint(count*4/3)), 8)
	return &Table{
		known: make([]uint64, 1<<(32-knownShift)/64),
		slots: make([]uint32, 1<<size), shift: uint(32 - size), scale: scale,
	}
}

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

func (t *Table) put(f Feature, weight int32) {
	t.known[f>>knownShift>>6] |= 1 << (f >> knownShift & 63)
	mask := uint32(len(t.slots) - 1)
	i := uint32(f) >> t.shift
	for t.slots[i] != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = uint32(f)<<weightBits | uint32(weight)&weightMask
}

// Score sums the weights of features. It does not allocate.
func (t *Table) Score(features []Feature) float32 {
	if len(t.slots) == 0 {
		return 0
	}
	var sum int32
	mask := uint32(len(t.slots) - 1)
	for _, f := range features {
		if t.known[f>>knownShift>>6]&(1<<(f>>knownShift&63)) == 0 {
			continue
		}
		key := uint32(f) << weightBits
		for i := uint32(f) >> t.shift; ; i++ {
			slot := t.slots[i&mask]
			if slot&^weightMask == key && slot != 0 {
				sum += int32(slot<<(32-weightBits)) >> (32 - weightBits)
				break
			}
			if slot == 0 {
				break
			}
		}
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
	t := newTable(int(count), scale)
	last := uint64(0)
	for range count {
		behind, n := binary.Uvarint(b)
		weight, m := binary.Varint(b[max(n, 0):])
		if n <= 0 || m <= 0 || behind > math.MaxUint32-last || weight > maxWeight || weight < -maxWeight {
			return nil, errFormat
		}
		b, last = b[n+m:], last+behind
		t.put(Feature(last), int32(weight))
	}
	return t, nil
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
