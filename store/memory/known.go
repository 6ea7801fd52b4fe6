package memory

import (
	"context"
	"slices"

	"hearsay/store"
	"hearsay/store/index"
	"hearsay/store/query"
)

// known tells the index what the words of an article do not.
type known struct {
	ctx context.Context // of the question that it is asked for
	*snapshot
	marks store.Marks
}

// Speaker keeps articles that quote somebody of that name.
func (k known) Speaker(words query.Pattern, among index.Set) {
	fits := k.calledSo(words)
	k.keepQuotations(among, func(q store.QuotationID) bool {
		id := k.speakerOf(q)
		return id != store.NoSpeaker && fits[id]
	})
}

// calledSo tells by speaker whether a name or alias holds the words.
func (s *snapshot) calledSo(words query.Pattern) []bool {
	fits := make([]bool, s.counts().speakers)
	for i := range fits {
		fits[i] = called(s.speaker(store.SpeakerID(i)), words)
	}
	return fits
}

func called(s *store.Speaker, words query.Pattern) bool {
	return words.In(s.Name) || slices.ContainsFunc(s.Aliases, words.In)
}

// Quote keeps articles with a quotation that holds the words.
func (k known) Quote(words query.Pattern, among index.Set) {
	k.keepQuotations(among, func(q store.QuotationID) bool { return k.says(q, words) })
}

// says reports whether somebody says the words in quotation q.
func (s *snapshot) says(q store.QuotationID, words query.Pattern) bool {
	said := s.quotation(q)
	return said.Kind.Said() && words.In(s.words(q, said.Span))
}

// keepQuotations keeps articles one of whose quotations passes.
func (k known) keepQuotations(among index.Set, passes func(store.QuotationID) bool) {
	among.Keep(k.ctx, func(a store.ArticleID) bool {
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
	among.Keep(k.ctx, func(a store.ArticleID) bool { return p.Holds(k.published(a)) })
}

// Is keeps articles that are in state.
func (k known) Is(state query.Is, among index.Set) {
	among.Keep(k.ctx, func(a store.ArticleID) bool {
		key := k.key(a)
		switch state {
		case query.Read:
			return k.marks.Read.Get(key)
		case query.Unread:
			return !k.marks.Read.Get(key)
		case query.Bookmarked:
			return len(k.marks.Bookmarks.Get(key)) > 0
		default:
			return k.marks.Starred.Get(key)
		}
	})
}

// Has keeps articles that have thing.
func (k known) Has(thing query.Has, among index.Set) {
	among.Keep(k.ctx, func(a store.ArticleID) bool {
		has := k.tally(a)
		switch thing {
		case query.Dispute:
			return has.disputed
		case query.Link:
			return has.linked > 0
		case query.Noted:
			return noted(k.marks, k.key(a))
		default:
			return has.quotations > 0
		}
	})
}

// Text gives the text of an article.
func (k known) Text(a store.ArticleID) string { return k.text(a) }

// Order gives all articles, ascending, by date or by how many quotations they have.
func (k known) Order(by query.Key) []store.ArticleID {
	ids := make([]store.ArticleID, k.counts().articles)
	for i := range ids {
		ids[i] = store.ArticleID(i)
	}
	slices.SortStableFunc(ids, func(a, b store.ArticleID) int {
		if by == query.ByDate {
			return k.byDate(a, b)
		}
		return k.tally(a).quotations - k.tally(b).quotations
	})
	return ids
}
