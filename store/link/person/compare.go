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

// Compare goes by names alone. Somebody indefinite is nobody who has a name.
func (r *Roster) Compare(a, b Member) Likeness {
	switch {
	case a.gender == store.Group || b.gender == store.Group, !a.named && !b.named:
		return Unclear
	case r.indefinite(a) || r.indefinite(b):
		return Other
	case !a.named || !b.named:
		return Unclear
	}
	return compareNames(*r.names[a.name].name, *r.names[b.name].name)
}

// indefinite reports whether nothing is known of m but that there is one.
func (r *Roster) indefinite(m Member) bool { return !m.named && r.names[m.name].indefinite }

// Different reports whether two names are those of different people.
func Different(a, b string) bool { return compareNames(parse(a), parse(b)) == Other }

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

// startsIndefinite reports whether a mention means one that nobody knows: "another", "one fan".
func startsIndefinite(mention string) bool {
	ws := plainWords(mention)
	return len(ws) > 0 && indefinite()[ws[0]]
}
