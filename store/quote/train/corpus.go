package main

import (
	"embed"
	"io/fs"
	"path/filepath"
	"slices"

	"hearsay/store/quote/eval/markup"
)

// corpus is all that can be learned from.
type corpus struct {
	news  []article // labelled by others; learned from and judged
	own   []article // written for the project in styles that the news lacks; learned from and judged apart
	bulk  []article // news that we labelled in part; the speakers learn from it, nobody is judged by it
	terms []article // single sentences; the kinds learn from them, nobody is judged by them
}

// all gives everything that is judged.
func (c corpus) all() []article { return slices.Concat(c.news, c.own) }

// heldOut says which articles are judged in a fold, and so not learned from: with
// dev those of the part named dev, in the one fold there is then.
func heldOut(articles []article, fold int, o options) func(i int) bool {
	return func(i int) bool {
		switch {
		case i >= len(articles):
			return false
		case o.dev:
			return articles[i].Split == "dev"
		}
		return i%folds == fold
	}
}

// ownFiles are labelled articles written for training. In terms each paragraph
// is a sentence of its own, with names, so-calleds, slogans and works in marks,
// which labelled news has few of, and words as short that somebody said.
//
//go:embed articles terms
var ownFiles embed.FS

// loadCorpus reads the labelled news in dir and what was written for training.
func loadCorpus(dir string) (c corpus, err error) {
	if c.news, err = load(filepath.Join(dir, "polnear.jsonl.gz")); err != nil {
		return c, err
	}
	if c.own, err = loadOwn("articles"); err != nil {
		return c, err
	}
	if c.bulk, err = loadBulk(dir); err != nil {
		return c, err
	}
	c.terms, err = loadOwn("terms")
	return c, err
}

// loadOwn reads the marked-up articles of one folder.
func loadOwn(dir string) ([]article, error) {
	files, err := fs.Glob(ownFiles, dir+"/*.txt")
	if err != nil {
		return nil, err
	}
	out := make([]article, len(files))
	for i, name := range files {
		content, err := ownFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		a, err := markup.Parse(name, string(content))
		if err != nil {
			return nil, err
		}
		a.ID = name
		out[i] = parse(a.Article)
		for k := range out[i].answer {
			out[i].answer[k].weight = ownWeight
		}
	}
	return out, nil
}
