package index

import (
	"context"
	"slices"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/query"
)

// Facts knows of the articles what their words do not tell. The index asks it
// once for each field of a filter, never once for each article: a method takes
// out of among every article that does not pass, and leaves the others in.
// Both sides must speak of the same articles, so a Facts belongs to one
// snapshot.
type Facts interface {
	// Speaker keeps articles that quote somebody whose name or alias holds the words.
	Speaker(words query.Pattern, among Set)
	// Quote keeps articles with a quotation that holds the words. All of among
	// have the words somewhere in their text, in sequence.
	Quote(words query.Pattern, among Set)
	// Kept keeps articles of which the reader keeps a tag or a note that holds the words.
	Kept(x query.Field, among Set)
	// Published keeps articles whose date p.Holds.
	Published(p query.Published, among Set)
	// Is keeps articles that are in state.
	Is(state query.Is, among Set)
	// Has keeps articles that have thing.
	Has(thing query.Has, among Set)
	// Text gives the text of an article as it was added.
	Text(id store.ArticleID) string
	// Order gives all articles, ascending, by query.ByDate or query.ByQuotes.
	Order(by query.Key) []store.ArticleID
}

// Search gives the articles that pass f, in the order it asks for. Once ctx is done it
// stops as soon as may be, and what it gives says nothing.
func (s *Snapshot) Search(ctx context.Context, f *query.Filter, facts Facts) Result {
	r := Result{in: s, hits: hitsOf(f.Root), order: f.Sort, facts: facts}
	search := search{ctx, s, facts}
	texts, rest := divide(f.Root)
	few, ok := search.allTexts(texts)
	switch {
	case ok && len(rest) == 0:
		r.few = few
		return r
	case ok:
		r.set = NewSet(s.Len())
		for _, id := range few {
			r.set.Add(id)
		}
		search.all(rest, r.set)
		return r
	}
	r.set = fullSet(s.Len())
	if f.Root != nil {
		search.narrow(f.Root, r.set)
	}
	return r
}

// divide parts what every article must have in its text from all else that it must be.
func divide(x query.Expr) (texts []query.Pattern, rest query.And) {
	parts, ok := x.(query.And)
	if !ok && x != nil {
		parts = query.And{x}
	}
	for _, x := range parts {
		if f, ok := x.(query.Field); ok && f.In == query.Text && len(f.Words) > 0 {
			texts = append(texts, f.Pattern)
		} else {
			rest = append(rest, x)
		}
	}
	return texts, rest
}

// allTexts gives the articles whose text holds all of ps, if they are few.
func (s search) allTexts(ps []query.Pattern) ([]store.ArticleID, bool) {
	var all []term
	for _, p := range ps {
		all = append(all, s.terms(p)...)
	}
	slices.SortStableFunc(all, func(a, b term) int { return a.count - b.count })
	ids, ok := s.few(all)
	for _, p := range ps {
		ids = s.verified(ids, p)
	}
	return ids, ok
}

// verified keeps of ids those whose text holds p.
func (s search) verified(ids []store.ArticleID, p query.Pattern) []store.ArticleID {
	unsettled := s.unsettled(p)
	if len(unsettled) == 0 {
		return ids
	}
	holds := make([]bool, len(ids))
	cores.Each(len(ids), func() func(int) {
		return func(i int) { holds[i] = !unsettled.has(ids[i]) || s.ctx.Err() == nil && p.In(s.facts.Text(ids[i])) }
	})
	kept := ids[:0]
	for i, id := range ids {
		if holds[i] {
			kept = append(kept, id)
		}
	}
	return kept
}

// search is one run of a filter. Its methods take out of a set what does not pass.
type search struct {
	ctx context.Context
	*Snapshot
	facts Facts
}

