package speaker_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/layout"
	"hearsay/store/quote"
	"hearsay/store/quote/speaker"
	"hearsay/store/text"
)

const row = `Recipe row

Peter Lam opened the lid. “It is soup,” said his wife, Jane Holt.

“It hums,” he replied.`

func find(body string) (*text.Doc, []store.Quotation) {
	d := text.Parse(body, layout.Of(body, "").Blocks)
	return d, quote.Find(d).Quotations
}

func TestExplain(t *testing.T) {
	d, qs := find(row)
	var got []string
	for i := range qs {
		e := speaker.Explain(d, qs, i)
		if diff := cmp.Diff(qs[i], e.Quotation); diff != "" {
			t.Errorf("not what was attributed: %s", diff)
		}
		top := e.Candidates[0]
		got = append(got, fmt.Sprintf("%s = %s, cue %s", top.Mention.Of(row), e.Speaker, e.Quotation.Cue.Of(row)))
		if top.Mention != e.Quotation.Mention || math.Abs(top.Probability-e.Quotation.Confidence) > 1e-6 {
			t.Errorf("the first candidate is %+v, the attribution %+v", top, e.Quotation.Attribution)
		}
	}
	want := "his wife = Jane Holt, cue said\nhe = Peter Lam, cue replied"
	if diff := cmp.Diff(want, strings.Join(got, "\n")); diff != "" {
		t.Error(diff)
	}
}

// TestReasonsAddUp checks that the reasons are the model's: together they make the ratio of the probabilities.
func TestReasonsAddUp(t *testing.T) {
	d, qs := find(row)
	for i := range qs {
		all := speaker.Explain(d, qs, i).Candidates
		for n, c := range all {
			rival := all[0]
			if n == 0 && len(all) > 1 {
				rival = all[1]
			}
			sum := 0.0
			for _, r := range c.Reasons {
				sum += r.Weight
			}
			if want := math.Log(c.Probability / rival.Probability); math.Abs(sum-want) > 1e-3 {
				t.Errorf("quotation %d, candidate %d: reasons add up to %.3f, the probabilities to %.3f", i, n, sum, want)
			}
		}
	}
}

// TestSilence checks that what is said of quotations without a speaker goes with the sign of its weight.
func TestSilence(t *testing.T) {
	d, qs := find(row + "\n\n“Not one word of it was ever true.”")
	told := 0
	for i := range qs {
		for _, c := range speaker.Explain(d, qs, i).Candidates {
			for _, r := range c.Reasons {
				if !strings.HasSuffix(r.Text, " go without a speaker") {
					continue
				}
				told++
				if rarely := strings.Contains(r.Text, " rarely "); rarely != (r.Weight > 0 == !c.Mention.Empty()) {
					t.Errorf("quotation %d, %+v: %+.1f %s", i, c.Mention, r.Weight, r.Text)
				}
			}
		}
	}
	if told == 0 {
		t.Error("no word of it")
	}
}

// TestReasonsCanBeRead prints what a reader is told.
func TestReasonsCanBeRead(t *testing.T) {
	d, qs := find(row)
	var b strings.Builder
	for _, r := range speaker.Explain(d, qs, 1).Candidates[0].Reasons {
		fmt.Fprintln(&b, r.Text)
	}
	for _, want := range []string{"is the subject of “replied”", "stands after it in the same sentence", "is a pronoun"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no word of %q in\n%s", want, b.String())
		}
	}
}
