package tui_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/tui/screentest"
)

var update = flag.Bool("update", false, "write the golden screens anew")

// TestScreens compares whole screens with testdata/screens: the text, and below
// it the styles, so that a change of colour never touches the text.
func TestScreens(t *testing.T) {
	for _, c := range []struct{ name, keys string }{
		{"first", ""},
		{"list", "1"},
		{"quotations", "Q"},
		{"speakers", "P"},
		{"disputes", "D"},
		{"xref", "<tab>j"},
		{"beside", "xd"},
		{"timeline", "<tab>t"},
		{"alone", "}}}"},
		{"why", "w"},
		{"peek", "p"},
		{"compare", "cl"},
		{"bookmarks", "m}mM"},
		{"filter", "fferry"},
		{"complete", "fs<tab>"},
		{"help", "?"},
		{"palette", ":quo"},
	} {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 50}} {
			name := fmt.Sprintf("%s-%dx%d", c.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				s := open(t, bridge(t), colour, size[0], size[1]).keys(c.keys)
				text, styles := screentest.Grids(s.app.View())
				golden(t, name, text+"\n"+styles)
			})
		}
	}
}

// TestScriptsOnScreen shows an article in seven scripts: no line is too wide, no
// line begins with a full stop, and the selected words are those that are said.
func TestScriptsOnScreen(t *testing.T) {
	src, err := os.ReadFile("testdata/scripts.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 50}} {
		for keys, name := range map[string]string{"2g": "scripts", "2}}}}}": "scripts-end"} {
			name := fmt.Sprintf("%s-%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				text, styles := screentest.Grids(open(t, parse(string(src)), colour, size[0], size[1]).keys(keys).app.View())
				golden(t, name, text+"\n"+styles)
			})
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "screens", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s has changed; run go test ./tui -update if it is meant:\n%s", path, diff)
	}
}
