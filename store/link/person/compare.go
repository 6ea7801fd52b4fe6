package person

import (
	"hearsay/store"
	"hearsay/store/text"
)

// Likeness says whether two people of different articles are one, by their names alone.
type Likeness uint8

// The likenesses.
const (
	Unclear Likeness = iota
	Same
	Other
)

// Card is what comparing needs of a person, taken apart once.
type Card struct {
	name         name
	named, group bool
	indefinite   bool // nothing is known but that there is one: "another", "one fan"
}

// CardOf takes p apart.
func CardOf(p store.Person) Card {
	c := Card{named: p.Named, group: p.Gender == store.Group}
	if p.Named {
		c.name = parse(p.Name)
	} else if ws := plainWords(p.Name); len(ws) > 0 {
		c.indefinite = indefinite()[ws[0]]
	}
	return c
}

// Compare goes by names alone. Somebody indefinite is nobody who has a name.
func Compare(a, b Card) Likeness {
	switch {
	case a.group || b.group, !a.named && !b.named:
		return Unclear
	case a.indefinite || b.indefinite:
		return Other
	case !a.named || !b.named:
		return Unclear
	}
	return compareNames(a.name, b.name)
}

func compareNames(m, n name) Likeness {
	switch {
	case m.full() && n.full():
		if m.key() == n.key() || alike(m, n) {
			return Same
		}
		return Other
	case m.fits(n.last), n.fits(m.last), oneLetterOff(m.last, n.last):
		return Same
	case m.full() || n.full():
		return Other
	}
	return Unclear
}

var indefinite = text.Set(`one another other others someone somebody some many several a an anyone two three people users fans viewers`)
