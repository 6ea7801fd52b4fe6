package words

import "encoding/binary"

// Counts are how often a corpus had each word at one moment.
type Counts struct {
	seen  []uint32 // by ID; of words numbered later, nothing is said
	total int
}

// Counts gives what Count has seen so far.
func (l *Lexicon) Counts() Counts { return Counts{append([]uint32(nil), l.seen...), l.total} }

// AppendBinary appends c in the form that RecallCounts reads.
func (c Counts) AppendBinary(dst []byte) []byte {
	dst = binary.AppendUvarint(dst, uint64(c.total))
	dst = binary.AppendUvarint(dst, uint64(len(c.seen)))
	for _, n := range c.seen {
		dst = binary.AppendUvarint(dst, uint64(n))
	}
	return dst
}

// RecallCounts reads Counts from the beginning of data, and gives the rest.
func RecallCounts(data []byte) (c Counts, rest []byte, ok bool) {
	r := Reader{Data: data, Most: mostWords}
	c.total = r.Number()
	c.seen = make([]uint32, r.Count())
	for i := range c.seen {
		c.seen[i] = uint32(r.Number())
	}
	return c, r.Data, !r.Failed
}

// AppendBinary appends the words of l, in order, and what Count has seen of them.
func (l *Lexicon) AppendBinary(dst []byte) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(l.spell)-1))
	for _, w := range l.spell[1:] {
		dst = append(binary.AppendUvarint(dst, uint64(len(w))), w...)
	}
	return l.Counts().AppendBinary(dst)
}

// Recall has l, which must be new, know what AppendBinary wrote at the beginning of
// data, and gives the rest.
func (l *Lexicon) Recall(data []byte) (rest []byte, ok bool) {
	r := Reader{Data: data, Most: mostWords}
	for id := range ID(r.Count()) {
		if w := r.text(); w == "" || l.number(l.folded.Number(w)) != id+1 {
			return nil, false
		}
	}
	c, rest, ok := RecallCounts(r.Data)
	if r.Failed || !ok || len(c.seen) != len(l.spell) {
		return nil, false
	}
	l.seen, l.total = c.seen, c.total
	return rest, true
}

// SurpriseAfter is what Surprise gave when Count had seen c.
func (l *Lexicon) SurpriseAfter(c Counts) *Surprise {
	s := &Surprise{bits: make([]float32, 0, len(l.spell)), table: l.table, total: c.total, place: l.place}
	for id := range l.spell {
		seen := uint32(0)
		if id < len(c.seen) {
			seen = c.seen[id]
		}
		s.bits = append(s.bits, s.of(l, ID(id), seen))
	}
	return s
}

// Reader reads numbers that were appended as varints. Where something else is found it
// has failed, and gives 0.
type Reader struct {
	Data   []byte // what is left
	Most   uint64 // that a number can be
	Failed bool
}

// Number reads a number.
func (r *Reader) Number() int {
	v, n := binary.Uvarint(r.Data)
	if n <= 0 || v > r.Most {
		r.Failed, r.Data = true, nil
		return 0
	}
	r.Data = r.Data[n:]
	return int(v)
}

// Count reads how many items follow, of a byte at least each.
func (r *Reader) Count() int {
	n := r.Number()
	if n > len(r.Data) {
		r.Failed, n = true, 0
	}
	return n
}

// mostWords is more than any corpus has.
const mostWords = 1 << 62

func (r *Reader) text() string {
	n := r.Count()
	s := string(r.Data[:n])
	r.Data = r.Data[n:]
	return s
}
