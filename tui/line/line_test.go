package line_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"hearsay/store/text"
	"hearsay/tui/line"
	"hearsay/tui/theme"
)

func TestLine(t *testing.T) {
	th := theme.New(theme.Terminal{Dark: true, Profile: termenv.ANSI})
	var l line.Line
	l.Put(line.Of(th.Accent), "●")
	l.Fill("", 4)
	l.Put("", "日本")
	if got, want := l.String(), "\x1b[33m●\x1b[m   日本"; got != want || l.Width() != 8 {
		t.Errorf("%q, %d cells, want %q, 8 cells", got, l.Width(), want)
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		want string
	}{
		{"plain", 5, "plain"},
		{"plain words", 6, "plain…"},
		{"日本語", 5, "日本…"},
		{"日本語", 4, "日…"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
		{"👩‍👩‍👧 family", 3, "👩‍👩‍👧…"},
		{"x", 0, ""},
	} {
		if got := line.Fit(c.in, c.w, "…"); got != c.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.in, c.w, got, c.want)
		}
	}
}

func TestBlock(t *testing.T) {
	if got := line.Block([]string{"a"}, 3); got != "a\n\n" {
		t.Errorf("%q", got)
	}
	if got := line.Block([]string{"a", "b"}, 1); got != "a" {
		t.Errorf("%q", got)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name string
		runs []line.Run
		w    int
		want []string
	}{
		{"at blanks", []line.Run{{"", "to see how it feels"}}, 7, []string{"to see", "how it", "feels"}},
		{"a word of two runs stays whole", []line.Run{{"", "we see"}, {"", ", you know"}}, 5, []string{"we", "see,", "you", "know"}},
		{"a long word is cut", []line.Run{{"", "a antidisestablishment"}}, 8, []string{"a", "antidise", "stablish", "ment"}},
		{"no line begins with a full stop", []line.Run{{"", "我们不会关闭。浴场"}}, 12, []string{"我们不会关", "闭。浴场"}},
		{"behind a hyphen", []line.Run{{"", "a well-known baker"}}, 8, []string{"a well-", "known", "baker"}},
		{"right to left", []line.Run{{"", "אמר ראש העיר"}}, 8, []string{"אמר ראש", "העיר"}},
		{"wide", []line.Run{{"", "日本語 です"}}, 5, []string{"日本", "語 で", "す"}},
		{"blanks stay inside a line only", []line.Run{{"", "a  b   c"}}, 4, []string{"a  b", "c"}},
		{"style goes with every piece", []line.Run{{"\x1b[1m", "x y"}}, 1, []string{"\x1b[1mx\x1b[m", "\x1b[1my\x1b[m"}},
		{"nothing", nil, 5, nil},
		{"too narrow for a wide one", []line.Run{{"", "日"}}, 1, nil},
	} {
		if diff := cmp.Diff(c.want, line.Wrap(c.runs, c.w)); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("we are going  to see, you know", " how 日本語 e\u0301 feels", 9)
	f.Fuzz(func(t *testing.T, a, b string, w int) {
		w = min(max(w, 1), 200)
		for _, l := range line.Wrap([]line.Run{{"", text.Printable(a)}, {"", text.Printable(b)}}, w) {
			if line.Width(l) > w {
				t.Errorf("%q is wider than %d", l, w)
			}
		}
	})
}
