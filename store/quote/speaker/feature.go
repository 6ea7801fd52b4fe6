package speaker

import (
	"slices"

	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker/lexicon"
)

// bag collects the features of one candidate. Every feature begins with the
// number of its template, so that two templates never share one.
type bag struct{ features []learn.Feature }

func (b *bag) one(t template, x learn.Hash) {
	b.features = append(b.features, learn.Hash(t).And(x).Feature())
}

func (b *bag) two(t template, x, y learn.Hash) {
	b.features = append(b.features, learn.Hash(t).And(x).And(y).Feature())
}

func (b *bag) three(t template, x, y, z learn.Hash) {
	b.features = append(b.features, learn.Hash(t).And(x).And(y).And(z).Feature())
}

// template numbers the kinds of features. A group of them shares a hundred.
type template learn.Hash

const (
	tPlace    template = 100  // where the candidate is
	tSort     template = 200  // what it is
	tNear     template = 300  // what stands next to it
	tQuote    template = 400  // what stands next to the quotation
	tPath     template = 500  // what lies between
	tClause   template = 600  // the verb it is the subject of
	tHistory  template = 700  // what was decided before
	tArticle  template = 800  // how it occurs in the article
	tNobody   template = 900  // for the candidate that is nobody
	tGovern   template = 1000 // the verbs before the quotation that are its
	tInside   template = 1100 // what is said
	tRole     template = 1200 // its part in its clause
	tClauses  template = 1300 // how the clauses hang together
	tGlance   template = 1400 // enough to leave out most, learned apart
	tFrame    template = 1500 // the clause around the quotation, whoever the candidate
	traitMask          = lexicon.Person | lexicon.Group | lexicon.Document | lexicon.Thing | lexicon.Kinship | lexicon.Title |
		lexicon.Given | lexicon.Place | lexicon.Suffix | lexicon.Female | lexicon.Male
	strongCue = lexicon.Say
	anyCue    = lexicon.Say | lexicon.Speak
)

// edge stands for what is beyond the article.
var edge = chunk{tag: paragraph, fine: learn.Hash(paragraph), coarse: learn.Hash(paragraph)}

func (a *analysis) at(c int) *chunk {
	if c < 0 || c >= len(a.chunk) {
		return &edge
	}
	return &a.chunk[c]
}

// describe gives all features of one candidate.
func (a *analysis) describe(s *scene, c candidate) []learn.Feature {
	a.bag.features = a.bag.features[:0]
	a.sketch(s, c)
	a.detail(s, c)
	return a.bag.features
}

// sketch adds the features that tell most, by which candidates can be left out early.
func (a *analysis) sketch(s *scene, c candidate) {
	if c.chunk == nobody {
		a.describeNobody(s)
		return
	}
	v := a.view(s, c)
	a.placeFeatures(s, &v)
	a.sortFeatures(s, &v)
	a.clauseFeatures(s, &v)
	a.governFeatures(s, &v)
	a.roleFeatures(s, &v)
	a.complementFeatures(s, &v)
	a.historyFeatures(s, &v)
}

// detail adds the features that sketch leaves out.
func (a *analysis) detail(s *scene, c candidate) {
	if c.chunk == nobody {
		return
	}
	v := a.view(s, c)
	a.nearFeatures(s, &v)
	a.quoteFeatures(s, &v)
	a.pathFeatures(s, &v)
	a.insideFeatures(s, &v)
	a.articleFeatures(s, &v)
}

func (a *analysis) view(s *scene, c candidate) view {
	v := view{c: int(c.chunk), k: a.at(int(c.chunk)), place: a.place(s, int(c.chunk)), candidate: c}
	v.sort = learn.Hash(v.k.kind).And(learn.Hash(v.k.class & traitMask))
	v.left, v.left2 = a.at(v.c-1), a.at(v.c-2)
	v.right, v.right2, v.right3 = a.at(v.c+1), a.at(v.c+2), a.at(v.c+3)
	return v
}

// view is one candidate as seen from a quotation.
type view struct {
	candidate
	c                     int
	k                     *chunk
	place                 learn.Hash // direction and rough distance
	sort                  learn.Hash
	left, left2           *chunk
	right, right2, right3 *chunk
}

