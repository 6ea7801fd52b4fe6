package speaker

import (
	"math"
	"slices"
	"strings"

	"hearsay/store"
	"hearsay/store/quote/speaker/lexicon"
)

// recentPeople is how many of the last people a pronoun may mean.
const recentPeople = 12

// resolve walks the article and finds whom its pronouns and descriptions mean.
// It walks twice: who is whose wife may stand behind the first "his wife".
func (a *analysis) resolve() {
	a.markSpeakers()
	a.walkMentions(false)
	a.completeFamilies()
	a.couples()
	a.walkMentions(true)
	a.headlineRoles()
}

// markSpeakers notes which chunks were chosen as speakers; only those make people out of unnamed mentions.
func (a *analysis) markSpeakers() {
	a.speaks = all(a.speaks, len(a.chunk), false)
	for q := range a.quotes {
		if c := a.speakerChunk(q); c != nobody {
			a.speaks[c] = true
		}
	}
}

func (a *analysis) walkMentions(final bool) {
	a.recent = a.recent[:0]
	for p := range a.people {
		a.people[p].last = nobody
	}
	for _, at := range a.phrases {
		c := int(at)
		k := &a.chunk[c]
		if k.relative() {
			continue
		}
		p := int(a.who[c])
		if p == nobody || k.kind != kindName && k.kind != kindRoleName {
			p = a.meaning(c, p, final)
		}
		a.kinship(c, p)
		a.who[c] = int32(p)
		if p != nobody && !a.items[k.head].title {
			a.touch(p, c)
		}
	}
}

// meaning finds whom the phrase at c means, if it is no name; known is what an apposition told, or nobody.
func (a *analysis) meaning(c, known int, final bool) int {
	k := &a.chunk[c]
	p := known
	switch k.kind {
	case kindHe:
		p = a.pronoun(c, store.Male)
	case kindShe:
		p = a.pronoun(c, store.Female)
	case kindOwned:
		if k.class&lexicon.Kinship != 0 {
			p = a.kinsman(c, p)
		}
	case kindThe, kindNameNoun:
		if p == nobody && a.definite(k) {
			p = a.described(c)
		}
	}
	if p == nobody && final && a.speaks[c] {
		p = a.unnamed(c)
	}
	return p
}

// definite reports whether a phrase begins with the.
func (a *analysis) definite(k *chunk) bool {
	return k.kind == kindThe || a.items[k.first].tag == determiner && a.doc.Lower(int(a.items[k.first].first)) == "the"
}

// touch notes a mention of p at chunk c and brings p to the front of the recent people.
func (a *analysis) touch(p, c int) {
	a.people[p].last = int32(c)
	i := slices.Index(a.recent, int32(p))
	if i < 0 {
		if len(a.recent) < recentPeople {
			a.recent = append(a.recent, nobody)
		}
		i = len(a.recent) - 1
	}
	copy(a.recent[1:i+1], a.recent[:i])
	a.recent[0] = int32(p)
}

// pronoun finds whom a pronoun means: somebody in mind or, where a report
// opens with it, the first to be named after it.
func (a *analysis) pronoun(c int, g store.Gender) int {
	if p := a.salient(c, g); p != nobody {
		return p
	}
	for j := c + 1; j < len(a.chunk) && j < c+introductionReach; j++ {
		p := a.who[j]
		if a.chunk[j].kind != kindName && a.chunk[j].kind != kindRoleName || p == nobody {
			continue
		}
		if o := &a.people[p]; o.Named && o.Gender != store.Group && !clash(o.Gender, g) && !o.place() && (len(o.parts) > 1 || o.Gender == g) {
			return int(p)
		}
	}
	return nobody
}

// salient finds the person of a gender who is most in mind at chunk c: lately
// mentioned, as a subject, often.
func (a *analysis) salient(c int, g store.Gender) int {
	best, top := nobody, math.Inf(-1)
	for _, p := range a.recent {
		o := &a.people[p]
		if o.Gender == store.Group || clash(o.Gender, g) || o.place() {
			continue
		}
		if s := a.salience(o, c, g); s > top {
			best, top = int(p), s
		}
	}
	return best
}

func (a *analysis) salience(o *person, c int, g store.Gender) float64 {
	k, last := &a.chunk[c], &a.chunk[o.last]
	score := -float64(min(k.sentence-last.sentence, 12)) - 0.3*float64(min(k.para-last.para, 6))
	if a.verb(int(o.last)) >= 0 {
		score++
	}
	if last.tag == possessor {
		score -= 0.3
	}
	if o.Gender == g && g != store.GenderUnknown {
		score++
	}
	return score + o.familiarity()
}

