package person

import (
	"strings"

	"hearsay/store"
)

// Roster has the names that the articles of a corpus give people, each once and taken
// apart once: news names the same people again and again. It has one writer.
type Roster struct {
	names []written // by Name
	of    map[string]Name
}

// Name is the number of the words that name somebody, in a Roster.
type Name uint32

// written is a name as it is written, and what that tells.
type written struct {
	text       string
	name       *name // of whoever is named so properly; nil if nobody is
	indefinite bool  // of whoever is not: nothing is known but that there is one, as of "another", "one fan"
}

// Member is somebody one article speaks of. It has no pointers.
type Member struct {
	name    Name
	aliases uint32 // where those of this member end among those of the article
	named   bool
	gender  store.Gender
}

// Cast is the people of one article. Articles of one Story are related.
type Cast struct {
	People  []Member
	Aliases []Name // of one member after another
	Story   store.StoryID
}

// NewRoster gives a Roster without names.
func NewRoster() *Roster { return &Roster{of: map[string]Name{}} }

// Enter appends people to the cast c, and their names to r. It holds on to nothing of theirs.
func (r *Roster) Enter(people []store.Person, c *Cast) {
	for i := range people {
		p := &people[i]
		for _, alias := range p.Aliases {
			c.Aliases = append(c.Aliases, r.number(alias))
		}
		n := r.number(p.Name)
		if w := &r.names[n]; p.Named && w.name == nil {
			parts := parse(w.text)
			w.name = &parts
		}
		c.People = append(c.People, Member{n, uint32(len(c.Aliases)), p.Named, p.Gender})
	}
}

func (r *Roster) number(text string) Name {
	n, ok := r.of[text]
	if !ok {
		text = strings.Clone(text)
		n = Name(len(r.names))
		r.names = append(r.names, written{text: text, indefinite: startsIndefinite(text)})
		r.of[text] = n
	}
	return n
}

// Text gives the name of m as the article gives it.
func (r *Roster) Text(m Member) string { return r.names[m.name].text }

// aliases gives those of member i.
func (c *Cast) aliases(i int) []Name {
	start := uint32(0)
	if i > 0 {
		start = c.People[i-1].aliases
	}
	return c.Aliases[start:c.People[i].aliases]
}
