package index

import (
	"slices"

	"hearsay/store"
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
	// Order gives all articles, ascending, by query.ByDate or query.ByQuotes.
	Order(by query.Key) []store.ArticleID
}

// Result is what passed a filter. It is immutable.
type Result struct {
	IDs  []store.ArticleID // in the order asked for
	in   *Snapshot
	hits []hit
}

// Search gives the articles that pass f, in the order it asks for.
func (s *Snapshot) Search(f *query.Filter, facts Facts) Result {
	passed := fullSet(s.Len())
	if f.Root != nil {
		search{s, facts}.narrow(f.Root, passed)
	}
	r := Result{in: s, hits: hitsOf(f.Root)}
	r.IDs = r.sorted(passed, f.Sort, facts)
	return r
}

// search is one run of a filter. Its methods take out of a set what does not pass.
type search struct {
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
	reported := s.byOutlets(func(n uint32) bool { return f.matches(&s.outletLines[n], s.outlets[n]) })
	among.keepOnAllCores(func(id store.ArticleID) bool {
		return reported[s.outletOf[id]] || f.matches(&s.lines[id], s.titles[id])
	})
}

// outlet keeps articles whose outlet holds the words of p.
func (s search) outlet(p query.Pattern, among Set) {
	reported := s.byOutlets(func(n uint32) bool { return p.In(s.outlets[n]) })
	among.Keep(func(id store.ArticleID) bool { return reported[s.outletOf[id]] })
}

// byOutlets asks a test once for each outlet.
func (s search) byOutlets(passes func(uint32) bool) []bool {
	known := make([]bool, len(s.outlets))
	for n := range known {
		known[n] = passes(uint32(n))
	}
	return known
}

// title keeps articles whose headline holds the words of p.
func (s search) title(p query.Pattern, among Set) {
	mask := uint64(0)
	for _, w := range p.Words {
		mask |= letters([]rune(w))
	}
	among.Keep(func(id store.ArticleID) bool {
		return mask&^s.lines[id].mask == 0 && p.In(s.titles[id])
	})
}

// text keeps articles whose text holds the words of p in sequence.
func (s search) text(p query.Pattern, among Set) {
	s.holding(p, among)
	if len(p.Words) < 2 {
		return
	}
	found := make(Set, len(among))
	for _, g := range s.segments {
		g.markPhrase(p, among, found)
	}
	copy(among, found)
}

// holding keeps articles whose text holds the words of p, wherever they stand.
func (s search) holding(p query.Pattern, among Set) {
	if len(p.Words) == 0 {
		clear(among)
	}
	held := make(Set, len(among))
	for i, w := range p.Words {
		clear(held)
		open := p.Open && i == len(p.Words)-1
		for _, g := range s.segments {
			g.markWords(w, open, held)
		}
		among.And(held)
	}
}
