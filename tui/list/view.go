package list

import (
	"github.com/charmbracelet/lipgloss"

	"hearsay/store"
	"hearsay/tui/line"
	"hearsay/tui/theme"
)

// inks are the styles of a row, each on the page and on the ground of the cursor's row.
type inks struct {
	plain, chosen rowInks
	tab           line.Ink // the view that is shown
}

type rowInks struct{ ground, text, title, dim, accent, alert, match line.Ink }

func inksOf(t *theme.Theme) inks {
	over := func(s lipgloss.Style) line.Ink { return line.Of(t.Row.Inherit(s)) }
	return inks{
		tab: line.Of(t.Strong.Underline(true)),
		plain: rowInks{
			text: line.Of(t.Text), title: line.Of(t.Text), dim: line.Of(t.Dim),
			accent: line.Of(t.Accent), alert: line.Of(t.Alert), match: line.Of(t.Match),
		},
		chosen: rowInks{
			ground: line.Of(t.Row), text: over(t.Text), title: over(t.Strong), dim: over(t.Dim),
			accent: over(t.Accent), alert: over(t.Alert), match: over(t.Match.Bold(true)),
		},
	}
}

// View draws exactly the pane's height of lines, none wider than it.
func (p *Pane) View() string {
	lines := make([]string, 0, p.bar+p.h)
	if p.bar > 0 {
		lines = append(lines, p.tabs())
	}
	for len(lines) < p.bar {
		lines = append(lines, "")
	}
	if p.rows == 0 {
		lines = append(lines, p.empty())
	}
	for _, at := range p.lines() {
		lines = append(lines, p.line(at))
	}
	return line.Block(lines, p.bar+p.h)
}

func (p *Pane) line(at place) string {
	switch r := p.at(at.row); {
	case at.row < 0:
		return ""
	case r == nil:
		return p.missing()
	case r.heading != nil && at.part > 0:
		return r.remark[at.part-1]
	case r.heading != nil:
		return p.heading(r)
	case !p.tall:
		return p.item(r, p.lit(at.row))
	case at.part == 0:
		return p.headline(r, p.lit(at.row))
	default:
		return p.source(r, p.lit(at.row))
	}
}

// lit reports whether row i is drawn as one that keys are about.
func (p *Pane) lit(i int) bool { return i == p.cursor || p.isChosen(i) }

// place is what stands on a line of the screen: a part of a row, or, if row is -1, nothing.
type place struct{ row, part int }

// lines gives what stands on each line of the screen.
func (p *Pane) lines() []place {
	out := make([]place, 0, p.h+2)
	for i := p.top; i < p.rows && len(out) < p.h; i++ {
		if i > p.top && p.gap(i) > 0 {
			out = append(out, place{row: -1})
		}
		for part := range p.height(i) {
			out = append(out, place{i, part})
		}
	}
	return out[:min(len(out), p.h)]
}

func (p *Pane) empty() string {
	var l line.Line
	if p.shown {
		l.Put(p.ink.plain.dim, line.Fit(" "+p.nothing(), p.w, p.theme.More))
	}
	return l.String()
}

// nothing says what there is none of.
func (p *Pane) nothing() string {
	switch {
	case p.of == 0:
		return "no articles yet"
	case p.view == store.Stories:
		return "no article passes this filter"
	case p.view == store.Disputes:
		return "nothing is disputed here"
	default:
		return "nobody is quoted here"
	}
}

func (p *Pane) missing() string {
	var l line.Line
	l.Fill("", 1)
	l.Put(p.ink.plain.dim, p.theme.Dot)
	return l.String()
}

func (p *Pane) inks(chosen bool) *rowInks {
	if chosen {
		return &p.ink.chosen
	}
	return &p.ink.plain
}

func (p *Pane) cursorMark(l *line.Line, ink *rowInks, chosen bool) {
	switch {
	case chosen && p.focused:
		l.Put(ink.accent, p.theme.Cursor)
	case chosen:
		l.Put(ink.dim, p.theme.Cursor)
	default:
		l.Put("", " ")
	}
}

func (p *Pane) date(l *line.Line, ink *rowInks, r *row) {
	if r.Article.Published.IsZero() {
		l.Fill(ink.ground, 3+p.wide.date()/2)
		l.Put(ink.dim, p.theme.Dash)
	} else {
		l.Put(ink.dim, line.Date(r.Article.Published, p.wide.years))
	}
	l.Fill(ink.ground, 3+p.wide.date()+1)
}

// title draws the pieces of a headline in at most w cells.
func (p *Pane) title(l *line.Line, ink *rowInks, title []piece, w int) {
	for _, t := range title {
		style := ink.title
		if t.matched {
			style = ink.match
		}
		fit := line.Fit(t.text, w, p.theme.More)
		l.Put(style, fit)
		w -= line.Width(fit)
		if len(fit) < len(t.text) || w <= 0 {
			return
		}
	}
}