func (s search) narrow(x query.Expr, among Set) {
	switch x := x.(type) {
	case query.And:
		s.all(x, among)
	case query.Or:
		s.any(x, among)
	case query.Not:
		out := slices.Clone(among)
		s.narrow(x.X, out)
		among.andNot(out)
	case query.Bare:
		s.bare(x.Pattern, among)
	case query.Phrase:
		s.either(among, x.Pattern, s.title, s.text)
	case query.Field:
		s.field(x, among)
	case query.Published:
		s.facts.Published(x, among)
	case query.Is:
		s.facts.Is(x, among)
	case query.Has:
		s.facts.Has(x, among)
	}
}

// all asks the cheap parts first, so that the others have less to look at.
func (s search) all(parts query.And, among Set) {
	parts = slices.Clone(parts)
	slices.SortStableFunc(parts, func(a, b query.Expr) int { return cost(a) - cost(b) })
	for _, x := range parts {
		s.narrow(x, among)
	}
}

// cost ranks nodes by what they ask of each article.
func cost(x query.Expr) int {
	switch x := x.(type) {
	case query.Is, query.Has:
		return 0
	case query.Published, query.Field:
		return 1
	case query.Bare:
		return 2
	case query.Phrase:
		return 3
	case query.Not:
		return cost(x.X)
	}
	return 4
}

func (s search) any(parts query.Or, among Set) {
	passed := make(Set, len(among))
	for _, x := range parts {
		some := slices.Clone(among)
		s.narrow(x, some)
		passed.or(some)
	}
	copy(among, passed)
}

// either keeps what passes the first test or, failing that, the second.
func (s search) either(among Set, p query.Pattern, first, second func(query.Pattern, Set)) {
	passed := slices.Clone(among)
	first(p, passed)
	among.andNot(passed)
	second(p, among)
	among.or(passed)
}

func (s search) bare(p query.Pattern, among Set) { s.either(among, p, s.text, s.fuzzy) }

func (s search) field(x query.Field, among Set) {
	switch x.In {
	case query.Speaker:
		s.facts.Speaker(x.Pattern, among)
	case query.Outlet:
		s.outlet(x.Pattern, among)
	case query.Title:
		s.title(x.Pattern, among)
	case query.Text:
		s.text(x.Pattern, among)
	case query.Quote:
		s.text(x.Pattern, among)
		s.facts.Quote(x.Pattern, among)
	case query.Tag, query.Note:
		s.facts.Kept(x, among)
	}
}

// fuzzy keeps articles whose headline or outlet matches a bare word.
func (s search) fuzzy(p query.Pattern, among Set) {
	f := newFuzzy(p.Written)
	if f == nil {
		clear(among)
		return
	}
	reported := s.byOutlets(func(n int) bool {
		l := s.outletLines.at(n)
		return f.matches(&l, s.outlets.text(n))
	})
	among.keepOnAllCores(s.ctx, func(id store.ArticleID) bool {
		if reported[s.outletAt(uint32(id))] {
			return true
		}
		if !f.may(s.lines.letters[id], s.lines.pairs[id], s.lines.heads[id]) {
			return false
		}
		l := s.lines.at(int(id))
		return f.matches(&l, s.titles.text(int(id)))
	})
}

// outlet keeps articles whose outlet holds the words of p.
func (s search) outlet(p query.Pattern, among Set) {
	reported := s.byOutlets(func(n int) bool { return p.In(s.outlets.text(n)) })
	among.Keep(s.ctx, func(id store.ArticleID) bool { return reported[s.outletAt(uint32(id))] })
}

// byOutlets asks a test once for each outlet.
func (s search) byOutlets(passes func(int) bool) []bool {
	known := make([]bool, s.outlets.len())
	for n := range known {
		known[n] = passes(n)
	}
	return known
}

// title keeps articles whose headline holds the words of p.
func (s search) title(p query.Pattern, among Set) {
	letters := uint64(0)
	for _, w := range p.Words {
		letters |= lettersOf([]rune(w))
	}
	among.keepOnAllCores(s.ctx, func(id store.ArticleID) bool {
		return letters&^s.lines.letters[id] == 0 && p.In(s.titles.text(int(id)))
	})
}
