package text_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/text"
)

func parse(s string) *text.Doc {
	return text.Parse(s, []store.Block{{Span: store.Span{End: len(s)}}})
}

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		`"I don't," he said.`:               `" I don't , " he said .`,
		`The U.S. and Mr. Jones' dog's toy`: `The U.S. and Mr. Jones ' dog 's toy`,
		"$33,000 at 10/9c — no…":            "$ 33,000 at 10/9c — no …",
		"a man-made thing--really":          "a man-made thing -- really",
		"``Yes,'' Smith wrote.":             "`` Yes , '' Smith wrote .",
		"‘Tis the season, AT&T":             "‘ Tis the season , AT&T",
		"It was I. Then J. Smith left.":     "It was I . Then J. Smith left .",
	} {
		d := parse(in)
		var got []string
		for i := range d.Tokens {
			got = append(got, d.Word(i))
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q:\n%s", in, diff)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, in := range []string{
		`He left. | She stayed.`,
		`"We will not go!" he said. | "Never." | Then silence.`,
		`Mr. Smith of the U.S. Senate spoke. | “Why?” asked Dr. Lee.`,
		`It rose 3.5 percent. | 40 people left.`,
		`(He had left.) | She (too?) stayed.`,
	} {
		d := parse(strings.ReplaceAll(in, "| ", ""))
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.Span(s).Of(d.Text))
		}
		if diff := cmp.Diff(in, strings.Join(got, " | ")); diff != "" {
			t.Error(diff)
		}
	}
}

func TestLowerKeepsPlaces(t *testing.T) {
	for in, want := range map[string]string{"Ünder İ Straße Ⱥ": "ünder İ straße Ⱥ", "plain": "plain"} {
		if got := text.Lower(in); got != want {
			t.Errorf("Lower(%q) = %q, want %q", in, got, want)
		}
	}
}
