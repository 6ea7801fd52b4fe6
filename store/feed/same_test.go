package feed

import (
	"strings"
	"testing"
)

func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.Herald.example/a/b/?utm_source=rss&id=7&fbclid=x#top": "herald.example/a/b?id=7",
		"http://herald.example/a/b?id=7":                                   "herald.example/a/b?id=7",
		"https://herald.example/story?b=2&a=1":                             "herald.example/story?a=1&b=2",
		"https://herald.example/":                                          "herald.example",
		"no address":                                                       "no address",
	} {
		if got := canonical(in); got != want {
			t.Errorf("%s is %s, want %s", in, got, want)
		}
	}
}

func TestSketch(t *testing.T) {
	text := long("")
	for what, c := range map[string]struct {
		other string
		near  bool
	}{
		"itself":       {text, true},
		"other marks":  {strings.ToUpper(strings.ReplaceAll(text, " ", ", ")), true},
		"a word less":  {strings.Replace(text, " word99 ", " ", 1), true},
		"a line more":  {text + " This article was amended on Friday to give her full name.", true},
		"half of it":   {text[:len(text)/2], false},
		"another text": {long("x"), false},
	} {
		if near := sketchOf(text).near(sketchOf(c.other)); near != c.near {
			t.Errorf("%s: %t", what, near)
		}
	}
	if sketchOf("Too short to tell.").near(sketchOf("Too short to tell.")) {
		t.Error("a short text has a sketch")
	}
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Bridge shut after flood", "Bridge shut after the flood", true},
		{"Bridge shut", "Mayor resigns", false},
		{"Bridge bridge", "Mayor mayor resigns bridge", false},
		{"", "", true},
	} {
		if got := alike(c.a, c.b); got != c.want {
			t.Errorf("%q, %q: %t", c.a, c.b, got)
		}
	}
}

func TestDomain(t *testing.T) {
	for in, want := range map[string]string{
		"https://amp.herald.co.uk/a": "herald.co.uk", "http://www.herald.example": "herald.example", "http://127.0.0.1:80/": "127.0.0.1",
		"http://localhost/": "localhost", "": "",
	} {
		if got := domain(in); got != want {
			t.Errorf("%s is of %s, want %s", in, got, want)
		}
	}
}
