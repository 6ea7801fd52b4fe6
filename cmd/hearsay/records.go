package main

import (
	"fmt"
	"math"
	"time"

	"hearsay/store"
)

// The records that headless commands print. Their keys are a contract: keys may
// be added, never renamed.

type quoteRecord struct {
	Article      string   `json:"article"`
	Start        int      `json:"start"`
	End          int      `json:"end"`
	Text         string   `json:"text"`
	Nested       []string `json:"nested,omitempty"` // what it quotes itself
	Kind         string   `json:"kind"`
	Utterance    int      `json:"utterance"`
	Cue          string   `json:"cue,omitempty"`
	Mention      string   `json:"mention,omitempty"`
	MentionStart *int     `json:"mention_start,omitempty"`
	MentionEnd   *int     `json:"mention_end,omitempty"`
	Speaker      string   `json:"speaker"`
	Confidence   float64  `json:"confidence,omitempty"`
	Sayings      []string `json:"sayings,omitempty"`
}

func newQuoteRecord(a *store.Article, q store.Quoted) quoteRecord {
	r := quoteRecord{
		Article: a.Key, Start: q.Span.Start, End: q.Span.End, Text: q.Span.Of(a.Text),
		Kind: q.Kind.String(), Utterance: q.Utterance, Cue: q.Cue.Of(a.Text),
		Speaker: q.Speaker.Name,
	}
	if !q.Mention.Empty() {
		r.Mention = q.Mention.Of(a.Text)
		r.MentionStart, r.MentionEnd = &q.Mention.Start, &q.Mention.End
		r.Confidence = round(q.Confidence)
	}
	for _, n := range q.Nested {
		r.Nested = append(r.Nested, n.Of(a.Text))
	}
	for _, s := range q.Sayings {
		r.Sayings = append(r.Sayings, sayingName(s))
	}
	return r
}

// round keeps three decimals: more would say more than is known.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }

func sayingName(id store.SayingID) string { return fmt.Sprintf("s%d", id+1) }

func storyName(id store.StoryID) string { return fmt.Sprintf("t%d", id+1) }

type storyRecord struct {
	Story    string          `json:"story"`
	Title    string          `json:"title"`
	Outlets  int             `json:"outlets"`
	Disputes int             `json:"disputes"`
	Articles []articleRecord `json:"articles"`
}

type articleRecord struct {
	Article    string   `json:"article"`
	Outlet     string   `json:"outlet,omitempty"`
	Title      string   `json:"title"`
	Date       string   `json:"date,omitempty"`
	URL        string   `json:"url,omitempty"`
	Authors    []string `json:"authors,omitempty"`
	Quotations int      `json:"quotations"`
	Linked     int      `json:"linked"`
	Disputed   bool     `json:"disputed,omitempty"`
}

func newArticleRecord(s store.Summary) articleRecord {
	return articleRecord{
		Article: s.Key, Outlet: s.Outlet, Title: s.Title, Date: day(s.Published), URL: s.URL, Authors: s.Authors,
		Quotations: s.Quotations, Linked: s.Linked, Disputed: s.Disputed,
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

type sayingRecord struct {
	Saying      string             `json:"saying"`
	Text        string             `json:"text"`
	Outlets     int                `json:"outlets"`
	Wordings    int                `json:"wordings"`
	Speakers    []string           `json:"speakers"`
	Dispute     string             `json:"dispute,omitempty"`
	Severity    float64            `json:"severity,omitempty"` // of the dispute, 0 to 1
	Occurrences []occurrenceRecord `json:"occurrences"`
	Absent      []string           `json:"absent,omitempty"`
	Provenance  provenanceRecord   `json:"provenance"`
}

// whereRecord is the article that something stands in.
type whereRecord struct {
	Article string `json:"article"`
	Outlet  string `json:"outlet,omitempty"`
	Date    string `json:"date,omitempty"`
	Title   string `json:"title,omitempty"`
	URL     string `json:"url,omitempty"`
}

func newWhereRecord(s store.Summary) whereRecord {
	return whereRecord{Article: s.Key, Outlet: s.Outlet, Date: day(s.Published), Title: s.Title, URL: s.URL}
}

type occurrenceRecord struct {
	whereRecord
	Start    int     `json:"start"`
	End      int     `json:"end"`
	Text     string  `json:"text"`
	Speaker  string  `json:"speaker"`
	Relation string  `json:"relation"`        // to the wording asked about, else to the fullest
	Score    float64 `json:"score"`           // evidence for that link, in bits
	First    bool    `json:"first,omitempty"` // dated earlier than the others
	From     string  `json:"from,omitempty"`  // the article it was probably taken from
}

// newSayingRecord takes a saying as seen from the occurrence asked about, and from its fullest wording.
func newSayingRecord(t, full store.SayingTrace) sayingRecord {
	r := sayingRecord{
		Saying: sayingName(t.ID), Text: t.Words, Outlets: t.Outlets, Wordings: t.Wordings,
		Speakers: []string{}, Dispute: t.Dispute, Severity: round(t.Severity), Provenance: newProvenanceRecord(inOrder(full.Occurrences)),
	}
	for _, s := range t.Speakers {
		r.Speakers = append(r.Speakers, s.Name)
	}
	for _, o := range inOrder(t.Occurrences) {
		r.Occurrences = append(r.Occurrences, newOccurrenceRecord(o))
	}
	for _, a := range t.Absent {
		r.Absent = append(r.Absent, a.Key)
	}
	return r
}

func newOccurrenceRecord(o store.Occurrence) occurrenceRecord {
	r := occurrenceRecord{
		whereRecord: newWhereRecord(o.Article), Start: o.Passage.Start, End: o.Passage.End, Text: o.Words,
		Speaker: o.Speaker.Name, Relation: o.Relation.String(), Score: round(o.Score), First: o.First,
	}
	if o.From != nil {
		r.From = o.From.Key
	}
	return r
}

type speakerRecord struct {
	Speaker    string   `json:"speaker"`
	Quotations int      `json:"quotations"`
	Articles   []string `json:"articles"`
}
