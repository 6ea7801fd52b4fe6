package memory

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"hearsay/store"
	"hearsay/store/index"
	"hearsay/store/query"
)

// listing is a view of all there is.
type listing struct {
	order func() order
	rows  rows                        // when nothing is filtered
	reach func(store.SpeakerID) reach // in Speakers
}

// order is every item of a view as it would stand in the list, those of one heading together.
type order struct {
	entries []entry
	flat    bool // without headings
}

// entry is an item: by the view, an ArticleID or a QuotationID, and the StoryID,
// SpeakerID or SayingID of the heading that it stands under.
type entry struct {
	under int32
	item  uint32
}

// rows are those of a view that passed.
type rows struct {
	places          places
	items, articles int
}

// places are rows by their number.
type places interface {
	Len() int
	At(i int) place
}

// placeList are places that are held in memory.
type placeList []place

// Len is the number of rows.
func (l placeList) Len() int { return len(l) }

// At gives a row.
func (l placeList) At(i int) place { return l[i] }

// place is a row of the list: an item, or the heading above the next one.
type place struct {
	entry
	heading bool
}

// prepareViews says how each view is made, once somebody asks for it.
func (s *snapshot) prepareViews() {
	s.told = sync.OnceValue(s.readingOrder)
	for v, arrange := range [store.Views]func() listing{s.byStory, s.saidByStory, s.bySpeaker, s.byDispute} {
		s.views[v] = sync.OnceValue(func() *listing {
			l := arrange()
			l.rows = s.listed(context.Background(), store.View(v), l.order(), once(store.View(v)), func(uint32) bool { return true })
			return &l
		})
	}
}

// readingOrder gives the stories: disagreements first, the gravest on top, then
// what several outlets report, then the latest.
func (s *snapshot) readingOrder() []store.StoryID {
	stories := make([]store.StoryID, s.counts().stories)
	latest, gravest := make([]int64, s.counts().stories), make([]float64, s.counts().stories)
	for i := range stories {
		story := s.story(store.StoryID(i))
		stories[i] = story.ID
		for _, a := range story.Articles {
			latest[i] = max(latest[i], s.published(a).Unix())
		}
		for _, id := range story.Sayings {
			gravest[i] = max(gravest[i], s.saying(id).Severity)
		}
	}
	slices.SortStableFunc(stories, func(a, b store.StoryID) int {
		x, y := s.head(a), s.head(b)
		return cmp.Or(
			cmp.Compare(gravest[b], gravest[a]),
			-compare(x.Outlets > 1, y.Outlets > 1),
			cmp.Compare(latest[b], latest[a]),
		)
	})
	return stories
}

// inTime gives the articles of a story by date.
func (s *snapshot) inTime(id store.StoryID) []store.ArticleID {
	articles := slices.Clone(s.story(id).Articles)
	slices.SortStableFunc(articles, s.byDate)
	return articles
}

// arranged is an order below headings.
func arranged(entries []entry) func() order {
	return func() order { return order{entries: entries} }
}

func (s *snapshot) byStory() listing {
	entries := make([]entry, 0, s.counts().articles)
	for _, id := range s.told() {
		for _, a := range s.inTime(id) {
			entries = append(entries, entry{int32(id), uint32(a)})
		}
	}
	return listing{order: arranged(entries)}
}

// saidByStory gives what was said in each story: the gravest dispute first, then
// what most carry; the fullest wording of a saying before the others; then by date.
func (s *snapshot) saidByStory() listing {
	entries := make([]entry, 0, s.counts().quotations)
	for _, id := range s.told() {
		from := len(entries)
		for _, a := range s.inTime(id) {
			entries = s.appendSaid(entries, int32(id), a)
		}
		slices.SortStableFunc(entries[from:], func(a, b entry) int {
			x, y := s.weight(a.item), s.weight(b.item)
			return cmp.Or(cmp.Compare(y.severity, x.severity), y.carriers-x.carriers, -compare(x.fullest, y.fullest))
		})
	}
	return listing{order: arranged(entries)}
}

// appendSaid adds the quotations of an article.
func (s *snapshot) appendSaid(entries []entry, under int32, a store.ArticleID) []entry {
	from, to := s.of(a)
	for q := from; q < to; q++ {
		if s.quotation(q).Kind.Said() {
			entries = append(entries, entry{under, uint32(q)})
		}
	}
	return entries
}

// weight is what puts one quotation of a story before another.
type weight struct {
	severity float64
	carriers int
	fullest  bool // of the wordings of a saying
}

func (s *snapshot) weight(item uint32) weight {
	q := store.QuotationID(item)
	w := weight{carriers: s.carriers(q)}
	for _, id := range s.sayingsOf(q) {
		saying := s.saying(id)
		w.severity = max(w.severity, saying.Severity)
		w.fullest = w.fullest || saying.Passages[saying.Representative].Quotation == q
	}
	return w
}

// bySpeaker gives what each speaker is quoted with, the most quoted first and the latest on top.
func (s *snapshot) bySpeaker() listing {
	speakers := make([]store.SpeakerID, s.counts().speakers)
	for i := range speakers {
		speakers[i] = store.SpeakerID(i)
	}
	slices.SortStableFunc(speakers, func(a, b store.SpeakerID) int {
		x, y := s.speaker(a), s.speaker(b)
		return cmp.Or(len(y.Quotations)-len(x.Quotations), -compare(x.Named, y.Named))
	})
	next, all := make([]int, s.counts().speakers), 0 // where the speaker's next quotation goes
	for _, id := range speakers {
		next[id] = all
		all += s.said(id)
	}
	entries := make([]entry, all)
	for _, a := range s.latestFirst() {
		from, to := s.of(a)
		for q := from; q < to; q++ {
			if id := s.speakerOf(q); id != store.NoSpeaker {
				entries[next[id]] = entry{int32(id), uint32(q)}
				next[id]++
			}
		}
	}
	reaches := s.reaches(entries)
	return listing{order: arranged(entries), reach: func(id store.SpeakerID) reach { return reaches[id] }}
}

