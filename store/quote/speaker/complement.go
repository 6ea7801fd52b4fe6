package speaker

import (
	"hearsay/store/quote/learn"
)

// complement tells what follows the verb group at g: the quotation, a clause, an object.
func (a *analysis) complement(s *scene, g int) learn.Hash {
	next := a.at(g + 1)
	switch next.tag {
	case quotation:
		return 1
	case nounPhrase, possessor:
		j := g + 1
		for a.at(j).tag == possessor && j < s.q {
			j++
		}
		if v := a.verb(j); v > j && a.at(v).sentence == s.self.sentence {
			return 2 // a clause without that
		}
		if t := a.at(j + 1); t.tag == that || t.tag == comma || t.tag == colon || t.tag == quotation || t.tag == wh {
			return learn.Hash(8 + t.tag) // told her that
		}
		return 3
	case that, wh, who, comma, colon, verbGroup:
		return learn.Hash(128 + next.tag)
	case preposition, subordinator:
		return next.fine
	}
	return 4
}

// opener gives the nearest chunk before c that begins a subordinate clause in its sentence, or -1.
func (a *analysis) opener(c int) int {
	for j := c - 1; j >= 0 && j > c-reach && a.chunk[j].sentence == a.chunk[c].sentence; j-- {
		switch a.chunk[j].tag {
		case subordinator, who, that, wh:
			return j
		}
	}
	return nobody
}

// complementFeatures tell how the clause of the candidate's verb and that of the quotation hang together.
func (a *analysis) complementFeatures(s *scene, v *view) {
	b := &a.bag
	if v.k.sentence != s.self.sentence || v.c > s.q {
		return
	}
	if o := a.opener(s.q); o >= 0 {
		where := learn.Hash(b2i(v.c < o) | b2i(v.c == o)<<1 | b2i(v.c == o+1)<<2)
		own := learn.Hash(b2i(len(s.govern) > 0 && a.subjectOf(int(s.govern[0])) == v.c))
		b.three(tClauses, a.at(o).fine, where, own)
		b.three(tClauses+1, a.at(o-1).fine.And(a.at(o).fine), where, own)
		b.three(tClauses+2, a.at(o).fine, where, v.sort)
	}
	for i, g := range s.govern {
		if a.subjectOf(int(g)) != v.c {
			continue
		}
		k, c := a.at(int(g)), a.complement(s, int(g))
		b.three(tClauses+3, c, k.class2(), learn.Hash(i))
		b.three(tClauses+4, c, k.lemma, 0)
		b.three(tClauses+5, c, k.class2(), s.left.coarse)
		b.three(tClauses+6, c, k.fine, learn.Hash(min(i, 2)))
		if i > 0 {
			inner := a.at(int(s.govern[0]))
			b.three(tClauses+7, c.And(k.class2()), inner.lemma, s.left.coarse)
			b.three(tClauses+8, c, k.class2(), inner.class2())
		}
		return
	}
}
