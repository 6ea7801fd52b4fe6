package main

import (
	"slices"

	"hearsay/store"
	"hearsay/store/layout"
	"hearsay/store/quote/gold"
	"hearsay/store/text"
)

// article is one labelled article, parsed, with its labels as quotations.
type article struct {
	gold.Article
	doc    *text.Doc
	quotes []store.Quotation // in text order
	answer []answer          // of each quotation
}

// answer is what the annotators say of a quotation.
type answer struct {
	said     bool
	speakers []store.Span // empty if the article gives none
	weight   float64      // what it counts for naming speakers
}

// right reports whether mention, empty for nobody, is an answer's speaker.
func (g answer) right(mention store.Span) bool {
	if mention.Empty() {
		return len(g.speakers) == 0
	}
	return slices.ContainsFunc(g.speakers, mention.Overlaps)
}

// parse makes quotations of an article's labels; what is marked and not said becomes a term.
func parse(g gold.Article) article {
	a := article{Article: g, doc: text.Parse(g.Text, layout.Of(g.Text, g.Title).Blocks)}
	type entry struct {
		store.Quotation
		answer
	}
	var entries []entry
	for i, q := range g.Quotations {
		entries = append(entries, entry{store.Quotation{Span: q.Span, Kind: q.Kind, Utterance: i}, answer{true, q.Mentions, 1}})
	}
	for _, t := range g.Terms {
		entries = append(entries, entry{store.Quotation{Span: t, Kind: store.Term}, answer{weight: 1}})
	}
	slices.SortStableFunc(entries, func(x, y entry) int { return x.Span.Start - y.Span.Start })
	end := 0
	for _, e := range entries {
		if e.Span.Start >= end && !e.Span.Empty() {
			a.quotes, a.answer = append(a.quotes, e.Quotation), append(a.answer, e.answer)
			end = e.Span.End
		}
	}
	return a
}

// load reads and parses the labelled articles of a file.
func load(path string) ([]article, error) {
	all, err := gold.Read(path)
	if err != nil {
		return nil, err
	}
	out := make([]article, len(all))
	for i, g := range all {
		out[i] = parse(g)
	}
	return out, nil
}
