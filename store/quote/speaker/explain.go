package speaker

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/text"
)

// runnersUp is how many candidates an explanation tells of beside the chosen one.
const runnersUp = 4

// Explain attributes the quotations as Attribute does, leaving qs alone, and tells
// why quotation q was given to its speaker. The numbers are the model's own.
func (r Ranker) Explain(d *text.Doc, qs []store.Quotation, q int) store.Explanation {
	a := scratch.Get().(*analysis)
	defer scratch.Put(a)
	qs = slices.Clone(qs)
	a.read(d, qs)
	var e store.Explanation
	for i := range qs {
		qs[i].Attribution = store.Unknown
		if !qs[i].Kind.Said() || a.places[i].chunk < 0 {
			continue
		}
		a.decide(r.Weights, i)
		if i == q {
			e.Candidates = a.explain(r.Weights)
		}
	}
	people := a.cast()
	e.Quotation = qs[q]
	if p := qs[q].Person; p != store.Nobody {
		e.Speaker = people[p].Name
	}
	return e
}

// explain tells of the candidates of the quotation that was decided last.
func (a *analysis) explain(w learn.Scorer) []store.Candidate {
	order := make([]int, len(a.cands))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(a.scores[y], a.scores[x]) })
	order = order[:min(len(order), 1+runnersUp)]
	weights := make([][]float64, len(order))
	for n, i := range order {
		weights[n] = a.weigh(w, a.cands[i])
	}
	out := make([]store.Candidate, len(order))
	for n, i := range order {
		rival := 0
		if n == 0 {
			rival = min(1, len(order)-1)
		}
		out[n].Probability = float64(a.scores[i])
		if c := int(a.cands[i].chunk); c != nobody {
			out[n].Mention = a.mention(c)
		}
		out[n].Reasons = a.reasons(a.cands[i], weights[n], weights[rival])
	}
	return out
}

// weigh gives the score of a candidate, by aspect; the last place is that of nobody.
func (a *analysis) weigh(w learn.Scorer, c candidate) []float64 {
	out := make([]float64, len(aspects)+1)
	score := func() float64 { return caution * float64(w.Score(a.bag.features)) }
	if c.chunk == nobody {
		a.bag.features = a.bag.features[:0]
		a.describeNobody(&a.now)
		out[len(aspects)] = score()
		return out
	}
	v := a.view(&a.now, c)
	for i, look := range aspects {
		a.bag.features = a.bag.features[:0]
		look.features(a, &a.now, &v)
		out[i] = score()
	}
	return out
}

// reasons sets the weights of a candidate against those of its rival. What only the rival has speaks against it.
func (a *analysis) reasons(c candidate, own, rival []float64) []store.Reason {
	v := a.view(&a.now, c)
	var out []store.Reason
	sum := 0.0
	for i := range aspects {
		if c.chunk == nobody {
			sum += own[i] - rival[i]
			continue
		}
		if d := own[i] - rival[i]; d != 0 {
			out = append(out, store.Reason{Text: aspects[i].tell(a, &a.now, &v), Weight: d})
		}
	}
	if d := own[len(aspects)] - rival[len(aspects)] + sum; d != 0 {
		out = append(out, store.Reason{Text: tellUnspoken(c.chunk != nobody, d), Weight: d})
	}
	slices.SortStableFunc(out, func(x, y store.Reason) int { return cmp.Compare(math.Abs(y.Weight), math.Abs(x.Weight)) })
	return out
}

// tellUnspoken is the reason that weighs the article's silence: what speaks for
// somebody speaks against there being nobody.
func tellUnspoken(somebody bool, weight float64) string {
	if somebody == (weight > 0) {
		return "quotations like this one rarely go without a speaker"
	}
	return "quotations like this one often go without a speaker"
}

// aspects are the sides from which a candidate is looked at: what makes the
// features, and what it looks at, for a reader.
var aspects = [...]struct {
	features func(*analysis, *scene, *view)
	tell     func(*analysis, *scene, *view) string
}{
	{(*analysis).placeFeatures, (*analysis).tellPlace},
	{(*analysis).sortFeatures, (*analysis).tellSort},
	{(*analysis).clauseFeatures, (*analysis).tellClause},
	{(*analysis).governFeatures, (*analysis).tellGovern},
	{(*analysis).roleFeatures, (*analysis).tellRole},
	{(*analysis).complementFeatures, (*analysis).tellComplement},
	{(*analysis).historyFeatures, (*analysis).tellHistory},
	{(*analysis).nearFeatures, (*analysis).tellNear},
	{(*analysis).quoteFeatures, (*analysis).tellQuote},
	{(*analysis).pathFeatures, (*analysis).tellPath},
	{(*analysis).insideFeatures, (*analysis).tellInside},
	{(*analysis).articleFeatures, (*analysis).tellArticle},
}

