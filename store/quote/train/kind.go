package main

import (
	"fmt"
	"slices"

	"hearsay/store"
	"hearsay/store/quote/gold"
	"hearsay/store/quote/kind"
	"hearsay/store/quote/learn"
	"hearsay/store/quote/marks"
)

// The tables of the first look and of the second.
const (
	kindTable  = "store/quote/kind/weights.bin"
	doubtTable = "store/quote/kind/doubts.bin"
)

// kindSettings were chosen by cross-validation.
var kindSettings = learn.Settings{Epochs: 20, Rate: 0.03, Decay: 0.003, MinCount: 4, Seed: 1}

// marked is an article with what stands in quotation marks in it.
type marked struct {
	article
	pieces    []marks.Piece
	questions []learn.Question
}

func markAll(articles []article) []marked {
	all := make([]marked, len(articles))
	for i, a := range articles {
		m := marked{article: a, pieces: marks.Pair(a.doc)}
		m.questions = kind.Questions(a.doc, m.pieces, m.label)
		all[i] = m
	}
	return all
}

// label gives the kind that people gave p: that of the label that shares most
// of its bytes with p, and at least half of those of the two together.
func (m *marked) label(p marks.Piece) (store.Kind, bool) {
	best, k := 0.5, store.Term
	found := false
	try := func(s store.Span, as store.Kind) {
		if o := agreement(s, p.Span); o >= best {
			best, k, found = o, as, true
		}
	}
	for _, t := range m.Terms {
		try(t, store.Term)
	}
	for _, q := range m.Quotations {
		try(q.Span, q.Kind)
	}
	return k, found
}

// agreement is what a and b share of what they cover together.
func agreement(a, b store.Span) float64 {
	shared := min(a.End, b.End) - max(a.Start, b.Start)
	return float64(max(shared, 0)) / float64(max(a.End, b.End)-min(a.Start, b.Start))
}

// doubtSettings were chosen by cross-validation.
var doubtSettings = learn.Settings{Epochs: 6, Rate: 0.03, Decay: 0.003, Damp: 1e-8, MinCount: 6, Seed: 1}

// kindCourse is what kinds are learned from: first the news that others labelled,
// then what was written for training, at last the terms.
type kindCourse struct {
	articles []marked
	news     int // how many of articles
}

func newKindCourse(c corpus) kindCourse {
	return kindCourse{articles: markAll(slices.Concat(c.all(), c.terms)), news: len(c.news)}
}

// both learns both looks from the articles that pass. What the second learns
// from, the first has not seen, as it has not those to come.
func (k kindCourse) both(pass func(int) bool) (first, second learn.Weights) {
	var doubts []learn.Question
	for f := range folds {
		others := kindSettings.Fit(kindQuestions(k.articles, func(i int) bool { return pass(i) && i%folds != f }))
		for i, m := range k.articles {
			if pass(i) && i%folds == f {
				doubts = append(doubts, k.doubts(others, i, m)...)
			}
		}
	}
	return kindSettings.Fit(kindQuestions(k.articles, pass)), doubtSettings.Fit(doubts)
}

// doubts gives what the second look learns from article i.
func (k kindCourse) doubts(first learn.Weights, i int, m marked) []learn.Question {
	questions := kind.Doubts(first, m.doc, m.pieces, m.label)
	for n := range questions {
		if i >= k.news {
			questions[n].Weight = ownWeight
		}
	}
	return questions
}

// judgeKinds trains and judges on different articles, and reports on the news.
// It also gives what was found in each article of the news by a judge that had not seen it.
func judgeKinds(c corpus, o options) (string, [][]store.Quotation) {
	course, judged := newKindCourse(c), c.all()
	var r kindReport
	found := make([][]store.Quotation, len(c.news))
	for f := range folds {
		held := heldOut(judged, f, o) // of terms, none
		first, second := course.both(func(i int) bool { return !held(i) })
		judge := kind.Judge{First: first, Second: second}
		for i, m := range course.articles[:course.news] {
			if held(i) {
				verdicts := judge.Of(m.doc, m.pieces)
				r.judge(&m, verdicts)
				found[i] = m.quotations(verdicts)
			}
		}
		if o.dev {
			break
		}
	}
	return r.String(), found
}

// quotations are the pieces of m as a judge sees them.
func (m *marked) quotations(verdicts []kind.Verdict) []store.Quotation {
	qs := make([]store.Quotation, len(verdicts))
	for i, v := range verdicts {
		qs[i] = store.Quotation{Span: m.pieces[i].Span, Kind: v.Kind, Attribution: store.Unknown}
	}
	return qs
}

func everything(int) bool { return true }

// kindQuestions gives the questions of the articles that pass.
func kindQuestions(all []marked, pass func(int) bool) []learn.Question {
	var questions []learn.Question
	for i := range all {
		if pass(i) {
			questions = append(questions, all[i].questions...)
		}
	}
	return questions
}

// writeKinds trains on all articles and all terms and writes the tables.
func writeKinds(c corpus) error {
	first, second := newKindCourse(c).both(everything)
	if err := writeTable(kindTable, first); err != nil {
		return err
	}
	return writeTable(doubtTable, second)
}

// kindReport counts what was taken for a quotation.
type kindReport struct {
	gold, found int // quotations, and those of them that were found
	wrong       int // terms taken for quotations
	extra       int // taken for quotations where people marked nothing
	kinds       int // found with the right kind
}

func (r *kindReport) judge(m *marked, verdicts []kind.Verdict) {
	r.gold += len(m.Quotations)
	for i, v := range verdicts {
		if !v.Kind.Said() {
			continue
		}
		k, ok := m.label(m.pieces[i])
		switch {
		case ok && k.Said():
			r.found++
			if k == v.Kind {
				r.kinds++
			}
		case ok:
			r.wrong++
		case !slices.ContainsFunc(m.Blocks, func(b gold.Quotation) bool { return b.Span.Overlaps(m.pieces[i].Span) }):
			r.extra++
		}
	}
}

func (r *kindReport) String() string {
	share := func(x, n int) float64 { return 100 * float64(x) / float64(max(n, 1)) }
	all := r.found + r.wrong + r.extra
	return fmt.Sprintf("quotation or not, F1    %5.2f  (%d quotations)\n  precision            %5.2f  (%d terms, %d unlabelled)\n  recall               %5.2f\n  whole or fragment    %5.2f\n",
		share(2*r.found, all+r.gold), r.gold, share(r.found, all), r.wrong, r.extra, share(r.found, r.gold), share(r.kinds, r.found))
}
