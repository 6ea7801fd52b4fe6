// Package cast says how speakers are shown, the same on every pane: in whose
// colour, and by which name. It decides nothing about who said what.
package cast

import (
	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/theme"
)

// Cast is the speakers of a story by their places in it, which give them their
// colours. The zero value has none.
type Cast struct{ rank map[store.SpeakerID]int }

// Of gives the cast of a story, whose members are in order.
func Of(members []store.CastMember) Cast {
	c := Cast{make(map[store.SpeakerID]int, len(members))}
	for i, m := range members {
		c.rank[m.Speaker] = i
	}
	return c
}

// Rank gives the place of a speaker, from 0, as theme.Speaker takes it; -1 if he has none.
func (c Cast) Rank(id store.SpeakerID) int {
	if rank, ok := c.rank[id]; ok {
		return rank
	}
	return -1
}

// Name writes the name of a speaker, with a mark behind one that may be wrong.
func Name(s store.SpeakerRef, t *theme.Theme) string {
	switch {
	case s.Name == "":
		return "speaker unknown"
	case s.Doubtful():
		return text.Printable(s.Name) + t.Unsure
	default:
		return text.Printable(s.Name)
	}
}
