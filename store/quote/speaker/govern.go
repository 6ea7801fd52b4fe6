package speaker

import (
	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker/lexicon"
)

// governFeatures say which of the verbs before the quotation the candidate is the subject of.
func (a *analysis) governFeatures(s *scene, v *view) {
	b, kind := &a.bag, learn.Hash(v.k.kind)
	mask, own, rival := learn.Hash(0), learn.Hash(0), learn.Hash(0)
	for i, g := range s.govern {
		if sub := a.subjectOf(int(g)); sub != v.c {
			if own == 0 && sub != nobody && a.at(sub).personal() {
				rival = max(rival, 5-a.at(int(g)).class2()&7)
			}
			continue
		}
		if own == 0 {
			own = a.at(int(g)).class2()
		}
		mask |= 1 << i
		k := a.at(int(g))
		i := learn.Hash(i)
		tail := a.tail(s, int(g))
		b.three(tGovern, i, k.fine, tail)
		b.three(tGovern+1, i, k.coarse, tail)
		b.two(tGovern+2, i, k.fine)
		b.three(tGovern+3, i, k.coarse, kind)
		b.two(tGovern+4, k.lemma, s.left.fine)
	}
	verbs := learn.Hash(0)
	for _, g := range s.govern {
		verbs = verbs.And(a.at(int(g)).class2())
	}
	b.three(tGovern+5, mask, learn.Hash(len(s.govern)), v.place)
	b.three(tGovern+6, mask, verbs, v.place)
	b.three(tGovern+7, mask, s.left.coarse, v.place.And(kind))
	b.three(tGovern+8, mask, s.shape, s.bare)
	b.three(tGovern+9, own, rival, v.place)
	b.three(tGovern+10, own, rival, s.gap.And(learn.Hash(b2i(v.c < s.lastQuote))))
	b.three(tGovern+11, own.And(rival), kind, s.left.coarse)
}

// class2 is what sort of verb a verb group is.
func (k *chunk) class2() learn.Hash {
	h := learn.Hash(4)
	switch {
	case k.class&lexicon.Say != 0:
		h = 1
	case k.class&lexicon.Speak != 0:
		h = 2
	case k.class&lexicon.Mind != 0:
		h = 3
	}
	if k.form != finite {
		h |= 8
	}
	return h
}
