package line_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay/tui/line"
)

func TestASCII(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain",
		"“Don’t” — André, Ångström…": `"Don't" - Andre, Angstrom~`,
		"\x1b[1mé\x1b[m\nñ":          "\x1b[1me\x1b[m\nn",
		"e\u0301x":                   "ex",
		"我们 x":                       "???? x",
		"a 👩‍👩‍👧 b":                  "a ?? b",
		"40×10 ‹":                    "40x10 '",
	} {
		if got := line.ASCII(in); got != want {
			t.Errorf("%q is written %q, not %q", in, got, want)
		}
	}
}

// Nothing but ASCII comes out, and every cell stays where it was.
func TestASCIIKeepsCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Map(func(r rune) rune {
			if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
				return -1
			}
			return r
		}, rapid.String().Draw(t, "s"))
		got := line.ASCII(s)
		if strings.Trim(got, " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~") != "" {
			t.Fatalf("%q", got)
		}
		if line.Width(got) != line.Width(s) {
			t.Fatalf("%q has %d cells, %q has %d", s, line.Width(s), got, line.Width(got))
		}
	})
}
