package speaker

import "hearsay/store/quote/learn"

// history looks up what was decided for the quotation before this one.
func (a *analysis) history(s *scene, quote int) {
	if quote == 0 || a.places[quote-1].chunk < 0 {
		return
	}
	s.lastQuote = int(a.places[quote-1].chunk)
	s.last = int(a.chosen[quote-1])
	p := a.at(s.lastQuote)
	if quote > 1 {
		s.last2 = int(a.chosen[quote-2])
	}
	s.asked = a.lastRune(&a.items[p.first]) == '?'
	switch d := s.self.para - p.para; {
	case p.sentence == s.self.sentence:
		s.gap = gapSentence
	case d == 0 && p.sentence+1 == s.self.sentence:
		s.gap = 2
	case d == 0:
		s.gap = 3
	case d == 1:
		s.gap = 4
	case d == 2:
		s.gap = 5
	default:
		s.gap = 6
	}
	if s.last == nobody && s.gap != gapSentence {
		s.gap |= 8
	}
}

// historyFeatures look at who said the quotation before.
func (a *analysis) historyFeatures(s *scene, v *view) {
	b, kind := &a.bag, learn.Hash(v.k.kind)
	if s.lastQuote < 0 {
		b.two(tHistory, v.place, kind)
		return
	}
	same := learn.Hash(0)
	switch {
	case s.last == nobody:
	case v.c == s.last:
		same = 1
	case a.sameName(v.c, s.last):
		same = 2
	case v.k.kind == a.at(s.last).kind && v.k.kind <= kindThey:
		same = 3
	default:
		same = 4
	}
	where := learn.Hash(0)
	switch {
	case v.c > s.q:
	case v.c > s.lastQuote:
		where = 1
	case s.last != nobody && v.c > s.last:
		where = 2
	default:
		where = 3
	}
	h := same | where<<4 | s.gap<<8
	b.one(tHistory+1, h)
	b.two(tHistory+2, h, kind)
	b.three(tHistory+3, h, s.bare, s.left.coarse.And(s.right.coarse))
	b.three(tHistory+4, h, s.left.fine, s.right.fine)
	b.three(tHistory+5, h, v.place, bucket(v.people))
	b.three(tHistory+6, h, a.at(s.lastQuote+1).fine, s.left.fine)
	b.three(tHistory+7, h, s.shape, s.bare)
	b.three(tHistory+8, h, bucket(v.subjects), learn.Hash(b2i(s.before > s.lastQuote)|b2i(s.loose > s.lastQuote)<<1))
	b.three(tHistory+9, h, bucket(v.subjects), s.right.coarse)
	a.turnFeatures(s, v, h, same)
}

// turnFeatures look at who takes the word, and whether two speak by turns. h is
// what history tells of the candidate, same whether it is whom it chose.
func (a *analysis) turnFeatures(s *scene, v *view, h, same learn.Hash) {
	b := &a.bag
	alternates := learn.Hash(b2i(a.samePerson(s.last2, s.last)) | b2i(a.samePerson(v.c, s.last2))<<1 | b2i(s.asked)<<2)
	b.three(tHistory+14, h, s.bare, alternates)
	b.three(tHistory+15, same, s.gap.And(s.bare), alternates)
	turn := learn.Hash(b2i(s.turn >= 0) | b2i(s.turn == v.c)<<1)
	b.two(tHistory+10, same, turn)
	b.three(tHistory+11, same, turn, s.gap)
	b.three(tHistory+12, turn, h>>4&15, s.gap)
	b.three(tHistory+13, turn, same, s.left.coarse)
}

// samePerson reports whether chunks c and d, if they are any, are one or end in the same name.
func (a *analysis) samePerson(c, d int) bool {
	return c != nobody && d != nobody && (c == d || a.sameName(c, d))
}

// sameName reports whether chunks c and d end in the same name.
func (a *analysis) sameName(c, d int) bool {
	x, y := a.at(c), a.at(d)
	return (x.kind == kindName || x.kind == kindRoleName) && (y.kind == kindName || y.kind == kindRoleName) && x.lemma == y.lemma
}
