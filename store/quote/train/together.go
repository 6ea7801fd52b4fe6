package main

import (
	"fmt"
	"slices"

	"hearsay/store"
	"hearsay/store/quote/gold"
	"hearsay/store/text"
)

// together counts what a reader gets: quotations that are found and given to their
// speaker, by models neither of which has seen the article.
type together struct{ gold, found, right int }

func (t *together) add(o together) {
	t.gold, t.found, t.right = t.gold+o.gold, t.found+o.found, t.right+o.right
}

// attributor gives quotations their speakers.
type attributor func(*text.Doc, []store.Quotation) []store.Person

// judge attributes what was found in a and holds it against a's answers. What is
// quoted without marks counts neither way.
func (t *together) judge(a article, found []store.Quotation, attribute attributor) {
	t.gold += len(a.Quotations)
	attribute(a.doc, found)
	for _, q := range found {
		if !q.Kind.Said() {
			continue
		}
		i := closest(a.quotes, q.Span)
		if i < 0 && slices.ContainsFunc(a.Blocks, func(b gold.Quotation) bool { return b.Span.Overlaps(q.Span) }) {
			continue
		}
		t.found++
		if i >= 0 && a.answer[i].said && a.answer[i].right(q.Mention) {
			t.right++
		}
	}
}

// closest gives the quotation that shares most with span, at least half of both; or -1.
func closest(qs []store.Quotation, span store.Span) int {
	best, top := -1, 0.5
	for i, q := range qs {
		if share := agreement(q.Span, span); share >= top {
			best, top = i, share
		}
	}
	return best
}

// String is empty if nothing was judged.
func (t together) String() string {
	if t.gold == 0 {
		return ""
	}
	return fmt.Sprintf("quotation and speaker, F1 %4.2f\n", 200*float64(t.right)/float64(t.gold+t.found))
}
