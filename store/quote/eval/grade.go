package main

import (
	"hearsay/store"
	"hearsay/store/layout"
	"hearsay/store/quote"
	"hearsay/store/quote/gold"
	"hearsay/store/text"
)

// paper is one labelled article, graded.
type paper struct {
	article gold.Article
	answers []answer
	falsely []store.Quotation // found, but nobody said it
	terms   int               // of falsely, how many are labelled as nobody's words
}

// answer is a labelled quotation and what was found in its place.
type answer struct {
	want  gold.Quotation
	got   store.Quotation
	found bool
	name  string // of the person that got means; empty if unknown
}

// read parses an article as the reader would.
func read(a gold.Article) *text.Doc {
	return text.Parse(a.Text, layout.Of(a.Text, a.Title).Blocks)
}

// grade finds the quotations of a and sets them against its labels. What was
// found in arguable places counts neither way.
func grade(a gold.Article, arguable []store.Span) paper {
	f := quote.Find(read(a))
	p := paper{article: a}
	used := make([]bool, len(f.Quotations))
	for _, want := range a.Quotations {
		ans := answer{want: want}
		if i := best(f.Quotations, marked(want)); i >= 0 {
			used[i], ans.found, ans.got = true, true, f.Quotations[i]
			if who := ans.got.Person; who != store.Nobody {
				ans.name = f.People[who].Name
			}
		}
		p.answers = append(p.answers, ans)
	}
	p.blame(f.Quotations, used, arguable)
	return p
}

// blame gathers the quotations that have no label, first those that are labelled as nobody's words.
func (p *paper) blame(found []store.Quotation, used []bool, arguable []store.Span) {
	for _, s := range p.article.Terms {
		if i := best(found, s); i >= 0 && !used[i] {
			used[i] = true
			p.falsely = append(p.falsely, found[i])
		}
	}
	p.terms = len(p.falsely)
	for i, q := range found {
		if !used[i] && q.Kind.Said() && !overlapsAny(q.Span, arguable) {
			p.falsely = append(p.falsely, q)
		}
	}
}

// marked is what a found quotation is held against: the words and the mark that closes them.
func marked(q gold.Quotation) store.Span { return store.Span{Start: q.Span.Start, End: q.Marked.End} }

// best gives the said quotation that shares most with s, at least half of their union; or -1.
func best(found []store.Quotation, s store.Span) int {
	top, score := -1, 0.5
	for i, q := range found {
		shared := min(s.End, q.Span.End) - max(s.Start, q.Span.Start)
		if !q.Kind.Said() || shared <= 0 {
			continue
		}
		if v := float64(shared) / float64(max(s.End, q.Span.End)-min(s.Start, q.Span.Start)); v >= score {
			top, score = i, v
		}
	}
	return top
}

func overlapsAny(s store.Span, others []store.Span) bool {
	for _, o := range others {
		if s.Overlaps(o) {
			return true
		}
	}
	return false
}

// mentionRight reports whether the speaker was found where the article names them, or nowhere if it does not.
func (a answer) mentionRight() bool {
	if len(a.want.Mentions) == 0 {
		return a.got.Mention.Empty()
	}
	return overlapsAny(a.got.Mention, a.want.Mentions)
}
