package memory

import (
	"cmp"
	"sync/atomic"

	"hearsay/store"
	"hearsay/store/index"
	"hearsay/store/link"
)

// snapshot is the corpus at one moment: the facts so far and what they allow to
// conclude. Nothing of it changes once it is made.
type snapshot struct {
	facts
	*link.Conclusions
	index    *index.Snapshot
	progress store.Progress

	summaries []store.Summary   // by article
	heads     []store.StoryHead // by story
	carriers  []int             // by quotation: other articles that carry its words
	disputed  []bool            // by quotation

	views [store.Views]func() *listing         // each made when it is first asked for
	last  *[store.Views]atomic.Pointer[answer] // to the latest filter, kept because pages of it follow
	told  func() []store.StoryID               // the stories in reading order
}

// conclude derives all that readers will ask for.
func conclude(f facts, c *link.Conclusions, x *index.Snapshot, p store.Progress) *snapshot {
	s := &snapshot{facts: f, Conclusions: c, index: x, progress: p, last: new([store.Views]atomic.Pointer[answer])}
	s.countCarriers()
	s.summarise()
	s.headStories()
	s.prepareViews()
	for i := range c.Sayings {
		if c.Sayings[i].Dispute != "" {
			s.progress.Disputes++
		}
	}
	return s
}

// countCarriers finds for every quotation how many other articles carry its words.
func (s *snapshot) countCarriers() {
	s.carriers = make([]int, len(s.quotations))
	s.disputed = make([]bool, len(s.quotations))
	for q := range s.quotations {
		others := map[store.ArticleID]bool{}
		for _, id := range s.SayingsOf[q] {
			saying := &s.Sayings[id]
			s.disputed[q] = s.disputed[q] || saying.Dispute != ""
			for _, p := range saying.Passages {
				others[s.in[p.Quotation]] = true
			}
		}
		delete(others, s.in[q])
		s.carriers[q] = len(others)
	}
}

func (s *snapshot) summarise() {
	s.summaries = make([]store.Summary, len(s.articles))
	for i, a := range s.articles {
		sum := store.Summary{ID: a.ID, Key: a.Key, Outlet: a.Outlet, Title: s.headlines[a.ID], Published: a.Published, Authors: a.Authors, URL: a.URL}
		from, to := s.of(a.ID)
		for q := from; q < to; q++ {
			if s.quotations[q].Kind.Said() {
				sum.Quotations++
			}
			if s.carriers[q] > 0 {
				sum.Linked++
			}
			sum.Disputed = sum.Disputed || s.disputed[q]
		}
		s.summaries[i] = sum
	}
	for i := range s.Stories {
		for _, group := range s.Stories[i].Copies {
			for _, a := range group {
				s.summaries[a].Copies = len(group) - 1
			}
		}
	}
}

func (s *snapshot) headStories() {
	s.heads = make([]store.StoryHead, len(s.Stories))
	for i := range s.Stories {
		story := &s.Stories[i]
		h := store.StoryHead{ID: story.ID, Title: story.Title, Articles: len(story.Articles), First: story.Articles[0]}
		outlets := map[string]bool{}
		for _, a := range story.Articles {
			outlets[outlet(s.articles[a])] = true
		}
		h.Outlets = len(outlets)
		for _, id := range story.Sayings {
			if s.Sayings[id].Dispute != "" {
				h.Disputes++
			}
		}
		s.heads[i] = h
	}
}

// byDate compares articles by date; those without one come last.
func (s *snapshot) byDate(a, b store.ArticleID) int {
	x, y := s.articles[a].Published, s.articles[b].Published
	return cmp.Or(compare(x.IsZero(), y.IsZero()), x.Compare(y))
}

// outlet names where an article was published, as far as counting goes: an
// article whose outlet is unknown counts as one of its own.
func outlet(a *store.Article) string {
	if a.Outlet != "" {
		return a.Outlet
	}
	return "\x00" + a.Key
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