// latestFirst gives all articles by date, those without one last.
func (s *snapshot) latestFirst() []store.ArticleID {
	ids := make([]store.ArticleID, s.counts().articles)
	for i := range ids {
		ids[i] = store.ArticleID(i)
	}
	slices.SortStableFunc(ids, func(a, b store.ArticleID) int {
		x, y := s.published(a), s.published(b)
		return cmp.Or(compare(x.IsZero(), y.IsZero()), y.Compare(x))
	})
	return ids
}

// byDispute gives the quotations that carry each disputed saying, the gravest
// first, in time order.
func (s *snapshot) byDispute() listing {
	var disputed []*store.Saying
	for id := range store.SayingID(s.counts().sayings) {
		if saying := s.saying(id); saying.Dispute != "" {
			disputed = append(disputed, saying)
		}
	}
	slices.SortStableFunc(disputed, func(a, b *store.Saying) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), len(b.Passages)-len(a.Passages))
	})
	var entries []entry
	for _, saying := range disputed {
		from := len(entries)
		for i, p := range saying.Passages {
			if i == 0 || p.Quotation != saying.Passages[i-1].Quotation {
				entries = append(entries, entry{int32(saying.ID), uint32(p.Quotation)})
			}
		}
		slices.SortStableFunc(entries[from:], func(a, b entry) int {
			return s.byDate(s.in(store.QuotationID(a.item)), s.in(store.QuotationID(b.item)))
		})
	}
	return listing{order: arranged(entries)}
}

// sorted gives the order of a view as a filter asks for it; found are the articles
// that matter.
func (s *snapshot) sorted(v store.View, by query.Sort, found index.Result) order {
	if by.By == query.BySource {
		return s.views[v]().order()
	}
	o := order{flat: true}
	switch v {
	case store.Stories:
		for _, a := range found.IDs() {
			o.entries = append(o.entries, entry{item: uint32(a)})
		}
	case store.Quotations:
		for _, a := range found.IDs() {
			o.entries = s.appendSaid(o.entries, 0, a)
		}
	default:
		return s.sortedWithin(s.views[v]().order(), found.IDs())
	}
	return o
}

// sortedWithin puts the quotations below each heading in the order of their articles.
func (s *snapshot) sortedWithin(o order, articles []store.ArticleID) order {
	rank := make([]int, s.counts().articles)
	for i, a := range articles {
		rank[a] = i
	}
	out := slices.Clone(o.entries)
	for from := 0; from < len(out); {
		to := from + 1
		for to < len(out) && out[to].under == out[from].under {
			to++
		}
		slices.SortStableFunc(out[from:to], func(a, b entry) int {
			return rank[s.in(store.QuotationID(a.item))] - rank[s.in(store.QuotationID(b.item))]
		})
		from = to
	}
	return order{entries: out}
}

// once reports whether in a view one quotation under a heading stands for all that
// carry the same saying.
func once(v store.View) bool { return v == store.Quotations || v == store.Speakers }

// listed gives the rows of the items that pass, each below its heading, and with
// once each saying only once there. Once ctx is done it stops.
func (s *snapshot) listed(ctx context.Context, v store.View, o order, once bool, passes func(item uint32) bool) rows {
	var r rows
	var list placeList
	standing := standing{snapshot: s, under: make([]int32, s.counts().sayings)}
	articles := index.NewSet(s.counts().articles)
	headed := int32(-1)
	for i, e := range o.entries {
		if i%listedAtOnce == 0 && ctx.Err() != nil {
			break
		}
		if !passes(e.item) || once && standing.already(e) {
			continue
		}
		if e.under != headed && !o.flat {
			headed = e.under
			list = append(list, place{entry{under: headed}, true})
		}
		list = append(list, place{e, false})
		r.items++
		articles.Add(s.articleOf(v, e.item))
	}
	r.places = slices.Clip(list)
	r.articles = articles.Len()
	return r
}

// listedAtOnce is how many items are listed before somebody asks whether they are still wanted.
const listedAtOnce = 256

// articleOf is the article that an item of a view is, or stands in.
func (s *snapshot) articleOf(v store.View, item uint32) store.ArticleID {
	if v == store.Stories {
		return store.ArticleID(item)
	}
	return s.in(store.QuotationID(item))
}

// standing knows which sayings stand in the list.
type standing struct {
	*snapshot
	under []int32 // by saying: 1 + the heading it stood under last; 0 if it does not stand yet
}

// already reports whether all that a quotation carries stands under its heading, and notes that it does now.
func (s *standing) already(e entry) bool {
	if s.carriers(store.QuotationID(e.item)) == 0 { // nor does it carry any
		return false
	}
	sayings := s.sayingsOf(store.QuotationID(e.item))
	again := len(sayings) > 0
	for _, id := range sayings {
		if s.under[id] != e.under+1 {
			again = false
			s.under[id] = e.under + 1
		}
	}
	return again
}
