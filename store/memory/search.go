package memory

import (
	"maps"
	"slices"
	"time"

	"hearsay/store"
	"hearsay/store/index"
	"hearsay/store/query"
)

// answer is all rows that pass one filter.
type answer struct {
	filter   string
	marks    store.Marks
	rows     []place
	articles int
	found    index.Result
}

// search answers the list's question.
func (s *snapshot) search(q store.Query) (store.Results, error) {
	a, err := s.answer(q)
	if err != nil {
		return store.Results{}, err
	}
	r := store.Results{
		Version: s.progress.Version, Articles: a.articles, Of: len(s.articles), Rows: len(a.rows),
		From: min(max(q.From, 0), len(a.rows)),
	}
	to := len(a.rows)
	if q.Limit > 0 {
		to = min(to, r.From+q.Limit)
	}
	r.Page = make([]store.Row, 0, to-r.From)
	for _, p := range a.rows[r.From:to] {
		r.Page = append(r.Page, s.row(p, a))
	}
	return r, nil
}

func (s *snapshot) row(p place, a *answer) store.Row {
	if p.heading {
		return store.Row{Heading: &s.heads[p.story]}
	}
	row := store.Row{Article: s.summaries[p.article]}
	if a.filter != "" {
		row.Matched = a.found.Matched(p.article)
	}
	return row
}

// answer runs a filter, or gives the last answer again if nothing has changed.
func (s *snapshot) answer(q store.Query) (*answer, error) {
	if a := s.last.Load(); a != nil && a.filter == q.Filter && sameMarks(a.marks, q.Marks) {
		return a, nil
	}
	a := &answer{filter: q.Filter, marks: copyMarks(q.Marks), rows: s.order, articles: len(s.articles)}
	if q.Filter != "" {
		f, err := query.Parse(q.Filter, time.Now())
		if err != nil {
			return nil, err
		}
		a.found = s.index.Search(f, known{s, a.marks})
		a.articles = len(a.found.IDs)
		a.rows = s.arranged(a.found.IDs, f.Sort)
	}
	s.last.Store(a)
	return a, nil
}

func sameMarks(a, b store.Marks) bool {
	return maps.Equal(a.Read, b.Read) && maps.Equal(a.Starred, b.Starred)
}

func copyMarks(m store.Marks) store.Marks {
	return store.Marks{Read: maps.Clone(m.Read), Starred: maps.Clone(m.Starred)}
}

// arranged puts articles under the headings of their stories, in reading order;
// if an order is asked for, it gives them in that order without headings.
func (s *snapshot) arranged(ids []store.ArticleID, sort query.Sort) []place {
	if sort.By != query.BySource {
		rows := make([]place, len(ids))
		for i, id := range ids {
			rows[i] = place{story: s.StoryOf[id], article: id}
		}
		return rows
	}
	passed := index.NewSet(len(s.articles))
	for _, id := range ids {
		passed.Add(id)
	}
	var rows []place
	headed := store.StoryID(-1)
	for _, p := range s.order {
		if p.heading || !passed.Has(p.article) {
			continue
		}
		if p.story != headed {
			headed = p.story
			rows = append(rows, place{story: p.story, heading: true})
		}
		rows = append(rows, p)
	}
	return slices.Clip(rows)
}

// known tells the index what the words of an article do not.
type known struct {
	*snapshot
	marks store.Marks
}

// Speaker keeps articles that quote somebody of that name.
func (k known) Speaker(words query.Pattern, among index.Set) {
	fits := make([]bool, len(k.Speakers))
	for i := range k.Speakers {
		fits[i] = called(&k.Speakers[i], words)
	}
	k.keepQuotations(among, func(q store.QuotationID) bool {
		id := k.SpeakerOf[q]
		return id != store.NoSpeaker && fits[id]
	})
}

func called(s *store.Speaker, words query.Pattern) bool {
	return words.In(s.Name) || slices.ContainsFunc(s.Aliases, words.In)
}

// Quote keeps articles with a quotation that holds the words.
func (k known) Quote(words query.Pattern, among index.Set) {
	k.keepQuotations(among, func(q store.QuotationID) bool {
		return k.quotations[q].Kind.Said() && words.In(k.words(q, k.quotations[q].Span))
	})
}

// keepQuotations keeps articles one of whose quotations passes.
func (k known) keepQuotations(among index.Set, passes func(store.QuotationID) bool) {
	among.Keep(func(a store.ArticleID) bool {
		from, to := k.of(a)
		for q := from; q < to; q++ {
			if passes(q) {
				return true
			}
		}
		return false
	})
}

// Published keeps articles whose date p holds.
func (k known) Published(p query.Published, among index.Set) {
	among.Keep(func(a store.ArticleID) bool { return p.Holds(k.articles[a].Published) })
}

// Is keeps articles that are in state.
func (k known) Is(state query.Is, among index.Set) {
	among.Keep(func(a store.ArticleID) bool {
		key := k.articles[a].Key
		switch state {
		case query.Read:
			return k.marks.Read[key]
		case query.Unread:
			return !k.marks.Read[key]
		default:
			return k.marks.Starred[key]
		}
	})
}

// Has keeps articles that have thing.
func (k known) Has(thing query.Has, among index.Set) {
	among.Keep(func(a store.ArticleID) bool {
		sum := &k.summaries[a]
		switch thing {
		case query.Dispute:
			return sum.Disputed
		case query.Link:
			return sum.Linked > 0
		default:
			return sum.Quotations > 0
		}
	})
}

// Order gives all articles, ascending, by date or by how many quotations they have.
func (k known) Order(by query.Key) []store.ArticleID {
	ids := make([]store.ArticleID, len(k.articles))
	for i := range ids {
		ids[i] = store.ArticleID(i)
	}
	slices.SortStableFunc(ids, func(a, b store.ArticleID) int {
		if by == query.ByDate {
			return k.byDate(a, b)
		}
		return k.summaries[a].Quotations - k.summaries[b].Quotations
	})
	return ids
}
