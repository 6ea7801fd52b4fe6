package tui_test

import (
	"errors"
	"testing"

	"hearsay/store"
)

// Where there is nothing to read, the screen says why, and how to come to something.
func TestBarren(t *testing.T) {
	for _, width := range []int{40, 80, 120, 200} {
		f := &fixture{problems: []store.Problem{{File: "clips", Err: errors.New("no file\x1b[2J of a known kind")}}}
		s := open(t, f, plain, width, 24).shows("There is no article to read.", "clips: no file", "known kind", "q quits.")
		s.keys("j<enter>x").shows("There is no article to read.").lacks("more: ?")
		for n := range 5 {
			f.problems = append(f.problems, store.Problem{File: "notes", Line: n, Err: errors.New("not JSON")})
		}
		open(t, f, plain, width, 24).shows("1 more: ?")
	}
}
