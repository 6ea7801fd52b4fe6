package learn

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"
)

// Table is compiled weights: an open-addressed hash table of 32-bit slots, each
// the low 18 bits of a feature and a weight of 14 bits. The high bits of the
// feature say where to look. The zero Table knows no feature.
type Table struct {
	slots []uint32 // a power of two of them, at least a quarter empty; 0 is empty
	shift uint
	scale float32 // of one weight step
}

const (
	weightBits = 14
	weightMask = 1<<weightBits - 1
	maxWeight  = 1<<(weightBits-1) - 1
	magic      = "HSL1"
	headerLen  = len(magic) + 4 + 4
)

// Compile quantises w. Weights that round to nothing are left out.
func (w Weights) Compile() *Table {
	top := float32(0)
	for _, v := range w {
		top = max(top, float32(math.Abs(float64(v))))
	}
	t := &Table{scale: top / maxWeight}
	if top == 0 {
		t.scale = 1
	}
	features := make([]Feature, 0, len(w))
	for f, v := range w {
		if t.quantise(v) != 0 {
			features = append(features, f)
		}
	}
	slices.Sort(features)
	size := max(bits.Len(uint(len(features)*4/3)), 8)
	t.slots, t.shift = make([]uint32, 1<<size), uint(32-size)
	for _, f := range features {
		t.put(f, t.quantise(w[f]))
	}
	return t
}

func (t *Table) quantise(v float32) int32 { return int32(math.Round(float64(v / t.scale))) }

func (t *Table) put(f Feature, weight int32) {
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

// AppendBinary appends t as bytes that Decode reads.
func (t *Table) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(t.scale))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(t.slots)))
	for _, s := range t.slots {
		b = binary.LittleEndian.AppendUint32(b, s)
	}
	return b, nil
}

var errFormat = errors.New("not a table of weights")

// Decode reads a table from the bytes that AppendBinary wrote.
func Decode(b []byte) (*Table, error) {
	if len(b) < headerLen || string(b[:len(magic)]) != magic {
		return nil, errFormat
	}
	t := &Table{scale: math.Float32frombits(binary.LittleEndian.Uint32(b[4:]))}
	n := int(binary.LittleEndian.Uint32(b[8:]))
	b = b[headerLen:]
	if n < 2 || n&(n-1) != 0 || len(b) != 4*n {
		return nil, fmt.Errorf("%d slots in %d bytes: %w", n, len(b), errFormat)
	}
	t.shift = uint(32 - bits.TrailingZeros(uint(n)))
	t.slots = make([]uint32, n)
	empty := 0
	for i := range t.slots {
		t.slots[i] = binary.LittleEndian.Uint32(b[4*i:])
		if t.slots[i] == 0 {
			empty++
		}
	}
	if empty == 0 {
		return nil, fmt.Errorf("no empty slot: %w", errFormat)
	}
	return t, nil
}
