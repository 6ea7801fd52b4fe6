package index

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/junegunn/fzf/src/util"

	"hearsay/store"
	"hearsay/store/query"
)

// Result is what passed a filter. It is immutable.
type Result struct {
	in    *Snapshot
	hits  []hit
	order query.Sort
	facts Facts
	set   Set               // what passed, unless
	few   []store.ArticleID // it is so little, in source order, that set is nil
}

// Len is how many articles passed.
func (r Result) Len() int { return len(r.few) + r.set.Len() }

// Set gives the articles that passed.
func (r Result) Set() Set {
	if r.set != nil {
		return r.set
	}
	s := NewSet(r.in.Len())
	for _, id := range r.few {
		s.Add(id)
	}
	return s
}

// IDs gives the articles that passed in the order asked for, which is made when it is called for.
func (r Result) IDs() []store.ArticleID {
	ids := r.sorted()
	if r.order.By == query.ByMatch {
		r.sortByScore(ids)
	}
	if r.order.Descending {
		slices.Reverse(ids)
	}
	return ids
}

// hit is a part of a filter that an article may have passed by its headline.
type hit struct {
	fuzzy *fuzzy // of a bare word; nil for others and for words too long
	words query.Pattern
}

// hitsOf gathers the parts of x that are not excluded.
func hitsOf(x query.Expr) []hit {
	switch x := x.(type) {
	case query.And:
		return hitsOfAll(x)
	case query.Or:
		return hitsOfAll(x)
	case query.Bare:
		return []hit{{newFuzzy(x.Written), x.Pattern}}
	case query.Phrase:
		return []hit{{nil, x.Pattern}}
	case query.Field:
		if x.In == query.Title {
			return []hit{{nil, x.Pattern}}
		}
	}
	return nil
}

func hitsOfAll(parts []query.Expr) []hit {
	var hs []hit
	for _, x := range parts {
		hs = append(hs, hitsOf(x)...)
	}
	return hs
}

// sorted gives the articles in ascending order, which for a match is that of the source.
func (r Result) sorted() []store.ArticleID {
	var all []store.ArticleID
	switch r.order.By {
	case query.BySource, query.ByMatch:
		return r.inSourceOrder()
	case query.ByTitle:
		all = r.in.byTitle()
	case query.ByOutlet:
		all = r.in.byOutlet()
	default:
		all = r.facts.Order(r.order.By)
	}
	set := r.Set()
	ids := make([]store.ArticleID, 0, r.Len())
	for _, id := range all {
		if set.Has(id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (r Result) inSourceOrder() []store.ArticleID {
	if r.set == nil {
		return slices.Clone(r.few)
	}
	return slices.AppendSeq(make([]store.ArticleID, 0, r.set.Len()), r.set.All())
}

// sortByScore puts the best match first, and equals in source order.
func (r Result) sortByScore(ids []store.ArticleID) {
	room := newRoom()
	score := make([]int, r.in.Len())
	for _, id := range ids {
		score[id] = r.score(id, room)
	}
	slices.SortStableFunc(ids, func(a, b store.ArticleID) int { return cmp.Compare(score[b], score[a]) })
}

// Score says how well headline and outlet of an article match the bare words
// of the filter, added up over the words. It is 0 for one that passed by its
// text or by facts alone; only its order has a meaning.
func (r Result) Score(id store.ArticleID) int { return r.score(id, newRoom()) }

func (r Result) score(id store.ArticleID, room *util.Slab) int {
	s, sum := r.in, 0
	for _, h := range r.hits {
		if h.fuzzy != nil {
			n := int(s.outletAt(uint32(id)))
			l, outlet := s.lines.at(int(id)), s.outletLines.at(n)
			sum += max(h.fuzzy.score(&l, s.titles.text(int(id)), room), h.fuzzy.score(&outlet, s.outlets.text(n), room))
		}
	}
	return sum
}

// Matched gives the bytes of an article's headline for which it passed:
// in order, apart from one another, empty if it passed by something else.
func (r Result) Matched(id store.ArticleID) []store.Span {
	if len(r.hits) == 0 {
		return nil
	}
	title, line := r.in.titles.text(int(id)), r.in.lines.at(int(id))
	var spans []store.Span
	for _, h := range r.hits {
		if h.fuzzy != nil {
			at := h.fuzzy.positions(&line, title)
			spans = append(spans, runes(title, at)...)
		} else if s, ok := h.words.Find(title); ok {
			spans = append(spans, s)
		}
	}
	return joined(spans)
}

// runes gives the bytes of the characters of s at the given places.
func runes(s string, at []int) []store.Span {
	if len(at) == 0 {
		return nil
	}
	slices.Sort(at)
	spans := make([]store.Span, 0, len(at))
	n := 0
	for i := 0; i < len(s) && len(spans) < len(at); n++ {
		_, size := utf8.DecodeRuneInString(s[i:])
		if n == at[len(spans)] {
			spans = append(spans, store.Span{Start: i, End: i + size})
		}
		i += size
	}
	return spans
}

// joined puts spans in order and makes one of those that touch.
func joined(spans []store.Span) []store.Span {
	slices.SortFunc(spans, func(a, b store.Span) int { return cmp.Compare(a.Start, b.Start) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}
