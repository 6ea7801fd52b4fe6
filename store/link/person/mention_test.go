package person_test

import (
	"testing"

	"hearsay/store"
	"hearsay/store/link/person"
)

func TestTells(t *testing.T) {
	jane := person.Identity{Name: "Jane Holt", Gender: store.Female}
	carl := person.Identity{Name: "Carl Holt", Gender: store.Male}
	dunn := person.Identity{Name: "Ben Dunn", Gender: store.Male}
	for _, c := range []struct {
		mention    string
		who, other person.Identity
		want       bool
	}{
		{"Senator Jane Holt", jane, carl, true},
		{"Holt", jane, carl, false},
		{"Holt", carl, dunn, true},
		{"Mr. Holt", carl, jane, true},
		{"she", jane, carl, true},
		{"he", carl, dunn, false},
		{"her husband, who", carl, jane, true},
		{"the Westport Democrat", person.Identity{Name: "Westport Democrat"}, dunn, false},
		{"the actor Ben Dunn", dunn, jane, true},
		{"the senator", jane, dunn, false},
		{"", jane, dunn, false},
	} {
		if got := person.Tells(c.mention, c.who, c.other); got != c.want {
			t.Errorf("%q for %s, not %s: %v", c.mention, c.who.Name, c.other.Name, got)
		}
	}
}
