package memory

import (
	"cmp"
	"slices"
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
	order     []place           // the list's rows when nothing is filtered

	last atomic.Pointer[answer] // the rows of the latest filter, kept because pages of it follow
}

// place is a row of the list: an article, or, if heading, the heading of its story.
type place struct {
	story   store.StoryID
	article store.ArticleID
	heading bool
}

// conclude derives all that readers will ask for.
func conclude(f facts, c *link.Conclusions, x *index.Snapshot, p store.Progress) *snapshot {
	s := &snapshot{facts: f, Conclusions: c, index: x, progress: p}
	s.countCarriers()
	s.summarise()
	s.headStories()
	s.arrange()
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
		sum := store.Summary{ID: a.ID, Key: a.Key, Outlet: a.Outlet, Title: s.headlines[a.ID], Published: a.Published, URL: a.URL}
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

// arrange puts the stories in reading order: disagreements first, the gravest on
// top, then what several outlets report, then the latest.
func (s *snapshot) arrange() {
	stories := make([]store.StoryID, len(s.Stories))
	latest, gravest := make([]int64, len(s.Stories)), make([]float64, len(s.Stories))
	for i := range s.Stories {
		stories[i] = store.StoryID(i)
		for _, a := range s.Stories[i].Articles {
			latest[i] = max(latest[i], s.articles[a].Published.Unix())
		}
		for _, id := range s.Stories[i].Sayings {
			gravest[i] = max(gravest[i], s.Sayings[id].Severity)
		}
	}
	slices.SortStableFunc(stories, func(a, b store.StoryID) int {
		x, y := &s.heads[a], &s.heads[b]
		return cmp.Or(
			cmp.Compare(gravest[b], gravest[a]),
			-order(x.Outlets > 1, y.Outlets > 1),
			cmp.Compare(latest[b], latest[a]),
		)
	})
	for _, id := range stories {
		s.order = append(s.order, place{story: id, heading: true})
		articles := slices.Clone(s.Stories[id].Articles)
		slices.SortStableFunc(articles, s.byDate)
		for _, a := range articles {
			s.order = append(s.order, place{story: id, article: a})
		}
	}
}

// byDate compares articles by date; those without one come last.
func (s *snapshot) byDate(a, b store.ArticleID) int {
	x, y := s.articles[a].Published, s.articles[b].Published
	return cmp.Or(order(x.IsZero(), y.IsZero()), x.Compare(y))
}

// outlet names where an article was published, as far as counting goes: an
// article whose outlet is unknown counts as one of its own.
func outlet(a *store.Article) string {
	if a.Outlet != "" {
		return a.Outlet
	}
	return "\x00" + a.Key
}

// order compares truths: false comes before true.
func order(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
