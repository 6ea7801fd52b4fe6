// Package frame says where each pane stands on a screen of a given size. It is
// one pure function; it draws nothing and knows nothing of what the panes show.
package frame

// Pane is one of the three things a reader looks at.
type Pane uint8

// The panes, in the order of their number keys.
const (
	List Pane = iota
	Detail
	Xref
	Panes = 3
)

// Rect is a rectangle of cells; an empty one is not on the screen.
type Rect struct{ X, Y, W, H int }

// Empty reports whether r has no cells.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Contains reports whether the cell x, y lies in r.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Shape is what the reader asked of the layout.
type Shape struct {
	Focus   Pane
	Zoom    bool // the focused pane alone
	Sheet   bool // under 100 columns, the cross-references under the detail
	Instead bool // something stands in their place; under the detail, it has half of that
}

// Frame is a layout. A pane's rule, if it has one, stands in the column to its
// left or in the row above it.
type Frame struct {
	W, H    int
	Columns int // panes side by side; 0 if the screen is too small to show any
	Pane    [Panes]Rect
}

// The sizes at which the layout changes.
const (
	LeastWidth  = 40
	LeastHeight = 10
	twoColumns  = 100
	threeColumn = 160
	ample       = 90 // cells in which an article of 80 stands with margins
	airy        = 24 // from this height a blank row stands under the header of a wide screen
)

// Arrange lays out a screen of w by h cells.
func Arrange(w, h int, s Shape) Frame {
	f := Frame{W: w, H: h}
	if w < LeastWidth || h < LeastHeight {
		return f
	}
	body := Rect{0, 1, w, h - 2} // between header and footer
	f.Columns = columns(w)
	if f.Columns > 1 && h >= airy {
		body.Y, body.H = body.Y+1, body.H-1
	}
	switch {
	case s.Zoom:
		f.Pane[s.Focus] = body
	case f.Columns == 1:
		f.single(body, s)
	case f.Columns == 2:
		f.double(body, s)
	default:
		f.triple(body)
	}
	return f
}

func columns(w int) int {
	switch {
	case w < twoColumns:
		return 1
	case w < threeColumn:
		return 2
	default:
		return 3
	}
}

// single shows one pane; the cross-references rise over the detail's lower part.
func (f *Frame) single(body Rect, s Shape) {
	switch {
	case s.Focus == List:
		f.Pane[List] = body
	case s.Focus == Xref:
		f.stack(body, body.H*2/3)
	case s.Instead:
		f.stack(body, body.H/2)
	case s.Sheet:
		f.stack(body, body.H/3)
	default:
		f.Pane[Detail] = body
	}
}

// double puts the list left, and right of it the detail over the cross-references.
func (f *Frame) double(body Rect, s Shape) {
	left := min(max(body.W/3, 36), 48)
	f.Pane[List] = Rect{body.X, body.Y, left, body.H}
	right := Rect{left + 1, body.Y, body.W - left - 1, body.H}
	lower := right.H * 9 / 25
	if s.Instead {
		lower = right.H / 2
	}
	f.stack(right, lower)
}

// triple gives the detail what its text needs, and shares the rest.
func (f *Frame) triple(body Rect) {
	side := (body.W - ample) / 2
	left := min(max(side, 36), 60)
	right := min(max(side, 42), 64)
	f.Pane[List] = Rect{body.X, body.Y, left, body.H}
	f.Pane[Detail] = Rect{left + 1, body.Y, body.W - left - right - 2, body.H}
	f.Pane[Xref] = Rect{body.W - right, body.Y, right, body.H}
}

// stack gives the lower rows of r to the cross-references and, above a rule, the rest to the detail.
func (f *Frame) stack(r Rect, lower int) {
	lower = max(lower, 3)
	f.Pane[Detail] = Rect{r.X, r.Y, r.W, r.H - lower - 1}
	f.Pane[Xref] = Rect{r.X, r.Y + r.H - lower, r.W, lower}
}

// At gives the pane under the cell x, y.
func (f Frame) At(x, y int) (Pane, bool) {
	for p, r := range f.Pane {
		if r.Contains(x, y) {
			return Pane(p), true
		}
	}
	return 0, false
}

// Shows reports whether p is on the screen.
func (f Frame) Shows(p Pane) bool { return !f.Pane[p].Empty() }

// Stacked reports whether the cross-references stand under the detail, with a rule between.
func (f Frame) Stacked() bool {
	return f.Shows(Detail) && f.Shows(Xref) && f.Pane[Detail].X == f.Pane[Xref].X
}
