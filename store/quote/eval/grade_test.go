package main

import (
	"strings"
	"testing"

	"hearsay/store"
	"hearsay/store/quote/eval/markup"
	"hearsay/store/quote/gold"
)

func TestSameSpeaker(t *testing.T) {
	for _, c := range []struct {
		want, name string
		same       bool
	}{
		{"Jane Holt", "Mayor Jane Holt", true},
		{"Jane Holt", "Holt", false},
		{"Jane Holt", "Jane Holt-Reed", false},
		{"one resident", "resident", true},
		{"his wife", "Bo Holt's wife", true},
		{"his wife", "her husband", false},
		{"another", "another", true},
		{"another", "one", false},
		{"", "", true},
		{"", "Holt", false},
		{"Holt", "", false},
	} {
		if got := sameSpeaker(gold.Quotation{Speaker: c.want}, c.name); got != c.same {
			t.Errorf("%q is %q: %v, want %v", c.want, c.name, got, c.same)
		}
	}
	both := gold.Quotation{Speaker: "Ashford Council", Also: []string{"the council"}}
	if !sameSpeaker(both, "the council") {
		t.Error("a name beside the first is not accepted")
	}
}

// TestFaults shows what each error is called. The article's label s1 is right;
// the words given are found instead.
func TestFaults(t *testing.T) {
	const before = "# hard: x\n# 1 Jane Holt\n\nRay and {s1 Jane Holt} spoke. “{q1 No,}” he said to Ann."
	const after = "# hard: x\n# 1 Jane Holt\n\nRay came. “{q1 No,}” said {s1 Jane Holt} to Ann."
	const unknown = "# hard: x\n\nRay came. “{q? No,}” it said."
	for _, c := range []struct {
		article, mention, name string
		want                   fault
	}{
		{before, "Jane Holt", "Jane Holt", ""},
		{before, "Holt", "Jane Holt", ""},
		{before, "Ray", "Ray", otherBefore},
		{before, "Ann", "Ann", notBefore},
		{before, "", "", noMention},
		{before, "Jane Holt", "", noPerson},
		{before, "Jane Holt", "Jane", otherPerson},
		{after, "Ray", "Ray", notAfter},
		{after, "Ann", "Ann", otherAfter},
		{unknown, "Ray", "Ray", needless},
		{unknown, "", "", ""},
	} {
		a, err := markup.Parse("x.txt", c.article)
		if err != nil {
			t.Fatal(err)
		}
		ans := answer{want: a.Quotations[0], found: true, name: c.name}
		ans.got.Span = ans.want.Span
		if c.mention != "" {
			at := strings.Index(a.Text, c.mention)
			ans.got.Mention = store.Span{Start: at, End: at + len(c.mention)}
		}
		got := ans.mentionFault()
		if got == "" {
			got = ans.nameFault(a.Text, sameSpeaker)
		}
		if got != c.want {
			t.Errorf("%q in %q is called %q, want %q", c.mention, a.Text, got, c.want)
		}
	}
}

func TestBestWantsHalfOfTheUnion(t *testing.T) {
	found := []store.Quotation{
		{Span: store.Span{Start: 0, End: 10}, Kind: store.Title},
		{Span: store.Span{Start: 0, End: 5}},
		{Span: store.Span{Start: 20, End: 26}},
	}
	for _, c := range []struct {
		span store.Span
		want int
	}{
		{store.Span{Start: 0, End: 10}, 1},
		{store.Span{Start: 0, End: 11}, -1},
		{store.Span{Start: 22, End: 27}, 2},
		{store.Span{Start: 30, End: 40}, -1},
	} {
		if got := best(found, c.span); got != c.want {
			t.Errorf("best for %v is %d, want %d", c.span, got, c.want)
		}
	}
}
