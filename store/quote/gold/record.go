package gold

import (
	"fmt"
	"strings"

	"hearsay/store"
)

// record is an article as the files have it; its offsets count code points.
type record struct {
	ID, Split, Event  string
	Outlet, Publisher string
	Title, Text       string
	Quotes            []label
	Nonquotes         []label
	Blocks            []label
}

// label is one labelled piece of a record. Its offsets take in the marks.
type label struct {
	Start, End   int
	Kind         string
	Attr         string // the same for all parts of one attribution
	Speaker      string
	SpeakerStart *int     `json:"speaker_start"`
	SpeakerEnd   *int     `json:"speaker_end"`
	SpeakerSpans [][2]int `json:"speaker_spans"`
	Unclosed     bool
	Continues    bool
}

// places turns code points of a text into bytes.
type places struct {
	text string
	at   []int // byte of each code point, and the text's length
}

func newPlaces(text string) places {
	at := make([]int, 0, len(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return places{text, append(at, len(text))}
}

func (p places) span(start, end int) (store.Span, error) {
	if start < 0 || start > end || end >= len(p.at) {
		return store.Span{}, fmt.Errorf("label %d to %d lies outside the text", start, end)
	}
	return store.Span{Start: p.at[start], End: p.at[end]}, nil
}

func (r *record) article() (Article, error) {
	a := Article{ID: r.ID, Split: r.Split, Outlet: r.Outlet, Title: r.Title, Event: r.Event, Text: r.Text}
	if a.Outlet == "" {
		a.Outlet = r.Publisher
	}
	p := newPlaces(r.Text)
	for i, l := range r.Quotes {
		q, err := l.quotation(p)
		if err != nil {
			return a, err
		}
		q.Span = withoutMarks(p.text, q.Marked, !l.Unclosed)
		q.Continues = q.Continues || i > 0 && l.Attr != "" && l.Attr == r.Quotes[i-1].Attr
		a.Quotations = append(a.Quotations, q)
	}
	for _, l := range r.Blocks {
		q, err := l.quotation(p)
		if err != nil {
			return a, err
		}
		q.Kind = store.Unmarked
		a.Blocks = append(a.Blocks, q)
	}
	for _, l := range r.Nonquotes {
		s, err := p.span(l.Start, l.End)
		if err != nil {
			return a, err
		}
		a.Terms = append(a.Terms, s)
	}
	return a, nil
}

// quotation reads l as words that were said, marks and all.
func (l *label) quotation(p places) (Quotation, error) {
	s, err := p.span(l.Start, l.End)
	if err != nil {
		return Quotation{}, err
	}
	q := Quotation{Span: s, Marked: s, Speaker: l.Speaker, Continues: l.Continues}
	if l.Kind == "mixed" {
		q.Kind = store.Fragment
	}
	for _, m := range l.mentions() {
		s, err := p.span(m[0], m[1])
		if err != nil {
			return q, err
		}
		q.Mentions = append(q.Mentions, s)
	}
	return q, nil
}

func (l *label) mentions() [][2]int {
	switch {
	case len(l.SpeakerSpans) > 0:
		return l.SpeakerSpans
	case l.SpeakerStart != nil && l.SpeakerEnd != nil:
		return [][2]int{{*l.SpeakerStart, *l.SpeakerEnd}}
	}
	return nil
}

// A mark of two strokes stands before its halves.
var (
	opening = []string{"``", "''", "\"", "“", "”", "„", "‘", "’", "'", "`", "«", "»", "‹", "›"}
	closing = []string{"''", "\"", "”", "“", "‟", "’", "‘", "'", "»", "«", "›", "‹"}
)

// withoutMarks takes the opening mark off s, and the closing one if there is one.
func withoutMarks(text string, s store.Span, closed bool) store.Span {
	for _, m := range opening {
		if strings.HasPrefix(s.Of(text), m) {
			s.Start += len(m)
			break
		}
	}
	if !closed {
		return s
	}
	for _, m := range closing {
		if strings.HasSuffix(s.Of(text), m) {
			s.End -= len(m)
			break
		}
	}
	return s
}
