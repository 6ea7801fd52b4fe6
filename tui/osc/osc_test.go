package osc_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"hearsay/tui/osc"
)

func environment(set string) func(string) string {
	return func(name string) string {
		if name == set {
			return "/tmp/tmux-1000/default,1,0"
		}
		return ""
	}
}

func TestCopy(t *testing.T) {
	const plain = "\x1b]52;c;4oCcTm8s4oCd\a"
	for set, want := range map[string]string{
		"":     plain,
		"TMUX": plain + "\x1bPtmux;\x1b" + plain + "\x1b\\",
		"STY":  "\x1bP" + plain + "\x1b\\",
	} {
		if got, err := osc.Copy("“No,”", environment(set)); got != want || err != nil {
			t.Errorf("%s: %q, %v; want %q", set, got, err, want)
		}
	}
}

// Nothing of the text can end the sequence, and it ends where terminals cut.
func TestCopyOfAnything(t *testing.T) {
	s := strings.Repeat("\a\x1b\\\x9c", osc.Most/4)
	got, err := osc.Copy(s, environment(""))
	code := strings.TrimSuffix(strings.TrimPrefix(got, "\x1b]52;c;"), "\a")
	if back, _ := base64.StdEncoding.DecodeString(code); string(back) != s || err != nil || len(got) > 100_000 {
		t.Errorf("%d bytes came back as %d, in %d: %v", len(s), len(back), len(got), err)
	}
	var long *osc.TooLongError
	if got, err := osc.Copy(strings.Repeat("x", osc.Most+1), environment("")); got != "" || !errors.As(err, &long) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

func TestLink(t *testing.T) {
	for address, to := range map[string]string{
		"https://example.org/a?b=c#d":                "https://example.org/a?b=c#d",
		"http://example.org/über uns":                "http://example.org/%C3%BCber%20uns",
		"":                                           "",
		"javascript:alert(1)":                        "",
		"file:///etc/passwd":                         "",
		"https:///nowhere":                           "",
		"example.org":                                "",
		"https://x.org/\x1b]0;a\a":                   "",
		"https://x.org/\x07":                         "",
		"https://x.org/\u202eevil":                   "https://x.org/%E2%80%AEevil",
		"https://x\u202e.org/":                       "https://x%E2%80%AE.org/",
		"https://x.org/?q=\u009b31m":                 "",
		"https://x.org/" + strings.Repeat("a", 3000): "",
	} {
		want := "label"
		if to != "" {
			want = "\x1b]8;;" + to + "\x1b\\label\x1b]8;;\x1b\\"
		}
		if got := osc.Link(address, "label"); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
		if got := osc.Link(address, "label"); ansi.StringWidth(got) != 5 {
			t.Errorf("%q takes %d cells", got, ansi.StringWidth(got))
		}
	}
}
