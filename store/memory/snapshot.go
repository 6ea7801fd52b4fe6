package memory

import (
	"cmp"
	"sync/atomic"

	"hearsay/store"
	"hearsay/store/index"
	"hearsay/store/link"
	"hearsay/store/shelf"
)

// snapshot is the corpus at one moment: the facts so far and what they allow to
// conclude. Nothing of it changes once it is made.
type snapshot struct {
	contents
	shelf    *shelf.File // on which contents lie, whose damage reading them panics with; or nil
	index    func() *index.Snapshot
	progress store.Progress

	views [store.Views]func() *listing         // each made when it is first asked for
	last  *[store.Views]atomic.Pointer[answer] // to the latest filter, kept because pages of it follow
	told  func() []store.StoryID               // the stories in reading order
}

// conclude derives all that readers will ask for.
func conclude(f facts, c *link.Conclusions, x *index.Snapshot, p store.Progress) *snapshot {
	s := &snapshot{contents: hold(f, c), index: func() *index.Snapshot { return x }, progress: p, last: new([store.Views]atomic.Pointer[answer])}
	s.prepareViews()
	for i := range c.Sayings {
		if c.Sayings[i].Dispute != "" {
			s.progress.Disputes++
		}
	}
	return s
}

// byDate compares articles by date; those without one come last.
func (s *snapshot) byDate(a, b store.ArticleID) int {
	x, y := s.published(a), s.published(b)
	return cmp.Or(compare(x.IsZero(), y.IsZero()), x.Compare(y))
}

// compare compares truths: false comes before true.
func compare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
