package event_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/link/event"
	"hearsay/store/link/words"
	"hearsay/store/text"
)

// vectors reads articles, one a line.
func vectors(s string) []event.Vector {
	l := words.NewLexicon(text.NewVocabulary())
	var all [][]event.Term
	for line := range strings.Lines(s) {
		d := text.Parse(line, []store.Block{{Span: store.Span{End: len(line)}}})
		counts := map[words.ID]int32{}
		for _, w := range l.Fold(d, text.Run{End: len(d.Tokens)}, nil) {
			counts[w.ID]++
		}
		var ts []event.Term
		for id := range l.Len() {
			if n := counts[words.ID(id)]; n > 0 {
				ts = append(ts, event.Term{ID: words.ID(id), Count: n})
			}
		}
		all = append(all, ts)
	}
	var f event.Frequencies
	for _, ts := range all {
		f.Add(ts)
	}
	z := event.Vectorizer{Rarity: f.Rarity(), Surprise: l.Surprise()}
	var vs []event.Vector
	for _, ts := range all {
		vs = append(vs, z.Vector(ts))
	}
	return vs
}

const news = `The ferry captain ran aground off Westport harbour while inspectors watched
Inspectors watched as a ferry ran aground in the harbour of Westport, its captain drunk
A drunk captain let the Westport ferry run aground in the harbour
Volcano erupts in Iceland, flights cancelled over lava and ash
Ash from the Iceland volcano cancels flights as lava flows`

func TestGroup(t *testing.T) {
	vs := vectors(news)
	var ties []event.Tie
	for _, n := range new(event.Neighbours).Add(vs) {
		ties = append(ties, event.Tie{A: n.A, B: n.B, Cosine: n.Cosine})
	}
	if diff := cmp.Diff([]store.StoryID{0, 0, 0, 1, 1}, event.Group(ties, vs, make([]time.Time, 5))); diff != "" {
		t.Error(diff)
	}
}

func TestDatesPartStories(t *testing.T) {
	vs := vectors(news)
	day := time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)
	dates := []time.Time{day, day, day.AddDate(2, 0, 0), day, day}
	ties := []event.Tie{{A: 0, B: 1, Cosine: 0.3}, {A: 0, B: 2, Cosine: 0.3}}
	if diff := cmp.Diff([]store.StoryID{0, 0, 1, 2, 3}, event.Group(ties, vs, dates)); diff != "" {
		t.Error(diff)
	}
}

func TestNeighboursMatchAllPairs(t *testing.T) {
	vs := vectors(news)
	got := map[[2]store.ArticleID]bool{}
	for _, n := range new(event.Neighbours).Add(vs) {
		got[[2]store.ArticleID{n.A, n.B}] = true
	}
	for b := range vs {
		for a := range b {
			at := [2]store.ArticleID{store.ArticleID(a), store.ArticleID(b)}
			if c := event.Cosine(vs[a], vs[b]); (c >= 0.12) != got[at] {
				t.Errorf("articles %v have the cosine %.2f; neighbours: %v", at, c, got[at])
			}
		}
	}
}

func TestCentral(t *testing.T) {
	vs := vectors("ferry Westport\nferry Westport captain aground\ncaptain aground inspectors")
	if got := event.Central([]store.ArticleID{0, 1, 2}, vs); got != 1 {
		t.Errorf("article %d", got)
	}
}
