package speaker

import (
	"slices"

	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker/lexicon"
)

// facts gathers what the article says of people beside their names: roles,
// family, and the pronouns used for them.
func (a *analysis) facts() {
	for _, c := range a.phrases {
		if p := a.who[c]; p != nobody {
			a.roleBefore(int(c), int(p))
			a.apposition(int(c), int(p))
		}
	}
	a.pronounVotes()
	for p := range a.people {
		a.people[p].settleGender()
	}
}

// roleBefore takes the nouns before a name in its phrase as roles: actor Jane Holt.
func (a *analysis) roleBefore(c, p int) {
	k := &a.chunk[c]
	n := a.named(c)
	if n == nil {
		return
	}
	for i := k.first; i < n.first; i++ {
		a.trait(p, i)
	}
	for i := n.last + 1; i <= k.last; i++ {
		a.trait(p, i)
	}
}

// trait notes item i as part of a role of p.
func (a *analysis) trait(p int, i int32) {
	it := &a.items[i]
	if it.tag != noun && it.tag != name && it.tag != adjective {
		return
	}
	o := &a.people[p]
	if l := office(it.Lemma); len(o.traits) < maxTraits && !slices.Contains(o.traits, l) {
		o.traits = append(o.traits, l)
	}
	if o.Gender == store.GenderUnknown && it.tag == noun {
		o.Gender = wordGender(it.Class)
	}
}

func wordGender(c lexicon.Class) store.Gender {
	switch {
	case c&lexicon.Female != 0 && c&lexicon.Male == 0:
		return store.Female
	case c&lexicon.Male != 0 && c&lexicon.Female == 0:
		return store.Male
	}
	return store.GenderUnknown
}

var offices = [...][2]learn.Hash{
	{learn.Text("sen."), learn.Text("senator")}, {learn.Text("gov."), learn.Text("governor")}, {learn.Text("gen."), learn.Text("general")},
	{learn.Text("rep."), learn.Text("congressman")}, {learn.Text("prof."), learn.Text("professor")}, {learn.Text("dr."), learn.Text("doctor")},
	{learn.Text("congresswoman"), learn.Text("congressman")}, {learn.Text("nominee"), learn.Text("candidate")},
}

// office brings abbreviated and equivalent offices to one form.
func office(l learn.Hash) learn.Hash {
	for i := range offices {
		if offices[i][0] == l {
			return offices[i][1]
		}
	}
	return l
}

// apposition reads the role beside a name: Jane Holt, the mayor of Ashford, … or: The mayor, Jane Holt, …
func (a *analysis) apposition(c, p int) {
	if a.at(c+1).tag == comma {
		j := c + 2
		for j < len(a.chunk) && j < c+2+maxOwners && a.chunk[j].tag == possessor {
			j++
		}
		if k := a.at(j); k.tag == nounPhrase && k.class&lexicon.Person != 0 && k.kind >= kindThe && k.sentence == a.chunk[c].sentence && a.verb(j) == a.verb(c) {
			a.role(j, p)
		}
	}
	if a.at(c-1).tag == comma && (a.at(c+1).tag == comma || a.at(c+1).tag == verbGroup || a.at(c+1).tag == stop) {
		if j := a.headBefore(c - 2); j >= 0 {
			a.role(j, p)
		}
	}
}

// headBefore gives the common noun phrase that ends at chunk c, prepositions with their nouns aside; or -1.
func (a *analysis) headBefore(c int) int {
	for step := 0; c >= 0 && step < 3; step++ {
		k := &a.chunk[c]
		if k.tag != nounPhrase {
			return nobody
		}
		if k.kind >= kindThe && k.kind != kindWork && k.class&lexicon.Person != 0 && a.at(c-1).tag != preposition {
			return c
		}
		if a.at(c-1).tag != preposition {
			return nobody
		}
		c -= 2
	}
	return nobody
}

// role notes the common noun phrase at chunk c as a mention of p.
func (a *analysis) role(c, p int) {
	if a.who[c] != nobody {
		return
	}
	a.who[c] = int32(p)
	k := &a.chunk[c]
	for i := k.first; i <= k.last; i++ {
		a.trait(p, i)
	}
	a.people[p].alias(a.words(k.first, k.last))
}

// pronounVotes counts, for each person, the pronouns that likely mean it: those
// that follow its name before another one. A possessive is bound more tightly than
// the subject of a later clause, and a name that is alone in its sentence more than others.
func (a *analysis) pronounVotes() {
	last, weight, sentence := nobody, int32(0), int32(-1)
	for _, c := range a.phrases {
		k := &a.chunk[c]
		switch k.kind {
		case kindName, kindRoleName:
			p := int(a.who[c])
			if p == nobody || a.people[p].Gender == store.Group {
				continue
			}
			if weight = 2; k.sentence == sentence && p != last {
				weight = 1
			}
			last, sentence = p, k.sentence
		case kindHe, kindShe:
			if last == nobody || weight == 0 || k.sentence-sentence > 1 {
				continue
			}
			a.vote(last, k, weight)
			weight = 0
		}
	}
}

func (a *analysis) vote(p int, k *chunk, weight int32) {
	if k.tag == possessor {
		weight *= 2
	}
	if k.kind == kindHe {
		a.people[p].male += weight
	} else {
		a.people[p].female += weight
	}
}

// settleGender decides the gender of somebody whose name and title do not show it.
func (p *person) settleGender() {
	switch {
	case p.Gender != store.GenderUnknown:
	case len(p.parts) == 1 && givenGender(p.parts[0]) != store.GenderUnknown:
		p.Gender = givenGender(p.parts[0])
	case p.female > p.male+1:
		p.Gender = store.Female
	case p.male > p.female+1:
		p.Gender = store.Male
	case len(p.parts) > 0:
		p.Gender = givenGender(p.parts[0])
	}
}
