package flow_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay/tui/flow"
)

// What is marked is copied as it was written: without line breaks, counts and folds.
func TestBetween(t *testing.T) {
	p := set(t, council, flow.Options{Width: 40, Theme: mono()})
	all := flow.Spot{Line: p.Height, Cell: 0}
	want := `3 May 2024

The council has met, and nobody is the wiser.

The mayor said, "We will not close the baths, whatever the cost, and that is a promise to every child." She left.

"No," said Ms Ito: 我们不会关闭浴场。无论代价如何。`
	if diff := cmp.Diff(want, p.Between(flow.Spot{}, all)); diff != "" {
		t.Error(diff)
	}
	for _, c := range []struct {
		from, to flow.Spot
		want     string
	}{
		{flow.Spot{Line: 2, Cell: 4}, flow.Spot{Line: 2, Cell: 10}, "council"},
		{flow.Spot{Line: 2, Cell: 35}, flow.Spot{Line: 3, Cell: 4}, "the wiser"},
		{flow.Spot{Line: 2, Cell: 35}, flow.Spot{Line: 5, Cell: 2}, "the wiser.\n\nThe"},
		{flow.Spot{Line: 7, Cell: 0}, flow.Spot{Line: 7, Cell: 99}, `promise to every child." She left.`},
		{flow.Spot{Line: 9, Cell: 0}, flow.Spot{Line: 10, Cell: 9}, ""},
		{flow.Spot{Line: 11, Cell: 22}, flow.Spot{Line: 11, Cell: 22}, "们"},
	} {
		if got := p.Between(c.from, c.to); got != c.want {
			t.Errorf("%v to %v: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestBetweenAnywhere(t *testing.T) {
	p := set(t, council, flow.Options{Width: 30, Theme: mono()})
	whole := p.Between(flow.Spot{}, flow.Spot{Line: p.Height})
	rapid.Check(t, func(t *rapid.T) {
		spot := rapid.Custom(func(t *rapid.T) flow.Spot {
			return flow.Spot{Line: rapid.IntRange(0, p.Height+1).Draw(t, "line"), Cell: rapid.IntRange(0, 40).Draw(t, "cell")}
		})
		from, to := spot.Draw(t, "from"), spot.Draw(t, "to")
		if to.Before(from) {
			from, to = to, from
		}
		if got := p.Between(from, to); !utf8.ValidString(got) || !strings.Contains(whole, got) {
			t.Fatalf("%q is not of the text", got)
		}
	})
}
