package main

import (
	"hearsay/store"
	"hearsay/store/quote/gold"
)

// sameness says whether a name is the labelled speaker's.
type sameness func(want gold.Quotation, name string) bool

// share is how many of how many are right.
type share struct{ right, of int }

func (s *share) add(right bool) {
	s.of++
	if right {
		s.right++
	}
}

// percent is 0 if there was nothing to be right about.
func (s share) percent() float64 { return 100 * float64(s.right) / float64(max(1, s.of)) }

// f1 is the harmonic mean, in percent, of right/found and right/labelled.
func f1(right, found, labelled int) float64 {
	return 200 * float64(right) / float64(max(1, found+labelled))
}

// figures sums up graded articles.
type figures struct {
	same     sameness // nil if the labels give no canonical names
	articles int
	labelled int
	found    int // labelled quotations that were found
	falsely  int
	parts    share // neighbours rightly told to be one utterance or two
	kind     share
	mention  share
	byKind   [3]share // mentions of speech, fragments, blocks
	name     share
	bins     [len(bounds)]bin
	count    map[fault]int
	errors   []mistake
}

// mistake is one error, for a report to show.
type mistake struct {
	fault   fault
	article string
	line    string // in one line: the words, who was found, who it is
}

// bounds are the lower ends of the bins of confidence.
var bounds = [...]float64{0, 0.5, 0.6, 0.7, 0.8, 0.9}

// bin is the mentions of about one confidence.
type bin struct {
	share
	promised float64 // sum of the confidences
}

func (f *figures) add(p paper) {
	f.articles++
	for i, a := range p.answers {
		f.labelled++
		if !a.found {
			f.blame(missed, p, a)
			continue
		}
		f.found++
		f.score(p, a)
		if i > 0 && p.answers[i-1].found {
			f.join(p, a, p.answers[i-1])
		}
	}
	f.falsely += len(p.falsely)
	for i, q := range p.falsely {
		what := falseOther
		if i < p.terms {
			what = falseTerm
		}
		f.blame(what, p, answer{got: q})
	}
}

// score counts one found quotation.
func (f *figures) score(p paper, a answer) {
	f.kind.add(a.got.Kind == a.want.Kind)
	if a.got.Kind != a.want.Kind {
		f.blame(wrongKind, p, a)
	}
	right := a.mentionRight()
	f.mention.add(right)
	f.byKind[a.want.Kind].add(right)
	if !a.got.Mention.Empty() {
		f.promise(a.got.Confidence, right)
	}
	if f.same != nil {
		f.name.add(f.same(a.want, a.name))
	}
	what := a.mentionFault()
	if what == "" {
		what = a.nameFault(p.article.Text, f.same)
	}
	if what != "" {
		f.blame(what, p, a)
	}
}

func (f *figures) promise(confidence float64, right bool) {
	i := len(bounds) - 1
	for i > 0 && confidence < bounds[i] {
		i--
	}
	f.bins[i].add(right)
	f.bins[i].promised += confidence
}

// join counts whether two whole utterances, neighbours, are rightly told to be parts of one or not.
func (f *figures) join(p paper, a, before answer) {
	if a.want.Kind != store.Speech || before.want.Kind != store.Speech {
		return
	}
	joined := a.got.Utterance == before.got.Utterance
	f.parts.add(joined == a.want.Continues)
	switch {
	case a.want.Continues && !joined:
		f.blame(notJoined, p, a)
	case joined && !a.want.Continues:
		f.blame(wrongJoin, p, a)
	}
}

func (f *figures) blame(what fault, p paper, a answer) {
	if f.count == nil {
		f.count = map[fault]int{}
	}
	f.count[what]++
	f.errors = append(f.errors, mistake{fault: what, article: p.article.ID, line: describe(what, p.article.Text, a)})
}

// quotations is the F1 of quotation or not.
func (f *figures) quotations() float64 { return f1(f.found, f.found+f.falsely, f.labelled) }

// together is the F1 of quotation and mention.
func (f *figures) together() float64 { return f1(f.mention.right, f.found+f.falsely, f.labelled) }
