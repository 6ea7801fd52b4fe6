package linear

import (
	"cmp"
	"slices"

	"hearsay/store"
	"hearsay/store/survey"
)

// compare says which articles of a story carry which sayings, and how.
func (d *dialogue) compare(of subject) error {
	s, err := survey.Of(d.ctx, d.corpus, of.Article)
	if err != nil {
		return err
	}
	if len(s.Articles) < 2 {
		d.say("No other article tells this story.")
		return nil
	}
	sayings := slices.DeleteFunc(s.Sayings, func(t store.SayingTrace) bool { return len(t.Absent) > len(s.Articles)-2 })
	slices.SortStableFunc(sayings, func(a, b store.SayingTrace) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(b.Outlets, a.Outlets))
	})
	choices := make([]choice, len(sayings))
	for i := range sayings {
		choices[i] = d.compared(&sayings[i], s.Articles)
	}
	return d.arrive(&list{
		title: "Comparison", next: all(choices), none: "These articles share no quotation.",
		intro: []string{count(len(s.Articles), "article") + ", " + plural(len(sayings), "saying shared.", "sayings shared.")},
		of:    subject{article: true, Place: store.Place{Article: of.Article}},
	})
}

// compared is chosen to hear every wording of a saying.
func (d *dialogue) compared(s *store.SayingTrace, articles []store.Summary) choice {
	who := store.SpeakerRef{ID: store.NoSpeaker}
	if len(s.Speakers) > 0 {
		who = s.Speakers[0]
	}
	c := choice{say: []string{sentence(s.Words), sentence(upper(saidBy(who)))}}
	var ways []string
	by := map[string][]string{}
	for _, a := range articles {
		way := manner(s, a.ID, who)
		if by[way] == nil {
			ways = append(ways, way)
		}
		by[way] = append(by[way], a.Label())
	}
	for _, way := range ways {
		c.say = append(c.say, way+" by "+and(by[way])+".")
	}
	place := store.Place{Article: s.Occurrences[0].Article.ID, Quotation: s.Occurrences[0].Quotation, Quoted: true}
	c.take = func() error {
		return d.carriers([]store.SayingTrace{*s}, "Wordings", subject{article: true, quotation: true, Place: place})
	}
	return c
}

// manner says how an article carries a saying, where it carries it best,
// against its fullest wording and whom most name.
func manner(s *store.SayingTrace, article store.ArticleID, who store.SpeakerRef) string {
	best := s.In(article)
	switch {
	case best == nil:
		return "Left out"
	case s.Contradicts(best, who):
		return "Given to " + best.Speaker.Name
	case best.Relation == store.FragmentOf:
		return "Quoted as a fragment"
	case best.Relation == store.Merged:
		return "Joined with other words"
	case best.Relation == store.Shortened, best.Relation == store.Reworded:
		return upper(best.Relation.String())
	}
	return "Carried"
}
