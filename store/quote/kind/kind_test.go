package kind_test

import (
	"strings"
	"testing"

	"hearsay/store"
	"hearsay/store/quote/kind"
	"hearsay/store/quote/learn"
	"hearsay/store/quote/marks"
	"hearsay/store/text"
)

// judged are sentences with one marked piece each, under the kind it has.
var judged = map[store.Kind][]string{
	store.Speech: {
		`“We are not leaving our homes,” said Holt.`,
		`Holt shouted: “Stop!”`,
		`“Why?” she asked.`,
		`The mayor wrote on Twitter: “Never thought I would see the day.”`,
	},
	store.Fragment: {
		`Holt called the plan “a disgrace” and left.`,
		`She said she was “deeply sorry” for the delay.`,
		`The water was, according to Jane Holt of the survey, “the volume of two hundred pools.”`,
		`The judge described him as “reckless” on Friday.`,
	},
	store.Title: {
		`His song “Tender Rivers” went to number one.`,
		`She hosts the podcast “Grace and Fury.”`,
		`The star of “Winter Light” was seen in Kent.`,
		`He spoke on NBC's “Meet the Press” on Sunday.`,
	},
	store.Term: {
		`They lived in a so-called “tiny house” for a year.`,
		`Protesters held signs that read “Not Our War.”`,
		`The word “reasonable” appears forty times in the contract.`,
		`Banks were told to close so-called “ghost pools” by May.`,
		`She carried a sign saying “Stop It!”`,
	},
}

func parse(s string) (*text.Doc, []marks.Piece) {
	d := text.Parse(s, []store.Block{{Span: store.Span{End: len(s)}}})
	return d, marks.Pair(d)
}

func TestOf(t *testing.T) {
	for want, sentences := range judged {
		for _, s := range sentences {
			d, pieces := parse(s)
			got := kind.Of(d, pieces)
			if len(got) != 1 || got[0].Kind != want {
				t.Errorf("%s: %v, want %s", s, got, want)
			}
			if p := got[0].Said; !(p >= 0 && p <= 1) {
				t.Errorf("%s: said with probability %v", s, p)
			}
		}
	}
}

func TestListsAreJudgedTogether(t *testing.T) {
	d, pieces := parse(`She wrote the songs “Tender Rivers,” “Ashes” and “Long Winter.”`)
	got := kind.Of(d, pieces)
	for _, v := range got {
		if v != got[0] {
			t.Errorf("one list, several verdicts: %v", got)
		}
	}
}

func TestQuestions(t *testing.T) {
	d, pieces := parse(`“Stop!” she said of “Winter Light” and “Ashes.”`)
	questions := kind.Questions(d, pieces, func(p marks.Piece) (store.Kind, bool) {
		words := p.Span.Of(d.Text)
		return map[bool]store.Kind{true: store.Speech, false: store.Title}[words == "Stop!"], !strings.HasPrefix(words, "Ashes")
	})
	if len(questions) != 2 {
		t.Fatalf("%d questions, want 2: a piece without a label asks nothing", len(questions))
	}
	for i, q := range questions {
		right := 0
		for _, c := range q.Candidates {
			if c.Right {
				right++
			}
		}
		if right != 1 {
			t.Errorf("question %d has %d right answers", i, right)
		}
	}
}

// sure is a learn.Scorer to whom all pieces are equally sure.
type sure float32

func (s sure) Score([]learn.Feature) float32 { return float32(s) }

// TestSecondLook says that only doubt gets a second look, and that this decides.
func TestSecondLook(t *testing.T) {
	d, pieces := parse(`Holt called the plan “a disgrace” and left.`)
	for _, c := range []struct {
		first, second sure
		said          bool
	}{{0, 4, true}, {0, -4, false}, {8, -4, true}, {-8, 4, false}} {
		got := kind.Judge{First: c.first, Second: c.second}.Of(d, pieces)
		if got[0].Kind.Said() != c.said {
			t.Errorf("first %v, second %v: %v", c.first, c.second, got[0])
		}
	}
}

func TestDoubts(t *testing.T) {
	d, pieces := parse(`“Stop!” she said of “Winter Light” and “Ashes.”`)
	label := func(p marks.Piece) (store.Kind, bool) { return store.Title, p.Span.Of(d.Text) != "Stop!" }
	if got := kind.Doubts(sure(0), d, pieces, label); len(got) != 2 {
		t.Errorf("%d questions, want 2: a piece without a label asks nothing", len(got))
	}
	if got := kind.Doubts(sure(8), d, pieces, label); len(got) != 0 {
		t.Errorf("%d questions where nothing is in doubt", len(got))
	}
}

// TestWithoutWeights says that a judge who knows nothing still judges.
func TestWithoutWeights(t *testing.T) {
	d, pieces := parse(`“Stop!” she said.`)
	if got := (kind.Judge{First: learn.Weights{}, Second: learn.Weights{}}).Of(d, pieces); len(got) != 1 {
		t.Errorf("verdicts %v", got)
	}
}
