package person

import "testing"

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
