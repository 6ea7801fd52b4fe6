package memory

import (
	"cmp"
	"fmt"
	"slices"

	"hearsay/store"
)

// read answers the detail's question.
func (s *snapshot) read(id store.ArticleID) (store.Reading, error) {
	if int(id) >= len(s.articles) {
		return store.Reading{}, fmt.Errorf("article %d: %w", id, store.ErrNotFound)
	}
	story := s.StoryOf[id]
	r := store.Reading{
		Version: s.progress.Version,
		Article: s.articles[id],
		Summary: s.summaries[id],
		Story:   s.heads[story],
		Cast:    s.cast(story, id),
	}
	from, to := s.of(id)
	for q := from; q < to; q++ {
		r.Quotations = append(r.Quotations, store.Quoted{
			ID:        q,
			Quotation: *s.quotations[q],
			Nested:    within(s.quotations[q].Span, s.nested[id]),
			Speaker:   s.speaker(q),
			Sayings:   s.SayingsOf[q],
			Carriers:  s.carriers[q],
			Disputed:  s.disputed[q],
		})
	}
	return r, nil
}

// within gives the spans that lie in s.
func within(s store.Span, spans []store.Span) []store.Span {
	from, _ := slices.BinarySearchFunc(spans, s.Start, func(n store.Span, at int) int { return cmp.Compare(n.Start, at) })
	to := from
	for to < len(spans) && s.Contains(spans[to]) {
		to++
	}
	return spans[from:to:to]
}

// speaker names whom a quotation is attributed to.
func (s *snapshot) speaker(q store.QuotationID) store.SpeakerRef {
	id := s.SpeakerOf[q]
	if id == store.NoSpeaker {
		return store.SpeakerRef{ID: id}
	}
	return store.SpeakerRef{ID: id, Name: s.Speakers[id].Name, Confidence: s.quotations[q].Confidence}
}

// cast counts who is quoted in a story, and how often in one of its articles.
func (s *snapshot) cast(story store.StoryID, here store.ArticleID) []store.CastMember {
	at := map[store.SpeakerID]int{}
	var cast []store.CastMember
	for _, a := range s.Stories[story].Articles {
		from, to := s.of(a)
		for q := from; q < to; q++ {
			id := s.SpeakerOf[q]
			if id == store.NoSpeaker {
				continue
			}
			i, known := at[id]
			if !known {
				i = len(cast)
				at[id] = i
				cast = append(cast, store.CastMember{Speaker: id, Name: s.Speakers[id].Name})
			}
			cast[i].Story++
			if a == here {
				cast[i].Here++
			}
		}
	}
	slices.SortStableFunc(cast, func(a, b store.CastMember) int { return cmp.Compare(b.Story, a.Story) })
	return cast
}
