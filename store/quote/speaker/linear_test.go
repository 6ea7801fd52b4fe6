package speaker_test

import (
	"strings"
	"testing"
	"time"

	"hearsay/store"
	"hearsay/store/quote/speaker"
	"hearsay/store/text"
)

// TestLongTexts checks that a text ten times as long does not take a hundred times as long, whatever it repeats.
func TestLongTexts(t *testing.T) {
	for _, unit := range []string{`"Yes," he said, and `, "Jane Holt's friend's ", "Ann Lee, the mayor, ", "his wife Ann ", "the actor ", "said ", "Holt ", "who, (", "A. B\n\n"} {
		took := func(n int) time.Duration {
			body := strings.Repeat(unit, n)
			d := text.Parse(body, []store.Block{{Span: store.Span{End: len(body)}}})
			var qs []store.Quotation
			for at := 0; strings.HasPrefix(unit, `"`) && at < len(body); at += len(unit) {
				qs = append(qs, store.Quotation{Span: store.Span{Start: at + 1, End: at + 5}})
			}
			start := time.Now()
			speaker.Attribute(d, qs)
			return time.Since(start)
		}
		short, long := took(2000), took(20000)
		for range 3 {
			if long > 40*short+50*time.Millisecond {
				long = min(long, took(20000)) // the machine may have been busy
			}
		}
		if long > 40*short+50*time.Millisecond {
			t.Errorf("%q: %v for 2,000 of it, %v for 20,000", unit, short, long)
		}
	}
}
