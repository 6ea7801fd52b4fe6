package index

import (
	"slices"

	"hearsay/store"
	"hearsay/store/query"
)

// term is what every text must hold that holds a pattern: a word, or two side by side.
type term struct {
	word   string
	open   bool   // also words that begin so
	second string // that stands right behind word; may be empty
	count  int    // at most so many articles hold it
}

// find gives where g has the lists of t; ok is false if it has none, and any article may hold it.
func (t *term) find(g *segment) (from, to int, ok bool) {
	if t.second == "" {
		from, to = g.find(t.word, t.open)
		return from, to, true
	}
	if !g.pairs(t.word, t.second) {
		return 0, 0, false
	}
	from, to = g.find(pairOf(t.word, t.second), false)
	return from, to, true
}

// terms gives those of p, the rarest first.
func (s *Snapshot) terms(p query.Pattern) []term {
	var ts []term
	for i, w := range p.Words {
		open := p.Open && i == len(p.Words)-1
		ts = append(ts, s.counted(term{word: w, open: open}))
	}
	for _, i := range pairsOf(p) {
		ts = append(ts, s.counted(term{word: p.Words[i], second: p.Words[i+1]}))
	}
	slices.SortStableFunc(ts, func(a, b term) int { return a.count - b.count })
	return ts
}

func (s *Snapshot) counted(t term) term {
	for _, g := range s.segments {
		from, to, ok := t.find(g)
		if !ok {
			t.count += int(g.docs)
		}
		for i := from; i < to; i++ {
			t.count += int(g.counts[i])
		}
	}
	return t
}

// text keeps articles whose text holds the words of p in sequence.
func (s search) text(p query.Pattern, among Set) {
	s.holding(p, among)
	if unsettled := s.unsettled(p); len(unsettled) > 0 {
		among.keepOnAllCores(s.ctx, func(id store.ArticleID) bool { return !unsettled.has(id) || p.In(s.facts.Text(id)) })
	}
}

// holding keeps articles whose text holds the words of p, wherever they stand.
func (s search) holding(p query.Pattern, among Set) {
	if len(p.Words) == 0 {
		clear(among)
	}
	held := make(Set, len(among))
	for _, t := range s.terms(p) {
		clear(held)
		for _, g := range s.segments {
			g.markTerm(t, held)
		}
		among.And(held)
	}
}

// few gives the articles whose text holds ts, which are in order of their
// number, if the first of them leaves few. A set of all articles would cost more
// than such a search.
func (s *Snapshot) few(ts []term) (ids []store.ArticleID, ok bool) {
	if len(ts) == 0 || ts[0].count > s.Len()/64 {
		return nil, false
	}
	for _, g := range s.segments {
		from := len(ids)
		ids = g.appendHolders(ids, ts[0])
		rest := ids[from:]
		for _, t := range ts[1:] {
			rest = g.holding(rest, t)
		}
		ids = ids[:from+len(rest)]
	}
	return ids, true
}

// appendHolders appends the articles that hold t, in order.
func (g *segment) appendHolders(ids []store.ArticleID, t term) []store.ArticleID {
	start := len(ids)
	from, to, ok := t.find(g)
	if !ok {
		for id := g.first; id < g.first+g.docs; id++ {
			ids = append(ids, store.ArticleID(id))
		}
		return ids
	}
	for i := from; i < to; i++ {
		for c := g.cursor(i); c.next(); {
			ids = append(ids, store.ArticleID(c.article))
		}
	}
	if to-from < 2 {
		return ids
	}
	slices.Sort(ids[start:])
	return ids[:start+len(slices.Compact(ids[start:]))]
}

// markTerm puts into s the articles that may hold t.
func (g *segment) markTerm(t term, s Set) {
	if t.second == "" {
		g.markWords(t.word, t.open, s)
		return
	}
	from, to, ok := t.find(g)
	if !ok {
		for id := g.first; id < g.first+g.docs; id++ {
			s.Add(store.ArticleID(id))
		}
	}
	for i := from; i < to; i++ {
		g.mark(i, s, g.first)
	}
}

// holding keeps of ids, which are of g and in order, those that hold t.
func (g *segment) holding(ids []store.ArticleID, t term) []store.ArticleID {
	if len(ids) == 0 {
		return ids
	}
	from, to, ok := t.find(g)
	switch {
	case !ok:
		return ids
	case to-from == 1:
		return g.listed(ids, from)
	case to == from:
		return ids[:0]
	}
	held := NewSet(int(g.first + g.docs))
	g.markTerm(t, held)
	return slices.DeleteFunc(ids, func(id store.ArticleID) bool { return !held.Has(id) })
}

// listed keeps of ids those that are in list i.
func (g *segment) listed(ids []store.ArticleID, i int) []store.ArticleID {
	kept := ids[:0]
	if dense(g.counts[i], g.docs) {
		bits := g.lists.at(i)
		for _, id := range ids {
			if n := uint32(id) - g.first; int(n/8) < len(bits) && bits[n/8]&(1<<(n%8)) != 0 {
				kept = append(kept, id)
			}
		}
		return kept
	}
	c := g.cursor(i)
	more := c.next()
	for _, id := range ids {
		for more && c.article < uint32(id) {
			more = c.next()
		}
		if more && c.article == uint32(id) {
			kept = append(kept, id)
		}
	}
	return kept
}

// cursor walks over a list.
type cursor struct {
	list    []byte
	bits    bool
	bit     uint32 // the next one to look at, if it has bits
	first   uint32
	docs    uint32
	article uint32 // where it is
}

func (g *segment) cursor(i int) cursor {
	return cursor{list: g.lists.at(i), bits: dense(g.counts[i], g.docs), first: g.first, docs: g.docs, article: g.first - 1}
}

// next goes to the next article, and reports whether there is one.
func (c *cursor) next() bool {
	if c.bits {
		for ; c.bit < c.docs && int(c.bit/8) < len(c.list); c.bit++ {
			if c.list[c.bit/8]&(1<<(c.bit%8)) != 0 {
				c.article = c.first + c.bit
				c.bit++
				return true
			}
		}
		return false
	}
	if len(c.list) == 0 {
		return false
	}
	gap, n := uvarint(c.list)
	c.list = c.list[n:]
	c.article += gap
	return gap > 0 && c.article-c.first < c.docs
}
