package memory

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hearsay/store"
)

// read answers the detail's question.
func (s *snapshot) read(id store.ArticleID) (store.Reading, error) {
	if int(id) >= s.counts().articles {
		return store.Reading{}, fmt.Errorf("article %d: %w", id, store.ErrNotFound)
	}
	story := s.storyOf(id)
	r := store.Reading{
		Version: s.progress.Version,
		Article: s.own(id),
		Summary: s.summary(id),
		Story:   s.head(story),
		Cast:    s.cast(story, id),
	}
	nested := slices.Clone(s.nested(id))
	from, to := s.of(id)
	for q := from; q < to; q++ {
		said := s.quotation(q)
		r.Quotations = append(r.Quotations, store.Quoted{
			ID:        q,
			Quotation: said,
			Nested:    within(said.Span, nested),
			Speaker:   s.attributed(q),
			Sayings:   s.sayingsOf(q),
			Carriers:  s.carriers(q),
			Disputed:  s.disputed(q),
		})
	}
	return r, nil
}

// own gives an article that holds for ever.
func (s *snapshot) own(id store.ArticleID) *store.Article {
	a := *s.article(id)
	a.Text, a.Blocks = strings.Clone(a.Text), slices.Clone(a.Blocks)
	return &a
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
func (s *snapshot) attributed(q store.QuotationID) store.SpeakerRef {
	id := s.speakerOf(q)
	if id == store.NoSpeaker {
		return store.SpeakerRef{ID: id}
	}
	return store.SpeakerRef{ID: id, Name: s.name(id), Confidence: s.quotation(q).Confidence}
}

// cast counts who is quoted in a story, and how often in one of its articles.
func (s *snapshot) cast(story store.StoryID, here store.ArticleID) []store.CastMember {
	at := map[store.SpeakerID]int{}
	var cast []store.CastMember
	for _, a := range s.story(story).Articles {
		from, to := s.of(a)
		for q := from; q < to; q++ {
			id := s.speakerOf(q)
			if id == store.NoSpeaker {
				continue
			}
			i, known := at[id]
			if !known {
				i = len(cast)
				at[id] = i
				cast = append(cast, store.CastMember{Speaker: id, Name: s.name(id)})
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
