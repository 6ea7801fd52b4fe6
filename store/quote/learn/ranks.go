package learn

// ranks counts features and numbers those that count, in order of appearance: an
// open-addressed hash table, since millions of features are asked for again and again.
type ranks struct {
	slots []rank // a power of two of them, at least a quarter empty
	used  int
	shift uint // the high bits of a feature say where to look
}

// rank is one feature's; a count of 0 marks an empty slot.
type rank struct {
	feature Feature
	count   int32
	number  int32 // or unranked
}

const (
	unranked   = -1
	firstSlots = 16 // bits
	growth     = 2  // bits
)

func newRanks() *ranks {
	return &ranks{slots: make([]rank, 1<<firstSlots), shift: 32 - firstSlots}
}

// of gives f's rank, to be read or changed before the next call of add.
func (r *ranks) of(f Feature) *rank {
	mask := uint32(len(r.slots) - 1)
	for i := uint32(f) >> r.shift; ; i++ {
		if s := &r.slots[i&mask]; s.count == 0 || s.feature == f {
			return s
		}
	}
}

// add counts f once more.
func (r *ranks) add(f Feature) {
	s := r.of(f)
	if s.count == 0 {
		if 4*r.used >= 3*len(r.slots) {
			r.grow()
			s = r.of(f)
		}
		*s = rank{feature: f, number: unranked}
		r.used++
	}
	s.count++
}

func (r *ranks) grow() {
	old := r.slots
	r.slots, r.shift = make([]rank, len(old)<<growth), r.shift-growth
	for _, s := range old {
		if s.count > 0 {
			*r.of(s.feature) = s
		}
	}
}
