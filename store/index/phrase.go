package index

import (
	"slices"

	"hearsay/store"
	"hearsay/store/query"
)

// term is what every text must hold that holds a pattern: a word, or two common
// ones side by side.
type term struct {
	word  string
	open  bool // also words that begin so
	count int  // at most so many articles hold it
}

// terms gives those of p, the rarest first.
func (s *Snapshot) terms(p query.Pattern) []term {
	var ts []term
	for i, w := range p.Words {
		open := p.Open && i == len(p.Words)-1
		ts = append(ts, s.term(w, open))
		if i == 0 || open {
			continue
		}
		if pair, ok := pairOf(p.Words[i-1], w); ok {
			ts = append(ts, s.term(pair, false))
		}
	}
	slices.SortStableFunc(ts, func(a, b term) int { return a.count - b.count })
	return ts
}

func (s *Snapshot) term(word string, open bool) term {
	t := term{word: word, open: open}
	for _, g := range s.segments {
		from, to := g.find(word, open)
		for i := from; i < to; i++ {
			t.count += int(g.counts[i])
		}
	}
	return t
}

// settled reports whether a text that holds the terms of p holds p.
func settled(p query.Pattern) bool {
	switch len(p.Words) {
	case 0, 1:
		return true
	case 2:
		_, both := pairOf(p.Words[0], p.Words[1])
		return both && !p.Open
	}
	return false
}

// text keeps articles whose text holds the words of p in sequence.
func (s search) text(p query.Pattern, among Set) {
	s.holding(p, among)
	if !settled(p) {
		among.keepOnAllCores(s.ctx, func(id store.ArticleID) bool { return p.In(s.facts.Text(id)) })
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
			g.markWords(t.word, t.open, held)
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
	from, to := g.find(t.word, t.open)
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

// holding keeps of ids, which are of g and in order, those that hold t.
func (g *segment) holding(ids []store.ArticleID, t term) []store.ArticleID {
	if len(ids) == 0 {
		return ids
	}
	from, to := g.find(t.word, t.open)
	if to-from == 1 {
		return g.listed(ids, from)
	}
	if to == from {
		return ids[:0]
	}
	held := NewSet(int(g.first + g.docs))
	g.markWords(t.word, t.open, held)
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
