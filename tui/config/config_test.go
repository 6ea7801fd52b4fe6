package config_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"hearsay/tui/config"
	"hearsay/tui/keymap"
	"hearsay/tui/theme"
)

func bind(m *keymap.Map) {
	list := m.Place("list", "List", keymap.Pane)
	list.Motion("down", "next article", "j", "down")
	list.Motion("up", "previous article", "k", "up")
	list.Bind("page-down", "a screen down", " ", "pgdown", "ctrl+f")
}

func parse(src string) (config.Config, string) {
	c, problems := config.Parse("c.toml", []byte(src), bind)
	var out []string
	for _, p := range problems {
		out = append(out, fmt.Sprintf("%s:%d: %v", p.File, p.Line, p.Err))
	}
	return c, strings.Join(out, "\n")
}

func TestSettings(t *testing.T) {
	c, problems := parse(`
theme = "light"
mouse = false
ascii = true
measure = 66
[colours]
accent = "#010203"
speakers = ["1", "#020304"]
[keys]
list.down = ["n", "ctrl-n"]
"list.up" = "alt-up"
list.page-down = []
`)
	if problems != "" {
		t.Error(problems)
	}
	if c.Mouse || c.ASCII == nil || !*c.ASCII || c.Measure != 66 || c.Theme.Name != theme.Light {
		t.Errorf("%+v", c)
	}
	want := map[string][]string{"list.down": {"n", "ctrl+n"}, "list.up": {"alt+up"}, "list.page-down": {}}
	if diff := cmp.Diff(want, c.Keys); diff != "" {
		t.Error(diff)
	}
	th := theme.For(theme.Terminal{Profile: termenv.TrueColor}, c.Theme)
	if got := theme.Sequence(th.Accent); got != "\x1b[38;2;1;2;3m" || th.Speakers() != 2 {
		t.Errorf("%q and %d speakers", got, th.Speakers())
	}
}

// Each problem is said in one line with its line, and the rest is in force.
func TestProblems(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"\n\ntheem = \"dark\"", "c.toml:3: theem: there is no such setting"},
		{"theme = \"drak\"", `c.toml:1: theme: no theme is called "drak", only auto, dark, light, high-contrast, monochrome`},
		{"theme = 3", `c.toml:1: theme: must be text, as in "this"`},
		{"mouse = \"no\"", "c.toml:1: mouse: must be true or false"},
		{"ascii = 1", `c.toml:1: ascii: must be true, false or "auto"`},
		{"measure = 90", "c.toml:1: measure: must be a number from 30 to 80"},
		{"measure = 60\n# again\nmeasure = 70", "c.toml:3: measure is set already in line 1"},
		{"[colours]\nacent = \"#000000\"", `c.toml:2: colours.acent: no colour is called "acent"`},
		{"[colours]\naccent = \"#00\"", `c.toml:2: colours.accent: "#00" is no colour: give "#rrggbb", or "0" to "255"`},
		{"[colours]\nspeakers = [1]", `c.toml:2: colours.speakers: must be text, or a list as in ["this", "that"]`},
		{"[keys]\nlist.down = \"ctlr-n\"", `c.toml:2: keys.list.down: no key is called "ctlr-n"`},
		{"[keys]\n\nlist.dwon = \"n\"", "c.toml:3: list.dwon: no action is called that"},
		{"[keys]\nlist.down = \"k\"\n", "c.toml:2: list.down: k would do both list.down and list.up"},
		{"keys = { list = { down = \"k\" } }", "c.toml:1: list.down: k would do both list.down and list.up"},
		{"[keys]\nlist.down = \"x\"\nlist.up = \"x\"", "c.toml:3: list.up: x would do both list.up and list.down"},
		{"[keys\nlist.down = \"x\"", "c.toml:1: "},
		{"mouse = false\nmeasure = \n", "c.toml:2: "},
	} {
		_, got := parse("")
		if got != "" {
			t.Errorf("an empty file has %s", got)
		}
		if _, got = parse(c.src); !strings.HasPrefix(got, c.want) || strings.Contains(got, "\n") {
			t.Errorf("%q:\ngot  %s\nwant %s", c.src, got, c.want)
		}
	}
	if c, problems := parse("mouse = flase\n[keys]\nlist.down = [\"x\"\nlist.down = 1\nlist.up = \"u\"\n[colours\nlist.page-down = \"y\"\n"); len(c.Keys) != 1 || strings.Count(problems, "\n") != 2 {
		t.Errorf("%v\n%s", c.Keys, problems)
	}
	if c, _ := parse("mouse = false\nmeasure = 99\nascii = true\n["); c.Mouse || c.Measure != 80 || c.ASCII == nil {
		t.Errorf("the right settings beside wrong ones are not in force: %+v", c)
	}
}

// The file to start from changes nothing, as it comes and with every line in force.
func TestSample(t *testing.T) {
	m := keymap.New(nil)
	bind(m)
	sample := config.Sample(m)
	c, problems := parse(sample)
	if problems != "" || len(c.Keys) != 0 || c.Measure != 80 || !c.Mouse || c.ASCII != nil {
		t.Errorf("%+v\n%s\n%s", c, problems, sample)
	}
	all := regexp.MustCompile(`(?m)^# ([a-z.-]+ +=)`).ReplaceAllString(sample, "$1")
	c, problems = parse(all)
	want := map[string][]string{"list.down": {"j", "down"}, "list.up": {"k", "up"}, "list.page-down": {" ", "pgdown", "ctrl+f"}}
	if diff := cmp.Diff(want, c.Keys); diff != "" || problems != "" {
		t.Errorf("%s\n%s\n%s", diff, problems, all)
	}
	dark := theme.Terminal{Dark: true, Profile: termenv.TrueColor}
	if got, want := theme.For(dark, c.Theme), theme.New(dark); theme.Sequence(got.Found) != theme.Sequence(want.Found) || theme.Sequence(got.Speaker(3)) != theme.Sequence(want.Speaker(3)) {
		t.Error("the colours of the sample are not the dark theme's")
	}
}

func FuzzParse(f *testing.F) {
	m := keymap.New(nil)
	bind(m)
	f.Add(config.Sample(m))
	f.Add("keys = { list.down = [\"\\u0000\"] }\n[[keys]]\nlist.up=1\n")
	f.Add("a = \"\"\"\n\xff")
	f.Fuzz(func(t *testing.T, src string) {
		c, problems := config.Parse("c.toml", []byte(src), bind)
		for _, p := range problems {
			if p.Line < 1 || p.Line > strings.Count(src, "\n")+1 || p.Err == nil {
				t.Errorf("%d: %v", p.Line, p.Err)
			}
		}
		if c.Measure < 30 || c.Measure > 80 {
			t.Errorf("a measure of %d", c.Measure)
		}
	})
}
