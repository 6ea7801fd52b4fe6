package speaker

import "hearsay/store/quote/learn"

// pathFeatures look at the chunks between candidate and quotation.
func (a *analysis) pathFeatures(s *scene, v *view) {
	b, kind := &a.bag, learn.Hash(v.k.kind)
	from, to, side := v.c+1, s.q, learn.Hash(1)
	if v.c > s.q {
		from, to, side = s.q+1, v.c, 2
	}
	if to-from > 14 {
		b.two(tPath, side, kind)
		return
	}
	fine, coarse := side, side
	var verbs, says, commas, stops, quotes learn.Hash
	for j := from; j < to; j++ {
		k := &a.chunk[j]
		fine, coarse = fine.And(k.fine), coarse.And(k.coarse)
		switch k.tag {
		case verbGroup:
			verbs++
			if k.class&anyCue != 0 {
				says++
			}
		case comma:
			commas++
		case stop, paragraph, semicolon, colon:
			stops++
		case quotation:
			quotes++
		}
	}
	if to-from <= 6 {
		b.one(tPath+1, fine)
		b.two(tPath+2, fine, kind)
	}
	if to-from <= 10 {
		b.one(tPath+3, coarse)
		b.two(tPath+4, coarse, kind)
	}
	b.three(tPath+5, side.And(min(verbs, 4)).And(min(says, 3)), min(stops, 2), quotes)
	b.three(tPath+6, side.And(min(verbs, 4)), min(commas, 3), kind.And(quotes))
	b.three(tPath+7, side.And(min(says, 3)), min(stops, 3), learn.Hash(bucket(v.people)))
	b.three(tPath+8, side, a.at(from).fine.And(a.at(to-1).fine), learn.Hash(min(to-from, 8)))
}

// clauseFeatures look at the verb that the candidate is the subject or the object of.
func (a *analysis) clauseFeatures(s *scene, v *view) {
	b, kind := &a.bag, learn.Hash(v.k.kind)
	vb := a.reporting(s, v.c)
	rel := relation(s, vb, v.c)
	b.two(tClause, v.place, rel)
	b.three(tClause+1, v.place, rel, kind)
	b.three(tClause+2, rel, s.left.coarse.And(s.right.coarse), v.place)
	b.three(tClause+3, rel, s.shape, v.place)
	if vb >= 0 {
		k := a.at(vb)
		b.two(tClause+4, k.lemma, v.place)
		b.three(tClause+5, k.lemma, v.place, learn.Hash(min(vb-v.c, 4)))
		b.three(tClause+6, k.coarse, v.place, a.tail(s, vb))
		b.two(tClause+7, k.fine, a.tail(s, vb))
		b.two(tClause+8, a.tail(s, vb), v.place)
		b.three(tClause+9, k.fine, v.place, s.bare)
	}
	if v.left.tag == verbGroup {
		b.three(tClause+10, v.left.fine, v.left2.coarse, v.place)
		b.three(tClause+11, v.left.fine, learn.Hash(b2i(v.c-2 == s.q)), kind)
	}
}

// reporting gives the verb by which the candidate at chunk c may report: of the
// verbs before the quotation that it is the subject of, the nearest; else its first.
func (a *analysis) reporting(s *scene, c int) int {
	for _, g := range s.govern {
		if a.subjectOf(int(g)) == c {
			return int(g)
		}
	}
	return a.verb(c)
}

// relation says how a candidate's verb stands to the cues about the quotation.
func relation(s *scene, vb, c int) learn.Hash {
	h := learn.Hash(0)
	if vb >= 0 {
		h = 1
		if vb > s.q {
			h = 2
		}
		if vb == s.before || vb == s.after {
			h |= 4
		}
		if vb == s.loose || vb == s.looseAfter {
			h |= 8
		}
	}
	if s.after >= 0 && c == s.after+1 {
		h |= 16
	}
	if s.before >= 0 {
		h |= 32
	}
	if s.after >= 0 {
		h |= 64
	}
	return h
}

// tail is what lies between the verb at vb and the quotation.
func (a *analysis) tail(s *scene, vb int) learn.Hash {
	from, to := vb+1, s.q
	if vb > s.q {
		from, to = s.q+1, vb
	}
	if to-from > 6 {
		return 99
	}
	h := learn.Hash(b2i(vb > s.q))
	for j := from; j < to; j++ {
		h = h.And(a.chunk[j].coarse)
	}
	return h
}
