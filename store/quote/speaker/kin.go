package speaker

import (
	"slices"
	"strings"
	"sync"

	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker/lexicon"
)

// kinship reads the family relation at chunk c, if there is one: "Jane Holt's
// husband Tom", "his wife, Ann". p is whom the chunk means, or nobody.
func (a *analysis) kinship(c, p int) {
	relation := a.relationWord(c)
	if relation == "" || a.at(c-1).tag != possessor {
		return
	}
	owner := int(a.who[c-1])
	if p == nobody && a.at(c+1).tag == comma && a.at(c+2).kind == kindName {
		p = int(a.who[c+2])
	}
	if p == nobody && a.at(c-2).tag == comma && a.at(c-3).kind == kindName {
		p = int(a.who[c-3])
	}
	if p == nobody || owner == nobody || p == owner || !a.people[p].Named || !a.people[owner].Named {
		return
	}
	a.relate(p, relation, owner)
}

// relate notes that p is the relation of owner. Husband and wife tell each other's gender, if nothing else does.
func (a *analysis) relate(p int, relation string, owner int) {
	o := &a.people[p]
	k := store.Kin{Relation: strings.Clone(relation), Of: store.PersonIndex(owner)}
	if len(o.Kin) < maxAliases && !slices.Contains(o.Kin, k) {
		o.Kin = append(o.Kin, k)
	}
	w, _ := lexicon.Lookup(relation)
	if o.Gender == store.GenderUnknown {
		o.Gender = wordGender(w.Class)
	}
	if x := &a.people[owner]; x.Gender == store.GenderUnknown {
		switch relation {
		case "wife":
			x.Gender = store.Male
		case "husband":
			x.Gender = store.Female
		}
	}
}

// relationWord gives the kinship noun of chunk c: the head, or the noun before its name; empty if there is none.
func (a *analysis) relationWord(c int) string {
	k := &a.chunk[c]
	if k.kind != kindOwned && k.kind != kindRoleName {
		return ""
	}
	for i := k.first; i <= k.last; i++ {
		if a.items[i].tag == noun && a.items[i].Is(lexicon.Kinship) {
			return a.doc.Lower(int(a.items[i].first))
		}
	}
	return ""
}

// kinsman finds whom "his wife" at chunk c means; known is what an apposition told, or nobody.
func (a *analysis) kinsman(c, known int) int {
	owner := a.who[c-1]
	relation := a.relationWord(c)
	if owner == nobody || relation == "" {
		return known
	}
	for p := range min(len(a.people), maxCast) {
		for _, k := range a.people[p].Kin {
			if k.Of == store.PersonIndex(owner) && k.Relation == relation {
				return p
			}
		}
	}
	if spouse(relation) {
		for _, k := range a.people[owner].Kin {
			if spouse(k.Relation) {
				return int(k.Of)
			}
		}
	}
	return known
}

func spouse(relation string) bool {
	return relation == "wife" || relation == "husband" || relation == "spouse"
}

// couples notes who shares a family name that is said once: "Ann and Tom Holt",
// in an article that speaks of family or if both begin with given names.
func (a *analysis) couples() {
	domestic := sync.OnceValue(a.domestic)
	for _, at := range a.phrases {
		c := int(at)
		if a.chunk[c].kind != kindName || a.at(c+1).tag != conjunction || a.at(c+2).kind != kindName {
			continue
		}
		p, q := a.who[c], a.who[c+2]
		if p == nobody || q == nobody || p == q || a.doc.Lower(int(a.items[a.at(c+1).first].first)) != "and" {
			continue
		}
		if (a.at(c-1).tag == comma || !isGiven(a.people[p].parts) || !isGiven(a.people[q].parts)) && !domestic() {
			continue
		}
		if n := a.named(c + 2); n != nil && len(n.parts) > 1 && n.suffix == "" && !a.people[p].group() && !a.people[q].group() {
			a.people[p].surname(&a.people[q])
		}
	}
}

// isGiven reports whether a name begins with a given name.
func isGiven(parts []string) bool {
	if len(parts) == 0 {
		return false
	}
	w, _ := lexicon.Lookup(parts[0])
	return w.Is(lexicon.Given)
}

func (p *person) group() bool { return p.Gender == store.Group }

// domestic reports whether the article speaks of a couple or a family.
func (a *analysis) domestic() bool {
	for i := range a.items {
		if it := &a.items[i]; it.tag == noun && (it.Lemma == lemmaCouple || it.Lemma == lemmaWife || it.Lemma == lemmaHusband) {
			return true
		}
	}
	return false
}

var lemmaCouple, lemmaWife, lemmaHusband = learn.Text("couple"), learn.Text("wife"), learn.Text("husband")

// surname gives p, known by one name only, the family name of o.
func (p *person) surname(o *person) {
	family := o.parts[len(o.parts)-1]
	if len(p.parts) != 1 || len(o.parts) < 2 || p.parts[0] == family || p.parts[0] == o.parts[0] {
		return
	}
	p.alias(p.Name)
	p.Name += " " + o.Name[strings.LastIndexByte(o.Name, ' ')+1:]
	p.parts = append(p.parts, family)
}

// completeFamilies gives a relative whom the article knows by given name only the
// family name it leaves out: where a report says "Tom Holt's wife Ann", it is
// because she is a Holt too; another name it would have given.
func (a *analysis) completeFamilies() {
	for p := range a.people {
		o := &a.people[p]
		for _, k := range o.Kin {
			if owner := &a.people[k.Of]; shares(k.Relation) && owner.suffix == "" && len(owner.parts) > 1 {
				o.surname(owner)
			}
		}
	}
}

// shares reports whether relatives of this kind bear one family name.
func shares(relation string) bool {
	switch relation {
	case "wife", "husband", "spouse", "son", "daughter", "brother", "sister", "father", "mother", "dad", "mom", "mum", "widow", "widower", "twin":
		return true
	}
	return false
}
