package speaker

import (
	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/text"
)

// Frames gives features of the clause around each quotation of qs that is asked
// for: the cues in its sentence, the verbs before it and who does what they say.
// Words that somebody said stand in such a frame, a name or a slogan seldom does.
// Nobody is named, so no weights are needed; the quotations must be in text order
// and must not overlap.
func Frames(d *text.Doc, qs []store.Quotation, asked func(q int) bool) [][]learn.Feature {
	a := scratch.Get().(*analysis)
	defer scratch.Put(a)
	a.read(d, qs)
	frames := make([][]learn.Feature, len(qs))
	for q := range qs {
		if asked(q) && qs[q].Kind.Said() && a.places[q].chunk >= 0 {
			frames[q] = a.frame(a.scene(q))
		}
	}
	return frames
}

// frameVerbs is how many of the verbs before a quotation frame it.
const frameVerbs = 2

func (a *analysis) frame(s *scene) []learn.Feature {
	b := bag{features: make([]learn.Feature, 0, 8+8*frameVerbs)}
	cues := learn.Hash(b2i(s.before >= 0) | b2i(s.after >= 0)<<1 | b2i(s.loose >= 0)<<2 | b2i(s.looseAfter >= 0)<<3)
	b.one(tFrame, s.shape)
	b.one(tFrame+1, cues)
	b.two(tFrame+2, cues, s.left.coarse)
	b.two(tFrame+15, cues, s.right.coarse)
	b.one(tFrame+3, s.bare)
	if len(s.govern) == 0 {
		b.one(tFrame+4, s.left.coarse)
	}
	for i, g := range s.govern[:min(len(s.govern), frameVerbs)] {
		a.frameVerb(&b, s, learn.Hash(i), int(g))
	}
	return b.features
}

// frameVerb adds what the verb at chunk g, the i-th before the quotation, tells of it.
func (a *analysis) frameVerb(b *bag, s *scene, i learn.Hash, g int) {
	k, tail := a.at(g), a.tail(s, g)
	doer, personal := learn.Hash(0), learn.Hash(2)
	if c := a.subjectOf(g); c != nobody {
		doer, personal = learn.Hash(a.at(c).kind), learn.Hash(b2i(a.at(c).personal()))
	}
	b.two(tFrame+5, i, k.fine)
	b.two(tFrame+6, i, k.lemma)
	b.three(tFrame+7, i, k.fine, tail)
	b.two(tFrame+8, k.class2(), tail)
	b.two(tFrame+9, i, k.class2())
	b.three(tFrame+10, i, k.class2(), doer)
	b.three(tFrame+11, i, k.lemma, doer)
	b.three(tFrame+12, k.class2(), tail, doer)
	b.three(tFrame+13, i, k.class2(), personal)
	b.three(tFrame+14, i.And(k.class2()), tail, personal)
}
