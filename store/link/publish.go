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
	for _, s := range w.sayings {
		slices.SortFunc(s.members, func(a, b member) int {
			return cmp.Or(cmp.Compare(a.quote, b.quote), cmp.Compare(a.run.Start, b.run.Start))
		})
	}
	sortByKey(w.sayings, func(s *saying) uint64 { // their members are in order
		return uint64(s.members[0].quote)<<32 | uint64(s.members[0].run.Start)
	})
	c.SayingsOf = w.roomForSayings()
	c.Sayings = make([]store.Saying, len(w.sayings))
	cores.Each(len(w.sayings), func() func(int) {
		a := arbiter{work: w}
		return func(i int) { c.Sayings[i].Dispute, c.Sayings[i].Severity = a.dispute(w.sayings[i]) }
	})
	for i, s := range w.sayings {
		out := &c.Sayings[i]
		out.ID = store.SayingID(i)
		out.Passages = make([]store.Passage, 0, len(s.members))
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

// roomForSayings gives room for the sayings that each quotation carries.
func (w *work) roomForSayings() [][]store.SayingID {
	times, all := make([]int32, len(w.quotes)), 0
	for _, s := range w.sayings {
		for _, m := range s.members {
			times[m.quote]++
		}
		all += len(s.members)
	}
	room, of := make([]store.SayingID, all), make([][]store.SayingID, len(w.quotes))
	for q, n := range times {
		if n > 0 {
			of[q], room = room[:0:n], room[n:]
		}
	}
	return of
}

// span gives the bytes of a passage, with the marks that hang on it and, where
// only grammar is left out at an edge of the quotation, up to that edge.
func (w *work) span(m member) store.Span {
	q := &w.quotes[m.quote]
	text := w.articles[q.article].fact.Text
	ws := q.words.all()
	s := store.Span{Start: int(ws[m.run.Start].Start), End: int(ws[m.run.End-1].End)}
	if idle(ws[:m.run.Start]) {
		s.Start = q.Span.Start
	}
	if idle(ws[m.run.End:]) {
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
func (w *work) storiesOf(s *saying) (several []store.StoryID) {
	as := w.carriers(s)
	all := make([]store.StoryID, len(as))
	for i, a := range as {
		all[i] = w.storyOf[a]
	}
	slices.Sort(all)
	for i := 1; i < len(all); i++ {
		if all[i] == all[i-1] && (i == 1 || all[i] != all[i-2]) {
			several = append(several, all[i])
		}
	}
	return several
}
