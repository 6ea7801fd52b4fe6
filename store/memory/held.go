package memory

import (
	"strings"
	"time"

	"hearsay/store"
	"hearsay/store/link"
)

// held are contents that are held in memory.
type held struct {
	facts     facts
	concluded *link.Conclusions
	summaries []store.Summary   // by article
	heads     []store.StoryHead // by story
	carriedBy []int             // by quotation: other articles that carry its words
	inDispute []bool            // by quotation
}

var _ contents = (*held)(nil)

// hold derives from facts and conclusions all else that readers will ask for.
func hold(f facts, c *link.Conclusions) *held {
	h := &held{facts: f, concluded: c}
	h.countCarriers()
	h.summarise()
	h.headStories()
	return h
}

// countCarriers finds for every quotation how many other articles carry its words.
func (h *held) countCarriers() {
	h.carriedBy = make([]int, len(h.facts.quotations))
	h.inDispute = make([]bool, len(h.facts.quotations))
	for q, sayings := range h.concluded.SayingsOf {
		if len(sayings) == 0 {
			continue
		}
		others := map[store.ArticleID]bool{}
		for _, id := range sayings {
			saying := &h.concluded.Sayings[id]
			h.inDispute[q] = h.inDispute[q] || saying.Dispute != ""
			for _, p := range saying.Passages {
				others[h.facts.in[p.Quotation]] = true
			}
		}
		delete(others, h.facts.in[q])
		h.carriedBy[q] = len(others)
	}
}

func (h *held) summarise() {
	h.summaries = make([]store.Summary, len(h.facts.articles))
	for i, a := range h.facts.articles {
		sum := store.Summary{
			ID: a.ID, Key: a.Key, Outlet: a.Outlet, Title: h.facts.headlines[a.ID], Published: a.Published, Authors: a.Authors, URL: a.URL,
		}
		from, to := h.of(a.ID)
		for q := from; q < to; q++ {
			if h.facts.quotations[q].Kind.Said() {
				sum.Quotations++
			}
			if h.carriedBy[q] > 0 {
				sum.Linked++
			}
			sum.Disputed = sum.Disputed || h.inDispute[q]
		}
		h.summaries[i] = sum
	}
	for i := range h.concluded.Stories {
		for _, group := range h.concluded.Stories[i].Copies {
			for _, a := range group {
				h.summaries[a].Copies = len(group) - 1
			}
		}
	}
}

func (h *held) headStories() {
	h.heads = make([]store.StoryHead, len(h.concluded.Stories))
	for i := range h.concluded.Stories {
		story := &h.concluded.Stories[i]
		head := store.StoryHead{ID: story.ID, Title: strings.Clone(story.Title), Articles: len(story.Articles), First: story.Articles[0]}
		outlets := map[string]bool{}
		for _, a := range story.Articles {
			outlets[publisher(h, a)] = true
		}
		head.Outlets = len(outlets)
		for _, id := range story.Sayings {
			if h.concluded.Sayings[id].Dispute != "" {
				head.Disputes++
			}
		}
		h.heads[i] = head
	}
}

func (h *held) counts() counts {
	return counts{len(h.facts.articles), len(h.facts.quotations), len(h.concluded.Speakers), len(h.concluded.Sayings), len(h.concluded.Stories)}
}

func (h *held) article(a store.ArticleID) *store.Article { return h.facts.articles[a] }
func (h *held) text(a store.ArticleID) string            { return h.facts.articles[a].Text }
func (h *held) summary(a store.ArticleID) store.Summary  { return h.summaries[a] }
func (h *held) key(a store.ArticleID) string             { return h.facts.articles[a].Key }
func (h *held) outlet(a store.ArticleID) string          { return h.facts.articles[a].Outlet }
func (h *held) published(a store.ArticleID) time.Time    { return h.facts.articles[a].Published }
func (h *held) storyOf(a store.ArticleID) store.StoryID  { return h.concluded.StoryOf[a] }
func (h *held) nested(a store.ArticleID) []store.Span    { return h.facts.nested[a] }
func (h *held) people(a store.ArticleID) string          { return h.facts.people[a] }

func (h *held) of(a store.ArticleID) (from, to store.QuotationID) { return h.facts.of(a) }

func (h *held) tally(a store.ArticleID) articleTally {
	s := &h.summaries[a]
	return articleTally{s.Quotations, s.Linked, s.Copies, s.Disputed}
}

// words gives a copy, which does not lie in the scratch.
func (h *held) words(q store.QuotationID, s store.Span) string {
	return strings.Clone(h.facts.words(q, s))
}

func (h *held) quotation(q store.QuotationID) store.Quotation  { return *h.facts.quotations[q] }
func (h *held) in(q store.QuotationID) store.ArticleID         { return h.facts.in[q] }
func (h *held) speakerOf(q store.QuotationID) store.SpeakerID  { return h.concluded.SpeakerOf[q] }
func (h *held) sayingsOf(q store.QuotationID) []store.SayingID { return h.concluded.SayingsOf[q] }
func (h *held) carriers(q store.QuotationID) int               { return h.carriedBy[q] }
func (h *held) disputed(q store.QuotationID) bool              { return h.inDispute[q] }
func (h *held) name(id store.SpeakerID) string                 { return h.concluded.Speakers[id].Name }
func (h *held) speaker(id store.SpeakerID) *store.Speaker      { return &h.concluded.Speakers[id] }
func (h *held) said(id store.SpeakerID) int                    { return len(h.concluded.Speakers[id].Quotations) }
func (h *held) saying(id store.SayingID) *store.Saying         { return &h.concluded.Sayings[id] }
func (h *held) story(id store.StoryID) *store.Story            { return &h.concluded.Stories[id] }
func (h *held) head(id store.StoryID) store.StoryHead          { return h.heads[id] }
