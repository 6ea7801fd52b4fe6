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
	r := reader{data: data}
	c.total = r.number()
	c.seen = make([]uint32, r.count())
	for i := range c.seen {
		c.seen[i] = uint32(r.number())
	}
	return c, r.data, !r.failed
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
	r := reader{data: data}
	for id := range ID(r.count()) {
		if w := r.text(); w == "" || l.number(l.folded.Number(w)) != id+1 {
			return nil, false
		}
	}
	c, rest, ok := RecallCounts(r.data)
	if r.failed || !ok || len(c.seen) != len(l.spell) {
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

// reader reads what was appended. What is not there is 0.
type reader struct {
	data   []byte
	failed bool
}

func (r *reader) number() int {
	v, n := binary.Uvarint(r.data)
	if n <= 0 || v > 1<<62 {
		r.failed, r.data = true, nil
		return 0
	}
	r.data = r.data[n:]
	return int(v)
}

// count reads how many items follow, of a byte at least each.
func (r *reader) count() int {
	n := r.number()
	if n > len(r.data) {
		r.failed, n = true, 0
	}
	return n
}

func (r *reader) text() string {
	n := r.count()
	s := string(r.data[:n])
	r.data = r.data[n:]
	return s
}
