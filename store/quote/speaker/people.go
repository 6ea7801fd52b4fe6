package speaker

import "hearsay/store"

// cast makes the people of the article from the mentions chosen.
func (a *analysis) cast() []store.Person {
	var people []store.Person
	for q := range a.quotes {
		if m := a.quotes[q].Mention; !m.Empty() {
			a.quotes[q].Person = store.PersonIndex(len(people))
			people = append(people, store.Person{Name: m.Of(a.doc.Text)})
		}
	}
	return people
}
