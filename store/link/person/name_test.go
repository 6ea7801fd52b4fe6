package person

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]name{
		"":                       {},
		"Mayor Jane Holt":        {first: "jane", last: "holt"},
		"de Koven":               {first: "de", last: "koven"},
		"Ben Marsh":              {first: "ben", last: "marsh"},
		"Jan van Hout":           {first: "jan", last: "van hout"},
		"Jan Piet van Hout Jr.":  {first: "jan", middle: "piet", last: "van hout", suffix: "jr"},
		"Hendrik van der Meulen": {first: "hendrik", last: "van der meulen"},
	} {
		if got := parse(in); got != want {
			t.Errorf("%q: %+v, want %+v", in, got, want)
		}
	}
}

// The marks of a name never rule a word out that it answers to.
func TestMarksOfANameAnswer(t *testing.T) {
	const words = "jane holt jan piet van hout van der meulen de koven ben marsh mayor out"
	for _, full := range []string{"Mayor Jane Holt", "Jan Piet van Hout Jr.", "Hendrik van der Meulen", "de Koven"} {
		n := parse(full)
		for _, w := range append(strings.Fields(words), n.last, n.first, n.lastWord()) {
			if n.answers(w) && n.marks()&markOf(w) == 0 {
				t.Errorf("%s answers to %q, and its marks do not", full, w)
			}
		}
	}
}

func TestDisplay(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "Holt": "Holt", "Mayor": "Mayor", "Mayor Jane Holt": "Jane Holt", "U.S. Sen. Jane Holt": "U.S. Sen. Jane Holt",
		"Sen. Gov. Holt": "Holt", "  the  Rev.\tJane  Holt ": "Jane Holt", "Superintendent Élise Holt": "Élise Holt",
		"Mayor-elect Jane Holt": "Mayor-elect Jane Holt", "Mayor’s wife": "wife", "Representativeness Holt": "Representativeness Holt",
	} {
		if got := display(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for title := range titles() {
		if len(title) > longestTitle || !isTitle(strings.ToUpper(title)+".") {
			t.Errorf("%s is a title", title)
		}
	}
}
