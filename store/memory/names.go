package memory

import (
	"cmp"
	"maps"
	"slices"

	"hearsay/store"
	"hearsay/store/query"
)

// names gives the names that hold some words, the most frequent first.
func (s *snapshot) names(q store.NameQuery) []store.Name {
	part := query.Begun(q.Part)
	counts := map[string]int{}
	if q.Kind == store.SpeakerNames {
		s.speakerNames(counts, part)
	} else {
		s.outletNames(counts, part)
	}
	out := make([]store.Name, 0, len(counts))
	for name, n := range counts {
		out = append(out, store.Name{Name: name, Count: n})
	}
	slices.SortFunc(out, func(a, b store.Name) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
	if q.Limit > 0 {
		out = out[:min(q.Limit, len(out))]
	}
	return out
}

// speakerNames counts the quotations of those who are known by name. Two may bear the same one.
func (s *snapshot) speakerNames(counts map[string]int, part query.Pattern) {
	for i := range store.SpeakerID(s.counts().speakers) {
		if who := s.speaker(i); who.Named && (len(part.Words) == 0 || called(who, part)) {
			counts[who.Name] += s.said(i)
		}
	}
}

// outletNames counts the articles of outlets.
func (s *snapshot) outletNames(counts map[string]int, part query.Pattern) {
	for a := range store.ArticleID(s.counts().articles) {
		counts[s.outlet(a)]++
	}
	maps.DeleteFunc(counts, func(name string, _ int) bool {
		return name == "" || len(part.Words) > 0 && !part.In(name)
	})
}
