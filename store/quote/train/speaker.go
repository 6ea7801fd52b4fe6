package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker"
)

const (
	folds        = 5
	speakerTable = "store/quote/speaker/weights.bin"
)

// speakerSettings were chosen by cross-validation.
var speakerSettings = learn.Settings{Epochs: 12, Settle: 6, Rate: 0.03, Decay: 0.003, Damp: 1e-8, MinCount: 10, Seed: 1}

// speakerWeights is how many weights ship; the rest move next to nothing.
const speakerWeights = 300_000

// judgeSpeakers trains and judges on different articles, and reports. Unless found
// is nil, it holds what judgeKinds found, and its speakers are judged too.
func judgeSpeakers(c corpus, o options, found [][]store.Quotation) string {
	articles := c.all()
	all := lessons(articles)
	runs := make([]verdicts, folds)
	if o.dev {
		runs = runs[:1]
	}
	var wait sync.WaitGroup
	for f := range runs {
		wait.Go(func() {
			runs[f] = judgeFold(c, all, found, heldOut(articles, f, o))
		})
	}
	wait.Wait()
	var sum verdicts
	for _, v := range runs {
		sum.news.add(v.news)
		sum.own.add(v.own)
		sum.both.add(v.both)
	}
	out := sum.news.String() + sum.both.String() + sum.news.listing(o.misses)
	if !o.dev {
		out += "on articles written for training:\n" + sum.own.String() + sum.own.listing(o.misses)
	}
	return out
}

// verdicts are reports on the two kinds of articles, and on quotations and speakers of the news together.
type verdicts struct {
	news, own report
	both      together
}

// ownWeight is what a quotation of an article written for training counts beside
// one of the news: they are all hard, as the news is not. Cross-validation chose it.
const ownWeight = 0.3

// lesson is what is learned from one article: its questions, and the same at a glance.
type lesson struct{ whole, glances []learn.Question }

// lessons gives what is learned from each article.
func lessons(articles []article) []lesson {
	all := make([]lesson, len(articles))
	for i, a := range articles {
		qs := slices.Clone(a.quotes)
		all[i].whole, all[i].glances = speaker.Lessons(a.doc, qs, func(q int, m store.Span) bool { return a.answer[q].right(m) })
		for q, x := range a.answer {
			all[i].whole[q].Weight, all[i].glances[q].Weight = x.weight, x.weight
		}
	}
	return all
}

// judgeFold learns from the articles that are not held out and judges the others.
func judgeFold(c corpus, all []lesson, found [][]store.Quotation, held func(int) bool) verdicts {
	articles := c.all()
	var training []lesson
	for i := range articles {
		if !held(i) {
			training = append(training, all[i])
		}
	}
	ranker := speaker.Ranker{Weights: fit(training, c.bulk)}
	var v verdicts
	for i, a := range articles {
		if !held(i) {
			continue
		}
		r := &v.news
		if i >= len(c.news) {
			r = &v.own
		}
		qs := slices.Clone(a.quotes)
		ranker.Attribute(a.doc, qs)
		r.judge(a, qs, all[i].whole)
		if i < len(found) {
			v.both.judge(a, found[i], ranker.Attribute)
		}
	}
	return v
}

// fitAll trains on every article.
func fitAll(c corpus) learn.Weights {
	return fit(lessons(c.all()), c.bulk)
}

// fit learns from lessons and from the bulk. What nobody has read of the bulk is
// answered by what the lessons alone have taught.
func fit(taught []lesson, bulk []article) learn.Weights {
	first := speaker.Ranker{Weights: fitLessons(taught)}
	whole := make([]article, len(bulk))
	for i, a := range bulk {
		whole[i] = completed(first, a)
	}
	return fitLessons(slices.Concat(taught, lessons(whole)))
}

// fitLessons learns to judge, and to leave out at a glance; the two share no feature.
func fitLessons(lessons []lesson) learn.Weights {
	var whole, glances []learn.Question
	for _, l := range lessons {
		whole, glances = append(whole, l.whole...), append(glances, l.glances...)
	}
	weights := speakerSettings.Fit(whole).Heaviest(speakerWeights)
	maps.Copy(weights, speakerSettings.Fit(glances))
	return weights
}

// writeSpeakers trains on all articles and writes the table.
func writeSpeakers(c corpus) error { return writeTable(speakerTable, fitAll(c)) }

// report counts attributions and the ways in which they are wrong.
type report struct {
	n, right    [2]int // whole utterances, fragments
	unreachable int    // quotations without a right candidate
	errors      map[string]int
	bins        [10][2]int // by confidence: right, all
	misses      []string
}