// familiarity rises with how often p is mentioned.
func (p *person) familiarity() float64 {
	if int(p.mentions) < len(familiarities) {
		return familiarities[p.mentions]
	}
	return math.Log1p(float64(p.mentions)) / 2
}

// familiarities are those of people who are mentioned less often, as most are.
var familiarities = func() (f [32]float64) {
	for n := range f {
		f[n] = math.Log1p(float64(n)) / 2
	}
	return f
}()

// varied are heads that stand for somebody already named, when nobody else is meant by them.
var varied = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`actor actress singer star rapper comedian president senator governor congressman congresswoman
		candidate nominee mogul billionaire tycoon businessman businesswoman striker midfielder quarterback guard author teen
		pensioner mum mom dad novelist filmmaker entrepreneur politician lawmaker republican democrat premier pontiff
		newcomer veteran champion prince princess duke duchess queen king pop-star influencer`) {
		m[w] = true
	}
	return m
}()

// described finds whom a description means: "the Texas senator". First whoever
// was called so; failing that, for a speaker, whoever is most in mind and fits.
func (a *analysis) described(c int) int {
	k := &a.chunk[c]
	if k.class&lexicon.Person == 0 && !parental(a.doc.Lower(int(a.items[k.head].first))) {
		return nobody
	}
	if p := a.byTraits(c); p != nobody {
		return p
	}
	head := a.doc.Lower(int(a.items[k.head].first))
	telling := varied[head] || parental(head) || k.last-k.first >= 2
	if !telling || plural(head) || a.introduced(c) {
		return nobody
	}
	if !a.speaks[c] && a.verb(c) < 0 {
		return nobody
	}
	p := a.salient(c, a.headGender(k, head))
	if p != nobody && a.people[p].Named {
		for i := k.first + 1; i <= k.last; i++ {
			a.trait(p, i)
		}
	}
	return p
}

func plural(head string) bool {
	return strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") || head == "people" || head == "men" || head == "women"
}

// introduced reports whether somebody unnamed was called by the head of chunk c before: an onlooker … the onlooker.
func (a *analysis) introduced(c int) bool {
	for j := c - 1; j >= 0 && j > c-introductionReach; j-- {
		if k := &a.chunk[j]; !a.items[k.head].title && (k.kind == kindA || k.kind == kindBare) && k.lemma == a.chunk[c].lemma && a.who[j] == nobody {
			return true
		}
	}
	return false
}

// introductionReach is how many chunks back somebody may have been introduced.
const introductionReach = 120

// parental reports whether a head such as mother-of-three says what somebody has, not who it is.
func parental(head string) bool {
	return strings.HasPrefix(head, "mother-of-") || strings.HasPrefix(head, "mom-of-") || strings.HasPrefix(head, "father-of-") || strings.HasPrefix(head, "dad-of-")
}

func (a *analysis) headGender(k *chunk, head string) store.Gender {
	switch {
	case strings.HasPrefix(head, "mo") && parental(head):
		return store.Female
	case parental(head):
		return store.Male
	}
	return wordGender(k.class)
}

// byTraits finds the person whose roles share the head, and the most other words, with the description at c.
func (a *analysis) byTraits(c int) int {
	k := &a.chunk[c]
	best, top := nobody, 0.0
	for p := range min(len(a.people), maxCast) {
		o := &a.people[p]
		if o.Gender == store.Group {
			continue
		}
		if o.head != 0 && o.head == k.lemma {
			return p
		}
		if !slices.Contains(o.traits, office(k.lemma)) {
			continue
		}
		score := 1.0
		for i := k.first; i < k.last; i++ {
			if slices.Contains(o.traits, a.items[i].Lemma) {
				score++
			}
		}
		if o.last >= 0 {
			score += 1 / float64(1+min(k.sentence-a.chunk[o.last].sentence, 20))
		}
		if score > top {
			best, top = p, score
		}
	}
	return best
}

// unnamed makes a person of a mention that names nobody; whoever answers in an interview is its subject.
func (a *analysis) unnamed(c int) int {
	if a.answers(c) {
		if p := a.interviewee(); p != nobody {
			return p
		}
	}
	k := &a.chunk[c]
	p := len(a.people)
	g := wordGender(k.class)
	if k.kind == kindThey {
		g = store.Group
	}
	o := person{Person: store.Person{Name: strings.Join(strings.Fields(a.mention(c).Of(a.doc.Text)), " "), Gender: g}, last: int32(c), mentions: 1}
	if k.kind == kindA || k.kind == kindThe {
		o.head = k.lemma
	}
	a.people = append(a.people, o)
	return p
}
