package learn

import (
	"cmp"
	"errors"
	"math"
	"math/bits"
	"slices"
)

const (
	maxCount   = 1 << 22
	leastSlots = 64
	mostKicks  = 1 << 14 // before a layout is given up
	mostLarger = 3       // how often one is made anew, larger
)

// layout is a Table that is being filled.
type layout struct {
	shift  uint // of a feature to its group
	groups []group
	slots  []uint32
	owners []int32 // of slots that are taken: the group
	weigh  func(Feature) int32
}

// group is features that begin with the same bits, and how they are spread.
type group struct {
	features []Feature
	pilot    uint8
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

// laidOut gives every one of features, which are in order, a slot of its own; a fifth
// of the slots, or a little more, stay empty.
func laidOut(features []Feature, weigh func(Feature) int32) (*layout, error) {
	size := max(len(features)*5/4, leastSlots)
	for range mostLarger + 1 {
		t := newLayout(features, size)
		t.weigh = weigh
		if t.fill() {
			return t, nil
		}
		size += size / 8
	}
	return nil, errors.New("features lie in each other's way")
}

func newLayout(features []Feature, size int) *layout {
	groupBits := max(bits.Len(uint(len(features)))-1, 1)
	t := &layout{shift: uint(32 - groupBits), groups: make([]group, 1<<groupBits), slots: make([]uint32, size), owners: make([]int32, size)}
	for start, end := 0, 0; start < len(features); start = end {
		g := features[start] >> t.shift
		for end = start; end < len(features) && features[end]>>t.shift == g; end++ {
		}
		t.groups[g].features = features[start:end]
	}
	return t
}

// fill gives all groups their pilots, the largest first, and reports whether each
// found one. Where none is left to a group, those give way that stand in the way of
// the pilot by which it disturbs least, and look for another one.
func (t *layout) fill() bool {
	waiting := make([]int32, len(t.groups))
	for g := range waiting {
		waiting[g] = int32(g)
	}
	slices.SortStableFunc(waiting, func(x, y int32) int { return cmp.Compare(len(t.groups[x].features), len(t.groups[y].features)) })
	for kicks := 0; len(waiting) > 0; {
		g := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		pilot, trouble := t.best(g, kicks)
		if trouble > 0 {
			if kicks++; kicks > mostKicks || trouble >= never {
				return false
			}
			waiting = t.clear(g, pilot, waiting)
		}
		t.put(g, pilot)
	}
	return true
}

// never is more trouble than any.
const never = 1 << 20

// best gives the pilot by which group g disturbs the fewest features, of several the first from turn on, and how many these are.
func (t *layout) best(g int32, turn int) (pilot uint32, trouble int) {
	trouble = never
	for n := range pilots {
		p := uint32(n+turn) % pilots
		if x := t.trouble(g, p); x < trouble {
			pilot, trouble = p, x
		}
		if trouble == 0 {
			break
		}
	}
	return pilot, trouble
}

// trouble is how many features of others give way if g has a pilot.
func (t *layout) trouble(g int32, pilot uint32) int {
	n := 0
	for i, f := range t.groups[g].features {
		at := t.place(f, pilot)
		if t.slots[at] != 0 {
			n += len(t.groups[t.owners[at]].features)
		}
		if slices.ContainsFunc(t.groups[g].features[:i], func(e Feature) bool { return t.place(e, pilot) == at }) {
			return never
		}
	}
	return n
}

func (t *layout) place(f Feature, pilot uint32) uint32 {
	at, _ := place(uint32(f), pilot, uint32(len(t.slots)))
	return at
}

// clear empties the slots that g has by a pilot, and appends the groups that had them to waiting.
func (t *layout) clear(g int32, pilot uint32, waiting []int32) []int32 {
	for _, f := range t.groups[g].features {
		at := t.place(f, pilot)
		if t.slots[at] == 0 {
			continue
		}
		other := t.owners[at]
		for _, f := range t.groups[other].features {
			t.slots[t.place(f, uint32(t.groups[other].pilot))] = 0
		}
		waiting = append(waiting, other)
	}
	return waiting
}

func (t *layout) put(g int32, pilot uint32) {
	t.groups[g].pilot = uint8(pilot)
	for _, f := range t.groups[g].features {
		at, tag := place(uint32(f), pilot, uint32(len(t.slots)))
		t.slots[at] = tag<<weightBits | uint32(t.weigh(f))&(1<<weightBits-1)
		t.owners[at] = g
	}
}