func (a *analysis) tellPlace(s *scene, v *view) string {
	side := "before"
	if v.c > s.q {
		side = "after"
	}
	switch d := s.self.para - v.k.para; {
	case v.k.sentence == s.self.sentence:
		return "stands " + side + " it in the same sentence"
	case d == 0:
		return "stands " + side + " it in the same paragraph"
	case d == 1 || d == -1:
		return "stands in the paragraph " + side + " it"
	}
	return "stands paragraphs " + side + " it"
}

// sorts say what a noun phrase of each kind is.
var sorts = [...]string{
	kindHe: "is a pronoun", kindShe: "is a pronoun", kindIt: "is a pronoun", kindThey: "is a pronoun", kindFirst: "is a pronoun",
	kindYou: "is a pronoun", kindObject: "is a pronoun in the objective case", kindReflexive: "is a reflexive pronoun",
	kindWho: "is a relative pronoun", kindWhich: "is a relative pronoun", kindThat: "is a relative pronoun",
	kindIndefinite: "is an indefinite pronoun", kindName: "is a name", kindRoleName: "is a name with a role",
	kindNameNoun: "is a noun with a name before it", kindThe: "is a noun with an article", kindA: "is a noun with an article or a number",
	kindBare: "is a noun without an article", kindOwned: "is a noun with an owner", kindWork: "is the title of a work",
}

func (a *analysis) tellSort(_ *scene, v *view) string {
	if out := sorts[v.k.kind]; out != "" {
		return out
	}
	return "is what it is"
}

func (a *analysis) tellClause(s *scene, v *view) string {
	if vb := a.reporting(s, v.c); vb >= 0 {
		return "is the subject of " + a.shown(vb)
	}
	if vb := a.inverted(v.c); vb >= 0 {
		return "follows " + a.shown(vb)
	}
	return "is the subject of no verb"
}

func (a *analysis) tellGovern(s *scene, v *view) string {
	for _, g := range s.govern {
		if a.subjectOf(int(g)) == v.c {
			return a.shown(int(g)) + ", before the quotation, is its verb"
		}
	}
	if len(s.govern) == 0 {
		return "no verb leads into the quotation"
	}
	return "no verb before the quotation is its own"
}

func (a *analysis) tellRole(s *scene, v *view) string {
	switch a.part(s, v.c) {
	case roleSubject:
		return "is a subject in its clause"
	case roleBareSubject:
		return "stands as the subject of the quoted verb"
	case roleObject:
		return "is the object of " + a.shown(v.c-1)
	case rolePrepositional:
		return "hangs on " + a.shown(v.c-1)
	case roleFronted:
		return "hangs on " + a.shown(v.c-1) + " ahead of the clause"
	case roleOwner:
		return "is the owner of something"
	}
	return "has no clear part in its clause"
}

func (a *analysis) tellComplement(s *scene, v *view) string {
	o := a.opener(s.q)
	switch {
	case o < 0:
		return "no subordinate clause leads to the quotation"
	case v.c < o:
		return a.shown(o) + " begins another clause between it and the quotation"
	}
	return "stands in the clause that " + a.shown(o) + " begins"
}

func (a *analysis) tellHistory(s *scene, v *view) string {
	switch {
	case s.lastQuote < 0:
		return "no quotation stands before this one"
	case s.last == nobody:
		return "nobody is known for the quotation before"
	case s.last == v.c || a.sameName(v.c, s.last):
		return "said the quotation before"
	}
	return "another phrase was chosen for the quotation before"
}

func (a *analysis) tellNear(_ *scene, v *view) string {
	return "stands between " + a.shown(v.c-1) + " and " + a.shown(v.c+1)
}

func (a *analysis) tellQuote(s *scene, _ *view) string {
	return "the quotation stands between " + a.shown(s.q-1) + " and " + a.shown(s.q+1)
}

func (a *analysis) tellPath(s *scene, v *view) string {
	n := max(s.q, v.c) - min(s.q, v.c) - 1
	if n == 0 {
		return "nothing lies between it and the quotation"
	}
	if n == 1 {
		return "1 phrase or point lies between it and the quotation"
	}
	return strconv.Itoa(n) + " phrases and points lie between it and the quotation"
}

func (a *analysis) tellInside(_ *scene, v *view) string {
	if slices.Contains(a.inside, v.k.lemma) {
		return "the quotation itself names it"
	}
	return "the words of the quotation"
}

func (a *analysis) tellArticle(_ *scene, v *view) string {
	switch n := a.counts[v.k.lemma]; n {
	case 0:
		return "is no name that the article repeats"
	case 1:
		return "its last word is a name once in the article"
	default:
		return "its last word is a name " + strconv.Itoa(int(n)) + " times in the article"
	}
}

// longestShown is how many words of a phrase a reason shows: the last ones, with the head.
const longestShown = 5

// shown gives the words of chunk c, in marks; or what stands there, if it is no words.
func (a *analysis) shown(c int) string {
	switch k := a.at(c); k.tag {
	case paragraph:
		return "the edge of a paragraph"
	case quotation:
		return "a quotation"
	default:
		return "“" + a.words(max(k.first, k.last-longestShown+1), k.last) + "”"
	}
}
