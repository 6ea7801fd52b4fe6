package query_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay/store/query"
)

// words gives the words of s as a search compares them.
func words(s string) (ws []string) {
	for w := query.NextWord(s, 0); !w.Empty(); w = query.NextWord(s, w.End) {
		ws = append(ws, string(query.AppendFold(nil, w.Of(s))))
	}
	return ws
}

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		`"I don't," he said.`:           `i dont he said`,
		`The U.S. and Mr. Jones’ dog’s`: `the us and mr jones dog`,
		`J. K. Rowling, J.K. Rowling`:   `j k rowling jk rowling`,
		`$33,000 at 10:30, 3.5 percent`: `33000 at 10 30 3 5 percent`,
		`mother-of-seven — yes…`:        `mother of seven yes`,
		`Élan, naïve cafés of Øster`:    `elan naive cafes of oster`,
		"Cafe\u0301 soft\u00adhyphen":   `cafe softhyphen`,
		`東京の日 ok`:                       `東 京 の 日 ok`,
		"a\xffb ʼs '":                   `a b s`,
		`end.Start`:                     `end start`,
	} {
		if got := strings.Join(words(in), " "); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestPattern(t *testing.T) {
	for _, c := range []struct{ expression, text, found string }{
		{`hil`, "Then Hilaria’s turn", "Hilaria’s"},
		{`text:"hil"`, "Then Hilaria’s turn", ""},
		{`text:"hilaria"`, "Then Hilaria’s turn", "Hilaria’s"},
		{`"out there"`, "to be “out – there”.", "out – there"},
		{`"out the"`, "to be out there", ""},
		{`"out the`, "to be out there", "out there"},
		{`"ut there"`, "to be out there", ""},
		{`"elan vital"`, "un Élan\nvital", "Élan\nvital"},
		{`"a a b"`, "a a a b", "a a b"},
	} {
		f, err := query.Parse(c.expression, now)
		if err != nil {
			t.Fatal(c.expression, err)
		}
		if s, _ := patternOf(f.Root).Find(c.text); s.Of(c.text) != c.found {
			t.Errorf("%s in %q finds %q, want %q", c.expression, c.text, s.Of(c.text), c.found)
		}
	}
}

func patternOf(x query.Expr) query.Pattern {
	switch x := x.(type) {
	case query.Bare:
		return x.Pattern
	case query.Phrase:
		return x.Pattern
	default:
		return x.(query.Field).Pattern
	}
}

// TestFindIsSearchingAllWords holds Find against a list of all words of the text.
func TestFindIsSearchingAllWords(t *testing.T) {
	letters := rapid.StringOfN(rapid.SampledFrom([]rune("aAbéÉ'’., -3sS東\u0301\x10\x13")), 0, 40, -1)
	rapid.Check(t, func(t *rapid.T) {
		text, wanted := letters.Draw(t, "text"), letters.Draw(t, "phrase")
		closing := rapid.SampledFrom([]string{`"`, ``}).Draw(t, "closing")
		f, err := query.Parse(`"`+wanted+closing, now)
		if err != nil || f.Root == nil {
			t.Skip("nothing to look for")
		}
		p := patternOf(f.Root)
		if got, want := p.In(text), sequence(words(text), words(wanted), p.Open); got != want {
			t.Fatalf("%q in %q: %v, want %v", wanted, text, got, want)
		}
	})
}

// sequence reports whether want stands in have, its last word perhaps going on.
func sequence(have, want []string, open bool) bool {
	for i := 0; i+len(want) <= len(have); i++ {
		last := len(want) - 1
		same := strings.Join(have[i:i+last], " ") == strings.Join(want[:last], " ")
		if same && (have[i+last] == want[last] || open && strings.HasPrefix(have[i+last], want[last])) {
			return true
		}
	}
	return false
}
