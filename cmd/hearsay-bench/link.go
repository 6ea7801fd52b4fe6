package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"

	"hearsay/store"
	"hearsay/store/link"
	"hearsay/store/quote"
	"hearsay/store/source"
	"hearsay/store/text"
)

var minhash = []string{"github.com/ekzhu/minhash-lsh@v0.0.0-20171225071031-5c06ee8586a1", "github.com/dgryski/go-minhash@latest"}

// mostLinked is how many articles are linked: all of them are held with what was found in them.
const mostLinked = 20_000

// linking sets the linking of quotations that have been found against MinHash
// over their words, each in one core. hearsay also tells how they differ, who
// speaks, and which articles are on one event.
func linking(ctx context.Context, b *bench) ([]row, error) {
	lines, err := b.lines("news.jsonl")
	if err != nil {
		return nil, err
	}
	words := text.NewVocabulary()
	l := link.New(words)
	var all []analysed
	var said []string
	for i, line := range lines[:min(len(lines), mostLinked)] {
		a, problem := source.JSON("news.jsonl", i+1, []byte(line)).Article()
		if problem != nil {
			return nil, problem.Err
		}
		a.ID = store.ArticleID(i)
		d := words.Parse(a.Text, a.Blocks)
		x := analysed{a, d, quote.Find(d)}
		for _, q := range x.found.Quotations {
			said = append(said, q.Span.Of(a.Text))
		}
		all = append(all, x)
	}
	err = written(b.path("quotations.jsonl"), func(w *bufio.Writer) {
		for _, s := range said {
			json.NewEncoder(w).Encode(s) //nolint:errcheck // w remembers it
		}
	})
	if err != nil {
		return nil, err
	}
	answers, err := b.ask(ctx, "minhash", minhash)
	if err != nil {
		return nil, err
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var c *link.Conclusions
	own := once(func() { c = linked(l, all) })
	others := 0
	for _, sayings := range c.SayingsOf {
		if slices.ContainsFunc(sayings, func(id store.SayingID) bool { return len(c.Sayings[id].Passages) > 1 }) {
			others++
		}
	}
	a := answers["link"]
	return []row{{
		work: fmt.Sprintf("linking %d quotations, one core", len(said)), peer: "minhash-lsh", theirs: a.time(), own: own, reach: 100,
		note: fmt.Sprintf("%d linked, by the peer %d; %.0f a second", others, a.Hits, float64(len(said))/own.Seconds()),
	}}, nil
}

// analysed is an article with what was found in it.
type analysed struct {
	article *store.Article
	doc     *text.Doc
	found   store.Findings
}

func linked(l *link.Linker, all []analysed) *link.Conclusions {
	for i := range all {
		l.Add(l.Prepare(all[i].article, all[i].doc, &all[i].found))
	}
	return l.Conclude()
}
