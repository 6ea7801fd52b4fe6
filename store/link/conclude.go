package link

import (
	"time"

	"hearsay/store"
	"hearsay/store/link/event"
	"hearsay/store/link/person"
	"hearsay/store/link/words"
	"hearsay/store/text"
)

// Conclusions are what follows from all facts up to one moment. They are immutable.
type Conclusions struct {
	Speakers  []store.Speaker    // those who are quoted, by ID
	Sayings   []store.Saying     // those that several articles carry, by ID
	Stories   []store.Story      // by ID
	SpeakerOf []store.SpeakerID  // by QuotationID; NoSpeaker for titles and terms
	SayingsOf [][]store.SayingID // by QuotationID, in text order
	StoryOf   []store.StoryID    // by ArticleID
}

// Conclude derives speakers, sayings and stories from what has been added. Add may go on afterwards.
// It gives nil if its Stand has been stopped; then there is nothing more to add.
func (l *Linker) Conclude() *Conclusions {
	defer func() { l.stand = &Stand{} }()
	w := &work{evidence: l.gather(), lexicon: l.lexicon, repetitions: &l.repetitions}
	if w.evidence == nil {
		return nil
	}
	c := &Conclusions{}
	for _, step := range []struct {
		till float64
		do   func()
	}{
		{bySayings, func() { w.findSayings(l.closed) }},
		{byStories, w.groupStories},
		{byPeople, func() { w.findCopies(); w.findPeople() }},
		{byAll, func() { w.publish(c) }},
	} {
		step.do()
		if !w.stand.reach(step.till) {
			return nil
		}
	}
	return c
}

// findSayings links quotations, and frees what only that needs if it was the last time.
func (w *work) findSayings(last bool) {
	bonds := w.link(w.furniture)
	if last {
		w.closeSearch()
	}
	w.grow(bonds)
}

// publish puts what was found into c.
func (w *work) publish(c *Conclusions) {
	c.StoryOf = w.storyOf
	w.speakers(c)
	w.publishSayings(c)
	w.publishStories(c)
}

// work is one Conclude: the evidence, and what follows from it.
type work struct {
	*evidence
	lexicon     *words.Lexicon
	repetitions *repetitions

	sayings []*saying
	storyOf []store.StoryID
	copies  map[store.StoryID][][]store.ArticleID
	source  map[store.ArticleID]store.ArticleID // of a copy: the first article that carries its text
	people  *person.Identities
}

// furniture reports whether its outlet repeats q like furniture.
func (w *work) furniture(q store.QuotationID) bool {
	s := &w.quotes[q].setting
	return w.repetitions.furniture(s[0]) || w.repetitions.furniture(s[1])
}

// groupStories puts every article into one story.
func (w *work) groupStories() {
	dates := make([]time.Time, len(w.articles))
	for a := range w.articles {
		dates[a] = w.articles[a].fact.Published
	}
	w.storyOf = event.Group(w.ties(), w.vectors, dates)
}

// ties gives what binds articles: what they are about, and sayings that both carry.
func (w *work) ties() []event.Tie {
	shared := map[[2]store.ArticleID]int{}
	for _, s := range w.sayings {
		for _, p := range articlePairs(w.carriers(s)) {
			shared[p]++
		}
	}
	var ties []event.Tie
	for _, n := range w.near {
		at := [2]store.ArticleID{n.A, n.B}
		ties = append(ties, event.Tie{A: n.A, B: n.B, Cosine: n.Cosine, Sayings: shared[at]})
		delete(shared, at)
	}
	for at, n := range shared {
		ties = append(ties, event.Tie{A: at[0], B: at[1], Cosine: event.Cosine(w.vectors[at[0]], w.vectors[at[1]]), Sayings: n})
	}
	return ties
}

func (w *work) findPeople() {
	casts := make([]person.Cast, len(w.articles))
	for a := range w.articles {
		casts[a] = person.Cast{People: w.articles[a].people, Aliases: w.articles[a].aliases, Story: w.storyOf[a]}
	}
	w.people = person.Resolve(w.roster, casts)
}

// speakers numbers those who are quoted, in order of appearance.
func (w *work) speakers(c *Conclusions) {
	number := make([]store.SpeakerID, len(w.people.All)) // one more; 0 for who is not quoted
	var people, times []int                              // by SpeakerID: who it is, and how often that one is quoted
	c.SpeakerOf = make([]store.SpeakerID, len(w.quotes))
	for i := range w.quotes {
		c.SpeakerOf[i] = store.NoSpeaker
		who := w.who(store.QuotationID(i))
		if who < 0 {
			continue
		}
		if number[who] == 0 {
			people, times = append(people, who), append(times, 0)
			number[who] = store.SpeakerID(len(people))
		}
		c.SpeakerOf[i] = number[who] - 1
		times[number[who]-1]++
	}
	c.Speakers = make([]store.Speaker, len(people))
	for i, who := range people {
		p := w.people.All[who]
		c.Speakers[i] = store.Speaker{
			ID: store.SpeakerID(i), Name: p.Name, Aliases: p.Aliases, Named: p.Named, Quotations: make([]store.QuotationID, 0, times[i]),
		}
	}
	for i, id := range c.SpeakerOf {
		if id != store.NoSpeaker {
			c.Speakers[id].Quotations = append(c.Speakers[id].Quotations, store.QuotationID(i))
		}
	}
}

// who gives the identity of whoever says quotation q, or -1.
func (w *work) who(q store.QuotationID) int {
	f := &w.quotes[q]
	if !f.Kind.Said() {
		return -1
	}
	return w.people.Of(f.article, f.Person)
}

// publishStories comes after publishSayings, which puts w.sayings in order.
func (w *work) publishStories(c *Conclusions) {
	for a, s := range c.StoryOf {
		if int(s) == len(c.Stories) {
			c.Stories = append(c.Stories, store.Story{ID: s})
		}
		c.Stories[s].Articles = append(c.Stories[s].Articles, store.ArticleID(a))
	}
	for i := range c.Stories {
		s := &c.Stories[i]
		s.Copies = w.copies[s.ID]
		s.Title = text.Headline(w.articles[event.Central(s.Articles, w.vectors)].fact)
	}
	for id, saying := range w.sayings {
		for _, s := range w.storiesOf(saying) {
			c.Stories[s].Sayings = append(c.Stories[s].Sayings, store.SayingID(id))
		}
	}
}
