package memory

import (
	"time"

	"hearsay/store"
)

// contents are what a snapshot answers from: the facts, and what was concluded from
// them. They are held in memory while articles come in, or lie on a shelf.
type contents interface {
	counts() counts

	article(store.ArticleID) *store.Article // its text and blocks are lent, as by text
	summary(store.ArticleID) store.Summary
	text(store.ArticleID) string // lent: it holds as long as the contents
	key(store.ArticleID) string
	outlet(store.ArticleID) string // empty if unknown
	published(store.ArticleID) time.Time
	tally(store.ArticleID) articleTally
	storyOf(store.ArticleID) store.StoryID
	nested(store.ArticleID) []store.Span             // lent
	people(store.ArticleID) string                   // as shelvePeople writes them
	of(store.ArticleID) (from, to store.QuotationID) // its quotations, half-open

	quotation(store.QuotationID) store.Quotation
	words(store.QuotationID, store.Span) string // of its article
	in(store.QuotationID) store.ArticleID
	speakerOf(store.QuotationID) store.SpeakerID
	sayingsOf(store.QuotationID) []store.SayingID
	carriers(store.QuotationID) int // other articles that carry its words
	disputed(store.QuotationID) bool

	name(store.SpeakerID) string
	speaker(store.SpeakerID) *store.Speaker // from a shelf, without quotations
	said(store.SpeakerID) int               // how many those are
	saying(store.SayingID) *store.Saying
	story(store.StoryID) *store.Story // from a shelf, with its articles only
	head(store.StoryID) store.StoryHead
}

// counts are how many there are of each.
type counts struct{ articles, quotations, speakers, sayings, stories int }

// articleTally counts what an article has: see store.Summary.
type articleTally struct {
	quotations, linked, copies int
	disputed                   bool
}

// publisher names where an article was published, as far as counting goes: an
// article whose outlet is unknown counts as one of its own.
func publisher(c contents, a store.ArticleID) string {
	if outlet := c.outlet(a); outlet != "" {
		return outlet
	}
	return "\x00" + c.key(a)
}
