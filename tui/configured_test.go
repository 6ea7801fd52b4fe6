package tui_test

import (
	"testing"

	"hearsay/tui"
)

func configured(t *testing.T, src string, w, h int) *session {
	t.Helper()
	c, problems := tui.ReadConfig("c.toml", []byte(src))
	return begin(t, bridge(t), tui.Options{Terminal: &plain, Config: &c, Problems: problems}, w, h)
}

// Other keys do what they were chosen for, and footer, help, palette and counts know them.
// Right-to-left text is left to the terminal, unless it is to be put in order here.
func TestBidi(t *testing.T) {
	const src = "# A\n\n## one | | | A\n\nאבג דהו."
	for file, want := range map[string]string{"": "אבג דהו.", "bidi = true": ".והד גבא"} {
		c, problems := tui.ReadConfig("config.toml", []byte(file))
		begin(t, parse(src), tui.Options{Terminal: &plain, Config: &c}, 80, 24).shows(want)
		if len(problems) > 0 {
			t.Error(problems)
		}
	}
}

func TestOtherKeys(t *testing.T) {
	s := configured(t, `
[keys]
reader.next-quotation = "ctrl-n"
reader.counterpart = "B"
reader.unfold = []
list.down = ["u", "down"]
list.up = "i"
go.list = ";"
`, 120, 40)
	s.shows("ctrl-n/{ quotation", "B counterpart").lacks("F unfolds").keys("}").shows("1/4").keys("<ctrl+n>").shows("2/4")
	s.keys("F").lacks("Sign up").keys(":unfold<enter>").shows("Sign up")
	s.keys(";").shows("ui article").keys("5u").shows("▌●   —   14 ").keys("i").shows("▌● 03-20 13 ")
	s.keys("?next quo").shows("ctrl-n        next quotation")
}

// What is wrong is said at once and in the help; the rest is in force.
func TestWrongConfig(t *testing.T) {
	s := configured(t, "[keys]\nlist.down = \"q\"\nlist.up = \"i\"\n", 120, 40)
	s.shows(" c.toml:2: list.down: q would do both list.down and do.quit", "1 could not be read")
	s.keys("1").shows("ji article").keys("?").shows("Could not be read", "c.toml:2: list.down: q would do both")
}

func TestNarrowMeasure(t *testing.T) {
	configured(t, "measure = 40", 120, 40).shows("The old bridge was shut on Wednesday    ")
}

func TestNothingButASCII(t *testing.T) {
	for _, keys := range []string{"", "1", "?", ":", "c", "w", "fhill", "/é—“", "v", "vv"} {
		s := configured(t, "ascii = true", 120, 40).keys(keys)
		for _, r := range s.screen() {
			if r >= 0x80 {
				t.Fatalf("%q stands on the screen after %q:\n%s", r, keys, s.screen())
			}
		}
	}
}
