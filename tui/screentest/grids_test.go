package screentest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGrids(t *testing.T) {
	text, styles := Grids("plain \x1b[1;38;2;208;139;184mbold\x1b[0m  \n\x1b[4;34m中文\x1b[24mx\x1b[48;5;7my\x1b[m z\n\x1b[94;7m-")
	if diff := cmp.Diff("plain bold\n中文xy z\n-\n", text); diff != "" {
		t.Error(diff)
	}
	want := `      aaaa
bbbbcd
e
a  bold #d08bb8
b  underlined 4
c  4
d  4 on 7
e  reversed 12
`
	if diff := cmp.Diff(want, styles); diff != "" {
		t.Error(diff)
	}
}

func TestWidest(t *testing.T) {
	if got := Widest("a\n\x1b[1m中文\x1b[0m\nabc"); got != 4 {
		t.Errorf("got %d, want 4", got)
	}
}
