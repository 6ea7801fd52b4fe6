package tui

import (
	"context"

	"hearsay/store"
	"hearsay/store/survey"
	"hearsay/tui/compare"
)

// surveyOf asks for all that there is to compare in the story of an article.
func surveyOf(ctx context.Context, corpus store.Corpus, id store.ArticleID) (compare.Subject, error) {
	s, err := survey.Of(ctx, corpus, id)
	if err != nil {
		return compare.Subject{}, err
	}
	rank := make(map[store.SpeakerID]int, len(s.Cast))
	for i, c := range s.Cast {
		rank[c.Speaker] = i
	}
	return compare.Subject{
		Articles: s.Articles, Quotations: s.Quotations, Sayings: s.Sayings, Rank: rank, Years: years(s.Articles),
	}, nil
}

// years reports whether the dates of articles are of more than one year.
func years(articles []store.Summary) bool {
	seen := map[int]bool{}
	for i := range articles {
		if at := articles[i].Published; !at.IsZero() {
			seen[at.Year()] = true
		}
	}
	return len(seen) > 1
}
