package speaker

import "hearsay/store/quote/learn"

// glance gives the few features by which most candidates are left out at once.
// They are learned apart from the others, and weigh nothing beside them.
func (a *analysis) glance(s *scene, c candidate) []learn.Feature {
	b := &a.bag
	b.features = b.features[:0]
	if c.chunk == nobody {
		b.one(tGlance, 0)
		b.three(tGlance+1, s.shape, s.left.coarse, s.right.coarse)
		b.two(tGlance+2, s.gap, s.bare)
		return b.features
	}
	v := a.view(s, c)
	kind := learn.Hash(v.k.kind)
	b.three(tGlance+3, v.place, bucket(v.between), kind)
	b.three(tGlance+4, v.place, bucket(v.people), kind)
	b.three(tGlance+5, v.place.And(bucket(v.subjects)), s.bare, learn.Hash(s.self.quoteKind(a)))
	b.three(tGlance+6, v.place, v.left.fine, bucket(v.people))
	b.three(tGlance+7, v.place, v.right.fine, bucket(v.people))
	same := learn.Hash(b2i(v.c == s.last) | b2i(a.samePerson(v.c, s.last))<<1 | b2i(v.c > s.lastQuote)<<2)
	b.three(tGlance+8, same, s.gap, kind)
	b.three(tGlance+9, same, s.gap, s.bare)
	b.two(tGlance+10, v.place, learn.Hash(b2i(s.after >= 0 && s.after+1 == v.c)|b2i(s.after >= 0)<<1|b2i(s.before >= 0)<<2|b2i(a.verb(v.c) >= 0)<<3))
	return b.features
}
