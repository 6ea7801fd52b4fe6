package shelf

import (
	"encoding/binary"
	"math"
	"time"
)

// Record is what is left to read of a record. It is read in the order in which it
// was written; what is not there is a Damage.
type Record struct{ rest []byte }

var errShort = &Damage{"a record is too short"}

// take gives the next n bytes.
func (r *Record) take(n int) []byte {
	if uint(n) > uint(len(r.rest)) {
		panic(errShort)
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

// Skip passes over n bytes.
func (r *Record) Skip(n int) { r.take(n) }

// Byte reads what Encoder.Byte wrote; so do the others.
func (r *Record) Byte() byte { return r.take(1)[0] }

// Bool reads a truth.
func (r *Record) Bool() bool { return r.Byte() != 0 }

// Uint32 reads a number of 4 bytes.
func (r *Record) Uint32() uint32 { return binary.LittleEndian.Uint32(r.take(4)) }

// Int32 reads a number of 4 bytes that may be negative.
func (r *Record) Int32() int { return int(int32(r.Uint32())) }

// Float reads a number of 8 bytes.
func (r *Record) Float() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(r.take(8)))
}

// timeSize is how many bytes a time takes.
const timeSize = 16

// inUTC is the offset of a time in UTC, and of the zero time.
const inUTC = math.MinInt32

// Time reads a time of 16 bytes.
func (r *Record) Time() time.Time {
	b := r.take(timeSize)
	seconds, nanos := int64(binary.LittleEndian.Uint64(b)), int64(binary.LittleEndian.Uint32(b[8:]))
	offset := int(int32(binary.LittleEndian.Uint32(b[12:])))
	t := time.Unix(seconds, nanos)
	if offset == inUTC {
		return t.UTC()
	}
	return t.In(time.FixedZone("", offset))
}

// Int reads a number that is not negative.
func (r *Record) Int() int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > math.MaxInt64 {
		panic(damage("a record has no number where one is wanted"))
	}
	r.rest = r.rest[n:]
	return int(v)
}

// Count reads how many items follow, each of so many bytes at least.
func (r *Record) Count(bytes int) int {
	n := r.Int()
	if n > len(r.rest)/bytes {
		panic(damage("a record is shorter than it says"))
	}
	return n
}

// String reads a text.
func (r *Record) String() string { return string(r.take(r.Int())) }

// Rest reads all that is left as a text.
func (r *Record) Rest() string { return string(r.take(len(r.rest))) }

// Cut gives the bytes from one place up to another of what is left.
func (r *Record) Cut(from, to int) string {
	if from < 0 || from > to || to > len(r.rest) {
		panic(damage("a text ends before the words that are cut out of it"))
	}
	return string(r.rest[from:to])
}

// Len is how many bytes are left.
func (r *Record) Len() int { return len(r.rest) }
