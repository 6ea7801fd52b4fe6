package markup_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store/quote/eval/markup"
)

const article = `# hard: a number and a name
# 1 Jane Holt | the mayor
# 2 3 one resident

Bridge ‘stays shut’

"{q1 Never,}" {s1 Jane Holt} {c1 said}, "{+1 while I am here.}"

{s2 One man who {c2 lives nearby}} called the {t Span} and its “{~ so-called} {n café}” “{f2 a joke}”.
{c3 Wrote} {s3 another}: {b3 Tear it down.} "{q? Yes!}"
`

func TestParse(t *testing.T) {
	a, err := markup.Parse("bridge.txt", article)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", a.Title, a.Hard)
	for _, q := range a.Quotations {
		fmt.Fprintf(&b, "%s [%s] %q %q %v", q.Kind, q.Span.Of(a.Text), q.Speaker, q.Also, q.Continues)
		for _, m := range q.Mentions {
			fmt.Fprintf(&b, " by [%s]", m.Of(a.Text))
		}
		fmt.Fprintln(&b)
	}
	for _, s := range a.Terms {
		fmt.Fprintf(&b, "nobody's [%s]\n", s.Of(a.Text))
	}
	for _, s := range a.Arguable {
		fmt.Fprintf(&b, "arguable [%s]\n", s.Of(a.Text))
	}
	want := `Bridge ‘stays shut’: a number and a name
speech [Never,] "Jane Holt" ["the mayor"] false by [Jane Holt]
speech [while I am here.] "Jane Holt" ["the mayor"] true by [Jane Holt]
fragment [a joke] "one resident" [] false by [One man who lives nearby]
block [Tear it down.] "one resident" [] false by [another]
speech [Yes!] "" [] false
nobody's [Span]
nobody's [café]
arguable [so-called]
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	if strings.ContainsAny(a.Text, "{}#") {
		t.Errorf("labels are left in %q", a.Text)
	}
}

func TestParseSaysWhereItFails(t *testing.T) {
	for in, want := range map[string]string{
		"Headline":                       `f.txt:1: the first line must be "# hard: " and the reason`,
		"# hard: x\n# Jane\n\nH":         `f.txt:2: " Jane" is not a number and a name`,
		"# hard: x\n# 1 A\n# 1 B\n\nH":   `f.txt:3: number 1 is taken`,
		"# hard: x\n\nH\n\n{q9 No}":      `f.txt:5: {q9: no speaker has the number 9`,
		"# hard: x\n\nH\n{x1 No}":        `f.txt:4: "x1 No}" begins no label`,
		"# hard: x\n\nH\n{t1 No}":        `f.txt:4: {t1: only t, n and ~ have no number`,
		"# hard: x\n\nH\n{s? He}":        `f.txt:4: {s?: an unknown speaker has no words`,
		"# hard: x\n\nH {q? No\n\n":      `f.txt:3: this label is not closed`,
		"# hard: x\n\nH }":               `f.txt:3: no label is open here`,
		"# hard: x\n\nH {q? }":           `f.txt:3: this label is empty`,
		"# hard: x\n\nH {+? No}":         `f.txt:3: no utterance of ? stands before this part`,
		"# hard: x\n# 1 A\n\nH {q1 No.}": `f.txt:2: speaker 1 needs a quotation and a mention`,
	} {
		_, err := markup.Parse("f.txt", in)
		if err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", in, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(article)
	f.Fuzz(func(t *testing.T, s string) {
		a, err := markup.Parse("f.txt", s)
		if err != nil {
			return
		}
		for _, q := range a.Quotations {
			if q.Span.Empty() || q.Span.End > len(a.Text) {
				t.Errorf("%v is no part of %q", q.Span, a.Text)
			}
		}
	})
}