// place is direction and rough distance.
func (a *analysis) place(s *scene, c int) learn.Hash {
	k := a.at(c)
	h := learn.Hash(1)
	if c > s.q {
		h = 2
	}
	switch d := k.para - s.self.para; {
	case k.sentence == s.self.sentence:
		h |= 4
	case d == 0 && (k.sentence-s.self.sentence == 1 || s.self.sentence-k.sentence == 1):
		h |= 8
	case d == 0:
		h |= 12
	case d == 1 || d == -1:
		h |= 16
	case d == -2:
		h |= 20
	default:
		h |= 24
	}
	return h
}

func bucket(n int32) learn.Hash {
	switch {
	case n < 4:
		return learn.Hash(n)
	case n < 6:
		return 4
	case n < 10:
		return 5
	case n < 18:
		return 6
	}
	return 7
}

func (a *analysis) placeFeatures(s *scene, v *view) {
	b, kind := &a.bag, learn.Hash(v.k.kind)
	b.one(tPlace, v.place)
	b.two(tPlace+1, v.place, kind)
	b.two(tPlace+2, v.place, v.sort)
	b.three(tPlace+3, v.place, bucket(v.between), kind)
	b.three(tPlace+4, v.place, bucket(v.people), kind)
	b.three(tPlace+5, v.place, bucket(v.subjects), kind)
	b.three(tPlace+6, v.place, bucket(v.people), s.bare)
	b.three(tPlace+7, v.place, bucket(v.subjects), s.shape)
	b.three(tPlace+8, v.place.And(kind), s.left.fine, s.right.fine)
	b.three(tPlace+9, v.place, bucket(v.subjects)|bucket(v.people)<<8, s.bare.And(learn.Hash(s.self.quoteKind(a))))
}

func (a *analysis) sortFeatures(s *scene, v *view) {
	b, kind := &a.bag, learn.Hash(v.k.kind)
	b.two(tSort, kind, learn.Hash(v.k.class&traitMask))
	if v.k.kind != kindName {
		b.one(tSort+1, v.k.lemma)
		b.two(tSort+2, v.k.lemma, v.place)
	}
	b.two(tSort+3, v.sort, s.bare)
	b.two(tSort+4, v.sort, s.shape)
	b.two(tSort+5, learn.Hash(min(v.k.last-v.k.first, 6)), kind)
}

func (k *chunk) quoteKind(a *analysis) int { return int(a.quotes[k.quote].Kind) }

func (a *analysis) nearFeatures(_ *scene, v *view) {
	b, kind := &a.bag, learn.Hash(v.k.kind)
	l, r := v.left.fine, v.right.fine
	b.two(tNear, l, v.place)
	b.two(tNear+1, r, v.place)
	b.three(tNear+2, l, r, kind)
	b.three(tNear+3, l, r, v.place)
	b.three(tNear+4, r, v.right2.fine, v.place)
	b.three(tNear+5, r.And(v.right2.fine), v.right3.fine, v.place)
	b.three(tNear+6, v.left2.fine, l, v.place)
	b.three(tNear+7, v.left2.fine.And(l), r, kind)
	b.three(tNear+8, v.left.coarse, v.right.coarse, v.place.And(kind))
	b.three(tNear+9, v.left2.coarse.And(v.left.coarse), v.right.coarse.And(v.right2.coarse), v.place)
	b.three(tNear+10, v.right.coarse.And(v.right2.coarse), v.right3.coarse, v.place)
	b.two(tNear+11, l, v.sort)
	b.two(tNear+12, r, v.sort)
	if v.k.tag == possessor {
		b.two(tNear+13, v.right.lemma, v.place)
		b.three(tNear+14, v.right.lemma, v.right2.fine, kind)
		b.three(tNear+15, learn.Hash(v.right.class&(traitMask|lexicon.Verb)), v.right2.coarse, v.place)
	}
}

