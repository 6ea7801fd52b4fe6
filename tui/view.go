package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"hearsay/tui/frame"
	"hearsay/tui/line"
)

// View draws exactly the height of the screen, no line wider than it.
func (a *App) View() string {
	view := a.draw()
	if a.config.Bidi {
		rows := strings.Split(view, "\n")
		for i := range rows {
			rows[i] = line.Visual(rows[i])
		}
		view = strings.Join(rows, "\n")
	}
	if a.theme.Terminal().ASCII {
		return line.ASCII(view)
	}
	return view
}

func (a *App) draw() string {
	switch {
	case a.w <= 0 || a.h <= 0:
		return ""
	case a.frame.Columns == 0:
		return tooSmall(a.w, a.h, a.theme.Text)
	}
	rows := make([]string, 0, a.h)
	rows = append(rows, a.header())
	rows = append(rows, a.body()...)
	if above := a.prompt.Above(); a.prompt.Opened() && above != "" {
		rows[len(rows)-1] = above
	}
	if a.over == choosing {
		sheet := strings.Split(a.palette.View(), "\n")
		rows = append(rows[:len(rows)-len(sheet)], sheet...)
	}
	return strings.Join(append(rows, a.footer()), "\n")
}

// body draws the rows between header and footer.
func (a *App) body() []string {
	if a.over == helping {
		return strings.Split(a.help.View(), "\n")
	}
	if a.comparing {
		return strings.Split(a.table.View(), "\n")
	}
	var drawn [frame.Panes][]string
	for p, pane := range [frame.Panes]interface{ View() string }{a.list, a.reader, a.inCorner()} {
		if a.frame.Shows(frame.Pane(p)) {
			drawn[p] = strings.Split(pane.View(), "\n")
		}
	}
	if a.barren() {
		a.tellBarren(&drawn)
	}
	rows := make([]string, a.h-2)
	for y := range rows {
		rows[y] = a.row(y+1, &drawn)
	}
	return rows
}

// row joins what stands in row y of the screen, from left to right, with the rules between.
func (a *App) row(y int, drawn *[frame.Panes][]string) string {
	var l line.Line
	for p, r := range a.frame.Pane {
		if r.Empty() || y < r.Y-1 || y >= r.Y+r.H || y < r.Y && !a.ruled(frame.Pane(p)) && r.X == 0 {
			continue
		}
		l.Fill("", r.X-1)
		if r.X > 0 && l.Width() < r.X {
			l.Put(a.bars.rule, a.theme.Down)
		}
		switch {
		case y >= r.Y:
			a.cells(&l, r, drawn[p][y-r.Y])
		case a.ruled(frame.Pane(p)):
			l.Put(a.bars.rule, strings.Repeat(a.theme.Across, r.W))
		}
	}
	return l.String()
}

// cells adds a line of a pane, as wide as the pane if something stands right of it.
func (a *App) cells(l *line.Line, r frame.Rect, s string) {
	w := line.Width(s)
	if w > r.W {
		s = ansi.Truncate(s, r.W, "")
		w = line.Width(s)
	}
	l.Raw(s, w)
	if r.X+r.W < a.w {
		l.Fill("", r.X+r.W)
	}
}

// ruled reports whether a rule stands in the row above a pane: whether another pane does.
func (a *App) ruled(p frame.Pane) bool { return p == frame.Xref && a.frame.Stacked() }
