package speaker_test

import (
	"fmt"
	"strings"
	"testing"

	"hearsay/store"
	"hearsay/store/quote/speaker"
	"hearsay/store/text"
)

// BenchmarkLongTexts reads texts that repeat one thing. MB/s is level if the
// work is linear: ten times the text takes ten times as long, not a hundred.
func BenchmarkLongTexts(b *testing.B) {
	units := []string{
		`"Yes," he said, and `, "Jane Holt's friend's ", "Ann Lee, the mayor, ", "his wife Ann ",
		"the actor ", "said ", "Holt ", "who, (", "A. B\n\n",
	}
	for _, unit := range units {
		for _, n := range []int{2000, 20000} {
			b.Run(fmt.Sprintf("%q/%d", unit, n), func(b *testing.B) {
				d, qs := repeated(unit, n)
				b.SetBytes(int64(len(d.Text)))
				for b.Loop() {
					speaker.Attribute(d, qs)
				}
			})
		}
	}
}

// repeated gives n of unit as one paragraph, with the quotation that each begins with, if any.
func repeated(unit string, n int) (*text.Doc, []store.Quotation) {
	body := strings.Repeat(unit, n)
	var qs []store.Quotation
	for at := 0; strings.HasPrefix(unit, `"`) && at < len(body); at += len(unit) {
		qs = append(qs, store.Quotation{Span: store.Span{Start: at + 1, End: at + 5}})
	}
	return text.Parse(body, []store.Block{{Span: store.Span{End: len(body)}}}), qs
}

// TestLongTexts holds that repetition breaks nothing.
func TestLongTexts(t *testing.T) {
	d, qs := repeated(`"Yes," he said, and `, 2000)
	for _, p := range speaker.Attribute(d, qs) {
		if p.Name == "" {
			t.Error("somebody without a name or words")
		}
	}
	for _, q := range qs {
		if q.Mention.End > len(d.Text) || q.Confidence < 0 || q.Confidence > 1 {
			t.Fatalf("mention %v with confidence %v", q.Mention, q.Confidence)
		}
	}
}
