package store_test

import (
	"slices"
	"testing"
	"time"

	"hearsay/store"
)

var (
	jane = store.SpeakerRef{ID: 1, Name: "Jane Holt", Confidence: 0.9}
	omar = store.SpeakerRef{ID: 2, Name: "Omar Reyes", Confidence: 0.9}
)

func TestContradicts(t *testing.T) {
	doubtful := omar
	doubtful.Confidence = 0.3
	for _, c := range []struct {
		dispute string
		who     store.SpeakerRef
		want    bool
	}{
		{"attributed to 2 people", omar, true},
		{"attributed to 2 people", jane, false},
		{"attributed to 2 people", doubtful, false},
		{"attributed to 2 people", store.SpeakerRef{ID: store.NoSpeaker}, false},
		{"", omar, false},
	} {
		s := store.SayingTrace{Dispute: c.dispute}
		if got := s.Contradicts(&store.Occurrence{Speaker: c.who}, jane); got != c.want {
			t.Errorf("%q, %+v: Contradicts() = %v", c.dispute, c.who, got)
		}
	}
}

func TestNearestOfAnArticle(t *testing.T) {
	s := store.SayingTrace{Occurrences: []store.Occurrence{
		{Quotation: 4, Article: store.Summary{ID: 1}, Relation: store.Reworded},
		{Quotation: 5, Article: store.Summary{ID: 1}, Relation: store.Shortened},
		{Quotation: 9, Article: store.Summary{ID: 2}},
	}}
	if o := s.In(1); o == nil || o.Quotation != 5 {
		t.Errorf("In(1) = %+v", o)
	}
	if o := s.In(3); o != nil {
		t.Errorf("In(3) = %+v", o)
	}
}

func TestOrderOfAppearance(t *testing.T) {
	on := func(day int) store.Summary {
		if day == 0 {
			return store.Summary{}
		}
		return store.Summary{Published: time.Date(2025, 3, day, 0, 0, 0, 0, time.UTC)}
	}
	all := []*store.Occurrence{
		{Quotation: 1, Article: on(0)}, {Quotation: 2, Article: on(20)}, {Quotation: 3, Article: on(19)},
		{Quotation: 5, Article: on(19)}, {Quotation: 4, Article: on(19)}, {Quotation: 0, Article: on(0)},
	}
	slices.SortFunc(all, (*store.Occurrence).Compare)
	var got []store.QuotationID
	for _, o := range all {
		got = append(got, o.Quotation)
	}
	if want := []store.QuotationID{3, 4, 5, 2, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("in the order %v, want %v", got, want)
	}
}

func TestStrongest(t *testing.T) {
	c := store.Candidate{Reasons: []store.Reason{{"a", -2}, {"b", 1}, {"c", 0.3}, {"d", -0.04}}}
	for n, want := range map[int]int{0: 0, 2: 2, 9: 3} {
		if got := c.Strongest(n); !slices.Equal(got, c.Reasons[:want]) {
			t.Errorf("Strongest(%d) = %v", n, got)
		}
	}
}
