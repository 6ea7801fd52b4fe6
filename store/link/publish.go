package link

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/link/words"
)

// publishSayings numbers the sayings by their first passage and says who disputes them.
func (w *work) publishSayings(c *Conclusions) {
	c.SayingsOf = make([][]store.SayingID, len(w.quotes))
	for _, s := range w.sayings {
		slices.SortFunc(s.members, func(a, b member) int {
			return cmp.Or(cmp.Compare(a.quote, b.quote), cmp.Compare(a.run.Start, b.run.Start))
		})
	}
	slices.SortStableFunc(w.sayings, func(s, t *saying) int {
		a, b := s.members[0], t.members[0]
		return cmp.Or(cmp.Compare(a.quote, b.quote), cmp.Compare(a.run.Start, b.run.Start))
	})
	c.Sayings = make([]store.Saying, len(w.sayings))
	cores.Each(len(w.sayings), func() func(int) {
		a := arbiter{work: w}
		return func(i int) { c.Sayings[i].Dispute, c.Sayings[i].Severity = a.dispute(w.sayings[i]) }
	})
	for i, s := range w.sayings {
		out := &c.Sayings[i]
		out.ID = store.SayingID(i)
		for k, m := range s.members {
			if m.quote == s.representative {
				out.Representative = k
			}
			out.Passages = append(out.Passages, store.Passage{Quotation: m.quote, Span: w.span(m), Score: float64(m.bits)})
			c.SayingsOf[m.quote] = append(c.SayingsOf[m.quote], out.ID)
		}
	}
	for _, ids := range c.SayingsOf {
		slices.SortFunc(ids, func(a, b store.SayingID) int { return cmp.Compare(a, b) })
	}
}

// span gives the bytes of a passage, with the marks that hang on it and, where
// only grammar is left out at an edge of the quotation, up to that edge.
func (w *work) span(m member) store.Span {
	q := &w.quotes[m.quote]
	text := w.articles[q.article].fact.Text
	s := store.Span{Start: int(q.words[m.run.Start].Start), End: int(q.words[m.run.End-1].End)}
	if idle(q.words[:m.run.Start]) {
		s.Start = q.Span.Start
	}
	if idle(q.words[m.run.End:]) {
		s.End = q.Span.End
	}
	for s.Start > q.Span.Start && hangs(utf8.DecodeLastRuneInString(text[q.Span.Start:s.Start])) {
		_, n := utf8.DecodeLastRuneInString(text[:s.Start])
		s.Start -= n
	}
	for s.End < q.Span.End && hangs(utf8.DecodeRuneInString(text[s.End:q.Span.End])) {
		_, n := utf8.DecodeRuneInString(text[s.End:])
		s.End += n
	}
	return s
}

func hangs(r rune, _ int) bool {
	return !unicode.IsSpace(r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// idle reports whether ws are few and say nothing by themselves.
func idle(ws []words.Word) bool {
	return len(ws) <= 3 && !slices.ContainsFunc(ws, func(w words.Word) bool { return w.Is(words.Content) })
}

// storiesOf gives the stories in which two articles carry s.
func (w *work) storiesOf(s *saying) []store.StoryID {
	articles := map[store.StoryID]map[store.ArticleID]bool{}
	for _, m := range s.members {
		a := w.quotes[m.quote].article
		if articles[w.storyOf[a]] == nil {
			articles[w.storyOf[a]] = map[store.ArticleID]bool{}
		}
		articles[w.storyOf[a]][a] = true
	}
	var out []store.StoryID
	for story, as := range articles {
		if len(as) > 1 {
			out = append(out, story)
		}
	}
	slices.Sort(out)
	return out
}
