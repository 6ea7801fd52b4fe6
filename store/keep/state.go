package keep

import (
	"cmp"
	"slices"
	"time"

	"hearsay/store"
)

// state is what a journal says: the latest change of each thing.
type state struct {
	latest map[thing]Change
	marks  store.Marks
	last   time.Time // no change is later
	fresh  []Change  // taken, and not yet in marks
}

func newState() state { return state{latest: map[thing]Change{}} }

// tick gives a time for a new change: now, but later than that of every other, so that
// it holds against whatever it was made in the knowledge of.
func (s *state) tick(now time.Time) time.Time {
	if now = now.Round(0); !now.After(s.last) {
		now = s.last.Add(1)
	}
	s.last = now
	return now
}

// take takes a change in, unless a later one of the same thing is known. Marks follow when the state is settled.
func (s *state) take(c Change) {
	of := c.thing()
	if before, ok := s.latest[of]; ok && before.at.After(c.at) {
		return
	}
	s.latest[of] = c
	if c.at.After(s.last) {
		s.last = c.at
	}
	s.fresh = append(s.fresh, c)
}

// settle brings the marks up to date.
func (s *state) settle() {
	s.marks = Apply(s.marks, s.fresh...)
	s.fresh = nil
}

// living is how many changes still count.
func (s *state) living() int {
	n := 0
	for _, c := range s.latest {
		if s.counts(&c) {
			n++
		}
	}
	return n
}

// counts reports whether c still says something: it takes nothing away, and no
// history has become so long that it has been forgotten.
func (s *state) counts(c *Change) bool {
	switch c.What {
	case Filter:
		return slices.Contains(s.marks.Filters, c.Text)
	case Find:
		return slices.Contains(s.marks.Finds, c.Text)
	}
	return !c.empties()
}

// live gives the changes that still count, oldest first.
func (s *state) live() []Change {
	out := make([]Change, 0, len(s.latest))
	for _, c := range s.latest {
		if s.counts(&c) {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Change) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.What, b.What), cmp.Compare(a.Article, b.Article), cmp.Compare(a.ID, b.ID))
	})
	return out
}
