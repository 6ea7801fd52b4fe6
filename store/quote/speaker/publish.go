package speaker

import (
	"slices"

	"hearsay/store"
)

// publish gives the quoted people, and the named ones with family or gender, in order of first mention.
func (a *analysis) publish() []store.Person {
	for q := range a.quotes {
		if c := a.speakerChunk(q); c != nobody && a.who[c] != nobody {
			a.people[a.who[c]].quoted = true
		}
	}
	place := a.order()
	out := slices.Grow([]store.Person(nil), len(a.sorted))
	for _, p := range a.sorted {
		out = append(out, a.people[p].Person)
		kin := out[len(out)-1].Kin
		out[len(out)-1].Kin = slices.DeleteFunc(slices.Clone(kin), func(k store.Kin) bool { return place[k.Of] < 0 })
		for i := range out[len(out)-1].Kin {
			out[len(out)-1].Kin[i].Of = store.PersonIndex(place[out[len(out)-1].Kin[i].Of])
		}
	}
	for q := range a.quotes {
		a.quotes[q].Person = store.Nobody
		if c := a.speakerChunk(q); c != nobody && a.who[c] != nobody {
			a.quotes[q].Person = store.PersonIndex(place[a.who[c]])
		}
	}
	return out
}

// order sorts the people to be published by first mention and gives each one's place, or -1.
func (a *analysis) order() []int {
	place := make([]int, len(a.people))
	for p := range place {
		place[p] = nobody
	}
	a.sorted = a.sorted[:0]
	for _, c := range a.phrases {
		p := a.who[c]
		if p == nobody || place[p] != nobody {
			continue
		}
		o := &a.people[p]
		if o.quoted || o.Named && (o.Gender == store.Female || o.Gender == store.Male || len(o.Kin) > 0) {
			place[p] = len(a.sorted)
			a.sorted = append(a.sorted, p)
		}
	}
	return place
}

// speakerChunk is the chunk that names the speaker of quotation q: for a
// relative pronoun, the noun it stands for.
func (a *analysis) speakerChunk(q int) int {
	c := int(a.chosen[q])
	if c == nobody {
		return nobody
	}
	switch a.chunk[c].kind {
	case kindWho, kindWhich, kindThat:
		if j := a.antecedent(c); j != nobody {
			return j
		}
	}
	return c
}
