package main

import (
	"context"
	"fmt"
	"time"

	"hearsay/store/index"
	filter "hearsay/store/query"
	"hearsay/store/storetest/newsroom"
)

// fzf has no measure of its own in this version, so its algorithms are run as it
// runs them, in all cores; see peers/fzf.go.txt.
var fzf = []string{"github.com/junegunn/fzf@v0.65.2"}

// typed is what somebody may have typed: the beginning, the whole and the inside of words.
func typed(mark string) []query {
	var qs []query
	for _, text := range []string{newsroom.Word(300)[:3], newsroom.Word(2000), newsroom.Word(30000), "ingly", "tionment"} {
		qs = append(qs, query{text, mark + text})
	}
	return qs
}

// substring sets a bare word, which stands together in the headline or fits its
// words in one of the other ways, against fzf's exact one.
func substring(ctx context.Context, b *bench) ([]row, error) {
	const peer, reach = "fzf, 'query", 4
	answers, err := b.ask(ctx, "fzf", fzf, typed("'")...)
	if err != nil {
		return nil, err
	}
	s, err := b.indexed()
	if err != nil {
		return nil, err
	}
	var rows []row
	for _, q := range typed("") {
		f, err := filter.Parse(q.Text, time.Now())
		if err != nil {
			return nil, err
		}
		hits := 0
		own := repeated(func() { hits = s.Search(context.Background(), f, facts(nil)).Len() })
		a := answers[q.Name]
		rows = append(rows, row{
			work: "headlines that hold " + q.Text, peer: peer, theirs: a.time(), own: own,
			note: fmt.Sprintf("%d, and %d in other ways", a.Hits, hits-a.Hits),
		})
	}
	return append(rows, overall("exact substring, per keystroke", peer, reach, rows)), nil
}

// fuzzy sets the hundred closest headlines against fzf's.
func fuzzy(ctx context.Context, b *bench) ([]row, error) {
	const peer, reach = "fzf, query", 3
	answers, err := b.ask(ctx, "fzf", fzf, typed("")...)
	if err != nil {
		return nil, err
	}
	s, err := b.indexed()
	if err != nil {
		return nil, err
	}
	var rows []row
	for _, q := range typed("") {
		var best []int
		count := 0
		own := repeated(func() {
			best = best[:0]
			ids, n := s.Closest(q.Text, 100)
			for _, id := range ids {
				best = append(best, int(id))
			}
			count = n
		})
		a := answers[q.Name]
		note := fmt.Sprintf("%d", count)
		if count != a.Hits || fmt.Sprint(best) != fmt.Sprint(a.IDs) {
			note = fmt.Sprintf("not the same: %d, fzf %d", count, a.Hits)
		}
		rows = append(rows, row{work: "headlines closest to " + q.Text, peer: peer, theirs: a.time(), own: own, note: note})
	}
	return append(rows, overall("fuzzy, count and first 100, per keystroke", peer, reach, rows)), nil
}

// indexed gives the headlines, with empty texts.
func (b *bench) indexed() (*index.Snapshot, error) {
	lines, err := b.lines("headlines.txt")
	if err != nil {
		return nil, err
	}
	x := index.New()
	for _, line := range lines {
		x.Add(x.Prepare(line, "", ""))
	}
	return x.Snapshot(), nil
}
