package main

import (
	"bufio"
	"context"
	"fmt"
	"math"
	"os/exec"
	"slices"
	"strconv"
	"time"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/index"
	"hearsay/store/index/indexed"
	"hearsay/store/memory"
	filter "hearsay/store/query"
	"hearsay/store/source"
	"hearsay/store/storetest/newsroom"
)

var sqlite = []string{"modernc.org/sqlite@v1.62.0"}

// fullText sets words of the text against SQLite's FTS5.
func fullText(ctx context.Context, b *bench) ([]row, error) {
	rare, other, frequent, next := newsroom.Word(35000), newsroom.Word(900), newsroom.Word(90), newsroom.Word(120)
	stem := newsroom.Word(5000)[:4]
	asked := []struct {
		work, theirs, own string
		reach             float64
	}{
		{"a rare word", rare, `text:"` + rare + `"`, 10},
		{"two words", frequent + " AND " + other, `text:"` + frequent + `" text:"` + other + `"`, 10},
		{"a beginning", stem + "*", `text:"` + stem, 10},
		{"a phrase with a rare word", `"` + next + " " + rare + `"`, `text:"` + next + " " + rare + `"`, 2},
		{"a phrase of frequent words", `"` + frequent + " " + next + `"`, `text:"` + frequent + " " + next + `"`, 2},
		{"a phrase of common words", `"of the"`, `text:"of the"`, 2},
	}
	var queries []query
	for _, q := range asked {
		queries = append(queries, query{q.work, q.theirs})
	}
	answers, err := b.ask(ctx, "fts5", sqlite, queries...)
	if err != nil {
		return nil, err
	}
	texts, err := b.read()
	if err != nil {
		return nil, err
	}
	s := indexed.Texts(texts)
	var rows []row
	for _, q := range asked {
		f, err := filter.Parse(q.own, time.Now())
		if err != nil {
			return nil, err
		}
		hits := 0
		own := repeated(func() { hits = len(s.Search(context.Background(), f, facts(texts)).IDs()) })
		a := answers[q.work]
		note := strconv.Itoa(hits)
		if hits != a.Hits {
			note = fmt.Sprintf("not the same: %d, FTS5 %d", hits, a.Hits)
		}
		rows = append(rows, row{work: "full text: " + q.work, peer: "FTS5", theirs: a.time(), own: own, reach: q.reach, note: note})
	}
	return rows, nil
}

var bleve = []string{"github.com/blevesearch/bleve/v2@v2.5.7"}

// mostBuilt is how many articles bleve is given: more would take it too long.
const mostBuilt = 30_000

// build sets the building of the index against bleve's: the least times of three of each, in turn.
func build(ctx context.Context, b *bench) ([]row, error) {
	n := min(b.articles, mostBuilt)
	texts, err := b.read()
	if err != nil {
		return nil, err
	}
	size := 0
	for _, text := range texts[:n] {
		size += len(text)
	}
	theirs, own := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
	var s *index.Snapshot
	for range 3 {
		answers, err := b.ask(ctx, "bleve", bleve, query{"build", strconv.Itoa(n)})
		if err != nil {
			return nil, err
		}
		a := answers["build"]
		theirs, own = min(theirs, a.time()), min(own, once(func() { s = indexed.Texts(texts[:n]) }))
	}
	data, err := s.AppendBinary(nil)
	if err != nil {
		return nil, err
	}
	return []row{{
		work: fmt.Sprintf("index of %d articles, %.0f MB", n, float64(size)/1e6), peer: "bleve scorch", theirs: theirs, own: own, reach: 25,
		note: fmt.Sprintf("%.0f %% of the text", 100*float64(len(data))/float64(size)),
	}}, nil
}

// watched is how long keys are typed while articles are being loaded.
const watched = 5 * time.Second

// scan sets keys that are typed into a filter while the articles are still being
// loaded against ripgrep, which needs no index: hearsay has one of all that it shows, from
// the first moment on, and so never reads texts to find a word.
func scan(ctx context.Context, b *bench) ([]row, error) {
	if _, err := exec.LookPath("rg"); err != nil {
		return nil, fmt.Errorf("not installed: %w", err)
	}
	texts, err := b.read()
	if err != nil {
		return nil, err
	}
	name := b.path("texts.txt")
	err = written(name, func(w *bufio.Writer) {
		for _, text := range texts {
			fmt.Fprintln(w, text)
		}
	})
	if err != nil {
		return nil, err
	}
	word := newsroom.Word(2000)
	theirs := repeated(func() { exec.CommandContext(ctx, "rg", "-i", "-c", word, name).Run() }) //nolint:errcheck // it exits 1 where there is none
	took, there, err := b.typing(ctx, word)
	if err != nil {
		return nil, err
	}
	return []row{{
		work: fmt.Sprintf("a key of a filter in the first %v of a load", watched), peer: "rg -i in all texts", theirs: theirs, own: median(took), reach: 4,
		note: fmt.Sprintf("the slowest of %d keys %s; %d of %d articles were there at the end", len(took), short(slices.Max(took)), there, len(texts)),
	}}, nil
}

// typing types the letters of a word into a filter while articles are being loaded,
// and gives how long each answer took, and how many articles there were at last.
func (b *bench) typing(ctx context.Context, word string) (took []time.Duration, articles int, err error) {
	cores.Spare(cores.ForKeys) // as the reader does
	defer cores.Spare(-cores.ForKeys)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c := memory.Load(ctx, func(yield func(memory.Input) bool) {
		for r, problem := range source.New(b.path("news.jsonl")).Records(ctx) {
			if problem == nil && !yield(r) {
				return
			}
		}
	})
	const pause = 50 * time.Millisecond // between keys
	for begun := time.Now(); time.Since(begun) < watched; time.Sleep(pause) {
		q := store.Query{Filter: word[:1+len(took)%len(word)], Limit: 100}
		took = append(took, once(func() { _, err = c.Search(ctx, q) }))
		if err != nil {
			return nil, 0, err
		}
	}
	return took, c.Progress().Articles, nil
}
