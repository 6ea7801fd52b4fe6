package main

import (
	"testing"

	"hearsay/store"
	"hearsay/store/quote/eval/markup"
	"hearsay/store/quote/speaker"
)

// TestTogether judges an article in which one quotation is found and given to its
// speaker, one is found but half, one is missed, and a name is taken for words.
func TestTogether(t *testing.T) {
	m, err := markup.Parse("bridge", `# hard: nothing
# 1 Jane Holt
# 2 Tom Reed

Bridge stays shut

"{q1 We will not reopen it,}" {c1 said} {s1 Jane Holt}.

"{q2 Nobody knows when it opens,}" {c2 said} {s2 Tom Reed}. "{q2 Nobody.}"

They met in the "{n Quiet Room}".
`)
	if err != nil {
		t.Fatal(err)
	}
	a := parse(m.Article)
	whole, half, name := a.quotes[0].Span, a.quotes[1].Span, a.quotes[3].Span
	half.End = half.Start + 6
	found := []store.Quotation{{Span: whole}, {Span: half}, {Span: name}}
	var got together
	got.judge(a, found, speaker.Attribute)
	if want := (together{gold: 3, found: 3, right: 1}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
