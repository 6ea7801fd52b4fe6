package frame_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/tui/frame"
)

func TestArrange(t *testing.T) {
	type R = frame.Rect
	for _, c := range []struct {
		w, h   int
		s      frame.Shape
		panes  [3]R
		column int
	}{
		{39, 40, frame.Shape{}, [3]R{}, 0},
		{200, 9, frame.Shape{}, [3]R{}, 0},
		{40, 10, frame.Shape{}, [3]R{{0, 1, 40, 8}, {}, {}}, 1},
		{40, 12, frame.Shape{Focus: frame.Detail, Sheet: true}, [3]R{{}, {0, 1, 40, 6}, {0, 8, 40, 3}}, 1},
		{80, 24, frame.Shape{Focus: frame.Detail}, [3]R{{}, {0, 1, 80, 22}, {}}, 1},
		{80, 24, frame.Shape{Focus: frame.Detail, Sheet: true}, [3]R{{}, {0, 1, 80, 14}, {0, 16, 80, 7}}, 1},
		{80, 24, frame.Shape{Focus: frame.Xref}, [3]R{{}, {0, 1, 80, 7}, {0, 9, 80, 14}}, 1},
		{80, 24, frame.Shape{Focus: frame.Xref, Zoom: true}, [3]R{{}, {}, {0, 1, 80, 22}}, 1},
		{99, 24, frame.Shape{}, [3]R{{0, 1, 99, 22}, {}, {}}, 1},
		{100, 24, frame.Shape{}, [3]R{{0, 2, 36, 21}, {37, 2, 63, 13}, {37, 16, 63, 7}}, 2},
		{120, 40, frame.Shape{Focus: frame.Xref}, [3]R{{0, 2, 40, 37}, {41, 2, 79, 23}, {41, 26, 79, 13}}, 2},
		{159, 12, frame.Shape{}, [3]R{{0, 1, 48, 10}, {49, 1, 110, 6}, {49, 8, 110, 3}}, 2},
		{160, 50, frame.Shape{}, [3]R{{0, 2, 36, 47}, {37, 2, 80, 47}, {118, 2, 42, 47}}, 3},
		{200, 50, frame.Shape{}, [3]R{{0, 2, 55, 47}, {56, 2, 88, 47}, {145, 2, 55, 47}}, 3},
		{200, 50, frame.Shape{Focus: frame.Detail, Zoom: true}, [3]R{{}, {0, 2, 200, 47}, {}}, 3},
	} {
		t.Run(fmt.Sprintf("%dx%d %+v", c.w, c.h, c.s), func(t *testing.T) {
			f := frame.Arrange(c.w, c.h, c.s)
			if f.Columns != c.column {
				t.Errorf("columns %d, want %d", f.Columns, c.column)
			}
			if diff := cmp.Diff(c.panes, f.Pane); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNoOverlap draws every layout cell by cell: panes, header and footer never
// share a cell, and none leaves the screen.
func TestNoOverlap(t *testing.T) {
	for w := frame.LeastWidth; w <= 240; w += 7 {
		for h := frame.LeastHeight; h <= 60; h += 3 {
			for bits := range 12 {
				s := frame.Shape{Focus: frame.Pane(bits % 3), Zoom: bits/3%2 == 1, Sheet: bits/6 == 1}
				f := frame.Arrange(w, h, s)
				seen := make([]bool, w*h)
				for _, r := range append(f.Pane[:], frame.Rect{W: w, H: 1}, frame.Rect{Y: h - 1, W: w, H: 1}) {
					if msg := paint(seen, w, h, r); msg != "" {
						t.Fatalf("%dx%d %+v: %s: %+v", w, h, s, msg, f)
					}
				}
				if !f.Shows(s.Focus) {
					t.Fatalf("%dx%d %+v: the focused pane is hidden", w, h, s)
				}
			}
		}
	}
}

func paint(seen []bool, w, h int, r frame.Rect) string {
	for y := r.Y; y < r.Y+r.H; y++ {
		for x := r.X; x < r.X+r.W; x++ {
			switch {
			case x < 0 || y < 0 || x >= w || y >= h:
				return "off the screen"
			case seen[y*w+x]:
				return "overlap"
			}
			seen[y*w+x] = true
		}
	}
	return ""
}

func TestAt(t *testing.T) {
	f := frame.Arrange(120, 40, frame.Shape{})
	for _, c := range []struct {
		x, y int
		want string
	}{{0, 0, ""}, {0, 2, "0"}, {40, 5, ""}, {41, 5, "1"}, {60, 25, ""}, {60, 26, "2"}, {60, 39, ""}} {
		got := ""
		if p, ok := f.At(c.x, c.y); ok {
			got = fmt.Sprint(p)
		}
		if got != c.want {
			t.Errorf("At(%d,%d) = %q, want %q", c.x, c.y, got, c.want)
		}
	}
}
