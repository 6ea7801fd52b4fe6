package query_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hearsay/store/query"
)

func TestGapAt(t *testing.T) {
	for _, c := range []struct{ src, want string }{ // | is the caret
		{"|", "0-0 [] []"},
		{"spe|", "0-3 [] [spe]"},
		{"bridge -has|", "8-11 [] [has]"},
		{"bridge |", "7-7 [] []"},
		{"speaker:|", "8-8 [speaker] []"},
		{"Speaker:ho|lt x", "8-10 [speaker] [ho]"},
		{`a speaker:"jane h|`, `10-17 [speaker] [jane h]`},
		{`speaker:"jane holt"|`, "19-19 [] []"},
		{`"old br|`, "7-7 [text] [old br]"},
		{"(is:|)", "4-4 [is] []"},
		{"sort:-d|", "5-7 [sort] [-d]"},
		{"-|", "1-1 [] []"},
	} {
		before, after, _ := strings.Cut(c.src, "|")
		g := query.GapAt(before+after, len(before))
		if got := fmt.Sprintf("%d-%d [%s] [%s]", g.Span.Start, g.Span.End, g.Field, g.Part); got != c.want {
			t.Errorf("%s: %s, want %s", c.src, got, c.want)
		}
	}
}

// Whatever a speaker is called, the value that completes the filter finds him.
func TestValueIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[A-Za-zÀ-ÖØ-öø-ÿ]+[ "“”()|\\'A-Za-z-]*`).Draw(t, "name")
		f, err := query.Parse("speaker:"+query.Value(name), time.Now())
		if err != nil {
			t.Fatal(err)
		}
		field, ok := f.Root.(query.Field)
		if !ok || !field.Pattern.In(name) {
			t.Fatalf("%q is read as %#v", query.Value(name), f.Root)
		}
	})
}
