package person

import "slices"

// When one bearer of a family name is so much written about that the name alone means them.
const (
	leastRenown = 20 // articles
	dominance   = 8  // times the articles of anybody else of that name
	eclipse     = 50 // times those of somebody of that name in the story
)

// renown says whom a family name alone means in this corpus, where one bearer
// stands out: articles about the well-known often leave their first name out.
func (r *resolver) renown() map[string]*entity {
	best, second := map[string]*entity{}, map[string]int{}
	for _, e := range r.all {
		if e.into != nil || !e.name.full() {
			continue
		}
		family := e.name.lastWord()
		b := best[family]
		if b != nil && len(b.places) >= len(e.places) {
			second[family] = max(second[family], len(e.places))
			continue
		}
		if b != nil {
			second[family] = len(b.places)
		}
		best[family] = e
	}
	for family, e := range best {
		if n := len(e.places); n < leastRenown || n < dominance*second[family] {
			delete(best, family)
		}
	}
	return best
}

// renowned gives whom word means by renown in article a, of those that fit it
// otherwise: nil if nobody, or if one of these is better known than to be eclipsed.
func (r *resolver) renowned(word string, fits []*entity, likely func(*entity) bool) *entity {
	e := r.known[word]
	if e == nil || !likely(e) {
		return nil
	}
	if len(fits) == 1 && eclipse*len(fits[0].places) > len(e.places) && fits[0] != e {
		return nil
	}
	if len(fits) > 1 && !slices.Contains(fits, e) {
		return nil
	}
	return e
}
