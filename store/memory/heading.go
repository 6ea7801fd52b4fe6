package memory

import (
	"hearsay/store"
)

// reach counts where a speaker is quoted.
type reach struct{ articles, outlets, disputes int32 }

// reaches counts for each speaker, whose entries stand together.
func (s *snapshot) reaches(entries []entry) []reach {
	out := make([]reach, s.counts().speakers)
	for from := 0; from < len(entries); {
		to := from + 1
		for to < len(entries) && entries[to].under == entries[from].under {
			to++
		}
		out[entries[from].under] = s.reach(entries[from:to])
		from = to
	}
	return out
}

// reach counts articles, outlets and disputed sayings of quotations.
func (s *snapshot) reach(entries []entry) reach {
	articles, outlets, disputed := map[store.ArticleID]bool{}, map[string]bool{}, map[store.SayingID]bool{}
	for _, e := range entries {
		a := s.in(store.QuotationID(e.item))
		articles[a], outlets[publisher(s, a)] = true, true
		for _, id := range s.sayingsOf(store.QuotationID(e.item)) {
			if s.saying(id).Dispute != "" {
				disputed[id] = true
			}
		}
	}
	return reach{int32(len(articles)), int32(len(outlets)), int32(len(disputed))}
}

// heading shows what the items of a view stand under.
func (s *snapshot) heading(v store.View, under int32) *store.Heading {
	switch v {
	case store.Speakers:
		return s.speakerHeading(store.SpeakerID(under))
	case store.Disputes:
		return s.sayingHeading(store.SayingID(under))
	default:
		return s.storyHeading(store.StoryID(under))
	}
}

func (s *snapshot) storyHeading(id store.StoryID) *store.Heading {
	story := s.head(id)
	h := &store.Heading{
		Story: id, Speaker: store.NoSpeaker, Title: story.Title,
		Articles: story.Articles, Outlets: story.Outlets, Disputes: story.Disputes,
	}
	for _, a := range s.story(id).Articles {
		h.Quotations += s.tally(a).quotations
	}
	return h
}

func (s *snapshot) speakerHeading(id store.SpeakerID) *store.Heading {
	t := s.views[store.Speakers]().reach(id)
	return &store.Heading{
		Speaker: id, Title: s.name(id), Quotations: s.said(id),
		Articles: int(t.articles), Outlets: int(t.outlets), Disputes: int(t.disputes),
	}
}

func (s *snapshot) sayingHeading(id store.SayingID) *store.Heading {
	saying := s.saying(id)
	full := saying.Passages[saying.Representative]
	h := &store.Heading{
		Speaker: store.NoSpeaker, Saying: id, Title: s.words(full.Quotation, full.Span), Dispute: saying.Dispute, Disputes: 1,
	}
	quotations := map[store.QuotationID]bool{}
	articles, outlets := map[store.ArticleID]bool{}, map[string]bool{}
	for _, p := range saying.Passages {
		a := s.in(p.Quotation)
		quotations[p.Quotation], articles[a], outlets[publisher(s, a)] = true, true, true
	}
	h.Quotations, h.Articles, h.Outlets = len(quotations), len(articles), len(outlets)
	return h
}