func (r *report) add(o report) {
	for i := range r.n {
		r.n[i] += o.n[i]
		r.right[i] += o.right[i]
	}
	for i := range r.bins {
		r.bins[i][0] += o.bins[i][0]
		r.bins[i][1] += o.bins[i][1]
	}
	r.unreachable += o.unreachable
	if r.errors == nil {
		r.errors = map[string]int{}
	}
	for k, n := range o.errors {
		r.errors[k] += n
	}
	r.misses = append(r.misses, o.misses...)
}

func (r *report) judge(a article, qs []store.Quotation, asked []learn.Question) {
	if r.errors == nil {
		r.errors = map[string]int{}
	}
	for i, q := range qs {
		if !a.answer[i].said {
			continue
		}
		if !slices.ContainsFunc(asked[i].Candidates, func(c learn.Candidate) bool { return c.Right }) {
			r.unreachable++
		}
		kind := int(q.Kind)
		bin := min(int(q.Confidence*10), 9)
		r.n[kind]++
		r.bins[bin][1]++
		if a.answer[i].right(q.Mention) {
			r.right[kind]++
			r.bins[bin][0]++
			continue
		}
		e := mistake(a.answer[i], q)
		r.errors[e]++
		r.misses = append(r.misses, miss(a, i, q, e))
	}
}

// mistake names the way in which an attribution is wrong.
func mistake(g answer, q store.Quotation) string {
	side := func(s store.Span) string {
		if s.Start < q.Span.Start {
			return "before"
		}
		return "after"
	}
	switch {
	case len(g.speakers) == 0:
		return "somebody for nobody"
	case q.Mention.Empty():
		return "nobody for somebody"
	}
	return side(q.Mention) + " for " + side(g.speakers[0])
}

// miss shows a wrong attribution in its surroundings.
func miss(a article, i int, q store.Quotation, e string) string {
	from, to := max(0, q.Span.Start-500), min(len(a.doc.Text), q.Span.End+250)
	type edit struct {
		at   int
		text string
	}
	edits := []edit{{q.Span.Start, "⟦"}, {q.Span.End, "⟧"}}
	for _, s := range a.answer[i].speakers {
		edits = append(edits, edit{s.Start, "{+"}, edit{s.End, "+}"})
		from, to = min(from, s.Start), max(to, s.End)
	}
	if !q.Mention.Empty() {
		edits = append(edits, edit{q.Mention.Start, "{-"}, edit{q.Mention.End, "-}"})
		from, to = min(from, q.Mention.Start), max(to, q.Mention.End)
	}
	slices.SortStableFunc(edits, func(x, y edit) int { return x.at - y.at })
	var b strings.Builder
	for _, x := range edits {
		b.WriteString(a.doc.Text[from:x.at])
		b.WriteString(x.text)
		from = x.at
	}
	b.WriteString(a.doc.Text[from:to])
	return fmt.Sprintf("--- %s: %s (%.2f) %s\n%s\n", a.ID, e, q.Confidence, q.Kind, strings.ToValidUTF8(b.String(), ""))
}

func (r report) String() string {
	share := func(x, n int) float64 { return 100 * float64(x) / float64(max(n, 1)) }
	var b strings.Builder
	fmt.Fprintf(&b, "speaker, given spans   %5.2f  (%d quotations)\n", share(r.right[0]+r.right[1], r.n[0]+r.n[1]), r.n[0]+r.n[1])
	fmt.Fprintf(&b, "  whole utterances     %5.2f  (%d)\n", share(r.right[0], r.n[0]), r.n[0])
	fmt.Fprintf(&b, "  fragments            %5.2f  (%d)\n", share(r.right[1], r.n[1]), r.n[1])
	fmt.Fprintf(&b, "  no right candidate   %5d\n", r.unreachable)
	kinds := make([]string, 0, len(r.errors))
	for k := range r.errors {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	for _, k := range kinds {
		fmt.Fprintf(&b, "  %-20s %5d\n", k, r.errors[k])
	}
	b.WriteString("  of those at confidence …, so many are right\n")
	for i, n := range r.bins {
		if n[1] > 0 {
			fmt.Fprintf(&b, "    0.%d–  %5.1f  (%d)\n", i, share(n[0], n[1]), n[1])
		}
	}
	return b.String()
}

// listing shows n of the misses, spread evenly.
func (r report) listing(n int) string {
	var b strings.Builder
	for i := range min(n, len(r.misses)) {
		b.WriteString(r.misses[i*len(r.misses)/n])
	}
	return b.String()
}