func (a *analysis) quoteFeatures(s *scene, v *view) {
	b, kind := &a.bag, learn.Hash(v.k.kind)
	people := bucket(v.people)
	b.three(tQuote, s.left.fine, v.place, people)
	b.three(tQuote+1, s.right.fine, v.place, people)
	b.three(tQuote+2, s.left2.fine.And(s.left.fine), v.place, people)
	b.three(tQuote+3, s.right.fine.And(s.right2.fine), v.place, people)
	b.three(tQuote+4, s.left.coarse.And(s.right.coarse), v.place, bucket(v.subjects))
	b.three(tQuote+5, s.left.coarse.And(s.left2.coarse).And(s.left3.coarse), v.place, bucket(v.between))
	b.three(tQuote+6, s.right.coarse.And(s.right2.coarse), v.place, bucket(v.between))
	b.three(tQuote+7, s.shape, v.place, kind)
	b.three(tQuote+8, s.shape.And(s.right.coarse), s.left.coarse, v.place)
	if s.left.tag == nounPhrase {
		b.three(tQuote+13, s.left.lemma, v.place, learn.Hash(b2i(v.c == s.q-1)))
		b.three(tQuote+14, s.left.lemma, kind, people)
		b.three(tQuote+15, learn.Hash(s.left.class&traitMask), s.left2.fine, v.place.And(kind))
	}
	if s.right.tag == nounPhrase {
		b.three(tQuote+16, s.right.lemma, v.place, learn.Hash(b2i(v.c == s.q+1)))
	}
	if s.before >= 0 {
		own := learn.Hash(b2i(a.subjectOf(s.before) == v.c))
		b.three(tQuote+9, a.tail(s, s.before), s.right.coarse.And(s.right2.coarse), v.place.And(own))
		b.three(tQuote+10, a.tail(s, s.before).And(own), a.at(s.before).fine, v.place)
	}
	if s.after >= 0 {
		own := learn.Hash(b2i(a.subjectOf(s.after) == v.c || s.after+1 == v.c))
		b.three(tQuote+11, a.tail(s, s.after), s.left.coarse.And(s.left2.coarse), v.place.And(own))
		b.three(tQuote+12, a.tail(s, s.after).And(own), a.at(s.after).fine, v.place)
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (a *analysis) articleFeatures(s *scene, v *view) {
	b := &a.bag
	b.two(tArticle, bucket(a.counts[v.k.lemma]), v.sort)
	b.three(tArticle+1, bucket(a.counts[v.k.lemma]), v.place, learn.Hash(v.k.kind))
	if a.items[v.k.head].title || v.k.para == 0 {
		head := learn.Hash(b2i(s.self.para == 0))
		b.two(tArticle+2, v.place, head)
		b.three(tArticle+3, v.place, head, v.right.fine)
		b.three(tArticle+4, v.place.And(head), v.sort, s.left.coarse)
		b.three(tArticle+5, v.place.And(head), s.right.coarse, bucket(v.between))
	}
}

func (a *analysis) describeNobody(s *scene) {
	b := &a.bag
	b.one(tNobody, 0)
	b.one(tNobody+1, s.shape)
	b.two(tNobody+2, s.left.fine, s.right.fine)
	b.two(tNobody+3, s.left2.fine, s.left.fine)
	b.two(tNobody+4, s.right.fine, s.right2.fine)
	b.two(tNobody+5, s.left.coarse, s.right.coarse)
	b.two(tNobody+6, s.shape, s.left.coarse.And(s.right.coarse))
	b.two(tNobody+7, s.gap, s.bare)
	b.two(tNobody+8, learn.Hash(b2i(s.before >= 0)|b2i(s.after >= 0)<<1|b2i(s.loose >= 0)<<2), s.shape)
	b.one(tNobody+9, learn.Hash(b2i(s.self.para == 0)))
	b.three(tNobody+10, s.left2.coarse, s.left.fine, s.shape)
	if s.left.tag == nounPhrase {
		b.two(tNobody+11, s.left.lemma, s.shape)
		b.two(tNobody+12, s.left.lemma, s.left2.fine)
	}
	if len(s.govern) > 0 {
		g := a.at(int(s.govern[0]))
		b.one(tNobody+13, g.fine)
		b.two(tNobody+14, g.fine, s.left.coarse)
		b.two(tNobody+15, g.lemma, s.shape)
		b.two(tNobody+16, g.class2(), a.tail(s, int(s.govern[0])))
	}
	b.two(tNobody+18, s.opens, s.left.coarse)
	b.two(tNobody+19, s.opens, s.shape)
	b.two(tNobody+17, learn.Hash(len(s.govern)), s.shape)
}

// insideFeatures look at what is said: people seldom name themselves.
func (a *analysis) insideFeatures(s *scene, v *view) {
	b, kind := &a.bag, learn.Hash(v.k.kind)
	if slices.Contains(a.inside, v.k.lemma) {
		b.two(tInside, v.place, kind)
		b.one(tInside+1, kind)
	}
	b.two(tInside+2, s.words, v.sort)
	b.two(tInside+3, s.words, kind)
	b.three(tInside+4, s.opens, v.place, learn.Hash(b2i(v.c == s.q-1)))
	b.three(tInside+5, s.opens, s.left.coarse, v.place.And(bucket(v.subjects)))
	b.three(tInside+6, s.opens, s.left.fine, v.place.And(bucket(v.between)))
}
