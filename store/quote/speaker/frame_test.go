package speaker_test

import (
	"slices"
	"strings"
	"testing"

	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker"
	"hearsay/store/text"
)

// TestFrames says that the verb which governs a piece tells frames apart, and that who does it by name does not.
func TestFrames(t *testing.T) {
	frame := func(s string) []learn.Feature {
		start, end := strings.Index(s, "“")+len("“"), strings.Index(s, "”")
		d := text.Parse(s, []store.Block{{Span: store.Span{End: len(s)}}})
		qs := []store.Quotation{{Span: store.Span{Start: start, End: end}, Kind: store.Fragment}}
		return speaker.Frames(d, qs, func(int) bool { return true })[0]
	}
	called, other, wore := frame("Holt called it “a disgrace” and left."), frame("Lee called it “a disgrace” and left."), frame("Holt wore it “a disgrace” and left.")
	if !slices.Equal(called, other) {
		t.Error("the frame depends on the name")
	}
	if slices.Equal(called, wore) {
		t.Error("the frame does not depend on the verb")
	}
}

func TestFramesOnlyWhereAsked(t *testing.T) {
	s := "Holt said it."
	d := text.Parse(s, []store.Block{{Span: store.Span{End: len(s)}}})
	qs := []store.Quotation{{Span: store.Span{Start: 10, End: 12}, Kind: store.Fragment}}
	if got := speaker.Frames(d, qs, func(int) bool { return false }); len(got) != 1 || got[0] != nil {
		t.Errorf("frames %v", got)
	}
}
