package memory

import (
	"slices"

	"hearsay/store"
	"hearsay/store/anchor"
	"hearsay/store/index"
	"hearsay/store/query"
)

// Kept keeps articles whose tags or notes, or those of their bookmarks, hold words.
func (k known) Kept(x query.Field, among index.Set) {
	among.Keep(k.ctx, func(a store.ArticleID) bool {
		key := k.key(a)
		return ofArticle(k.marks, key, x) ||
			slices.ContainsFunc(k.marks.Bookmarks.Get(key), func(b store.Bookmark) bool { return ofBookmark(b, x) })
	})
}

func ofArticle(m store.Marks, key string, x query.Field) bool {
	if x.In == query.Note {
		return x.Pattern.In(m.Notes.Get(key))
	}
	return slices.ContainsFunc(m.Tags.Get(key), x.Pattern.In)
}

func ofBookmark(b store.Bookmark, x query.Field) bool {
	if x.In == query.Note {
		return x.Pattern.In(b.Note)
	}
	return slices.ContainsFunc(b.Tags, x.Pattern.In)
}

// noted reports whether a note is kept about an article or a quotation of it.
func noted(m store.Marks, key string) bool {
	return m.Notes.Get(key) != "" ||
		slices.ContainsFunc(m.Bookmarks.Get(key), func(b store.Bookmark) bool { return b.Note != "" })
}

// keptWith passes quotations with a tag or a note that holds the words, of their own or of their article.
func (s sieve) keptWith(x query.Field) test {
	own := s.bookmarked(func(b store.Bookmark) bool { return ofBookmark(b, x) })
	return func(q store.QuotationID) bool { return own(q) || ofArticle(s.marks, s.key(s.in(q)), x) }
}

// bookmarked passes quotations that are kept in a bookmark of which holds is true,
// wherever edits have moved their words.
func (s sieve) bookmarked(holds func(store.Bookmark) bool) test {
	kept := map[store.QuotationID]bool{}
	if s.marks.Bookmarks.Len() == 0 {
		return func(store.QuotationID) bool { return false }
	}
	for a := range store.ArticleID(s.counts().articles) {
		for _, b := range s.marks.Bookmarks.Get(s.key(a)) {
			if at, how := anchor.Find(s.text(a), b.Selector); how != anchor.Lost && holds(b) {
				s.under(a, at, kept)
			}
		}
	}
	return func(q store.QuotationID) bool { return kept[q] }
}

// under adds the quotations of an article that share words with a span.
func (s *snapshot) under(a store.ArticleID, at store.Span, to map[store.QuotationID]bool) {
	from, end := s.of(a)
	for q := from; q < end; q++ {
		if s.quotation(q).Span.Overlaps(at) {
			to[q] = true
		}
	}
}
