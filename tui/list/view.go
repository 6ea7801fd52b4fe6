package list

import (
	"fmt"
	"strconv"

	"github.com/charmbracelet/lipgloss"

	"hearsay/tui/line"
	"hearsay/tui/theme"
)

// inks are the styles of a row, each on the page and on the ground of the cursor's row.
type inks struct{ plain, chosen rowInks }

type rowInks struct{ ground, text, title, dim, accent, alert, match line.Ink }

func inksOf(t *theme.Theme) inks {
	over := func(s lipgloss.Style) line.Ink { return line.Of(t.Row.Inherit(s)) }
	return inks{
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
	if p.rows == 0 {
		return p.empty()
	}
	lines := make([]string, 0, p.h)
	for _, at := range p.lines() {
		lines = append(lines, p.line(at))
	}
	return line.Block(lines, p.h)
}

func (p *Pane) line(at place) string {
	switch r := p.at(at.row); {
	case at.row < 0:
		return ""
	case r == nil:
		return p.missing()
	case r.heading != nil:
		return p.heading(r)
	case !p.tall:
		return p.article(r, at.row == p.cursor)
	case at.part == 0:
		return p.headline(r, at.row == p.cursor)
	default:
		return p.source(r, at.row == p.cursor)
	}
}

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
	switch {
	case p.shown && p.of > 0:
		l.Put(p.ink.plain.dim, line.Fit(" no article passes this filter", p.w, p.theme.More))
	case p.shown:
		l.Put(p.ink.plain.dim, line.Fit(" no articles yet", p.w, p.theme.More))
	}
	return line.Block([]string{l.String()}, p.h)
}

func (p *Pane) missing() string {
	var l line.Line
	l.Fill("", 1)
	l.Put(p.ink.plain.dim, p.theme.Dot)
	return l.String()
}

// heading draws a story: its title, how many outlets tell it, how many disputes it has.
func (p *Pane) heading(r *row) string {
	right := outlets(r.heading.Outlets, r.heading.Articles)
	dispute := ""
	if n := r.heading.Disputes; n > 0 {
		dispute = p.theme.Dispute + " " + strconv.Itoa(n)
	}
	tail := line.Width(right)
	if dispute != "" {
		tail += 2 + line.Width(dispute)
	}
	var l line.Line
	l.Put(line.Of(p.theme.Strong), line.Fit(r.title[0].text, p.w-tail-3, p.theme.More))
	l.Fill("", p.w-tail-1)
	l.Put(p.ink.plain.dim, right)
	if dispute != "" {
		l.Put("", "  ")
		l.Put(p.ink.plain.alert, dispute)
	}
	return l.String()
}

func outlets(outlets, articles int) string {
	switch {
	case outlets == 1:
		return "1 outlet"
	case outlets > 1:
		return fmt.Sprintf("%d outlets", outlets)
	default:
		return fmt.Sprintf("%d articles", articles)
	}
}

// leastTitle is the fewest cells a headline is told from others in.
const leastTitle = 16

// cramped reports whether headlines would have too little room beside all else,
// in cells or as a share of the pane; then the rest goes to a line of its own.
func (p *Pane) cramped() bool { return p.room() < max(leastTitle, p.w*2/5) }

// room is how many cells are left for a headline beside all else.
func (p *Pane) room() int { return p.w - p.tail() - 2 - p.before() }

// before is how many cells stand before the headline.
func (p *Pane) before() int { return 3 + p.wide.date() + 1 + p.labels() + 1 }

// labels is the width of the column of labels.
func (p *Pane) labels() int { return min(p.wide.label, max(3, p.w/5)) }

func (p *Pane) inks(chosen bool) *rowInks {
	if chosen {
		return &p.ink.chosen
	}
	return &p.ink.plain
}

// article draws an article on one line: mark, date, label, headline, counts.
func (p *Pane) article(r *row, chosen bool) string {
	ink := p.inks(chosen)
	var l line.Line
	p.mark(&l, ink, r.article.Key, chosen)
	p.date(&l, ink, r)
	l.Put(ink.text, line.Fit(r.label, p.labels(), p.theme.More))
	l.Fill(ink.ground, p.before())
	p.title(&l, ink, r.title, p.room())
	p.finish(&l, ink, r)
	return l.String()
}

// headline draws the first of two lines: mark and headline.
func (p *Pane) headline(r *row, chosen bool) string {
	ink := p.inks(chosen)
	var l line.Line
	p.mark(&l, ink, r.article.Key, chosen)
	p.title(&l, ink, r.title, p.w-4)
	l.Fill(ink.ground, p.w)
	return l.String()
}

// source draws the second of two lines: date, label, counts.
func (p *Pane) source(r *row, chosen bool) string {
	ink := p.inks(chosen)
	var l line.Line
	p.cursorMark(&l, ink, chosen)
	l.Fill(ink.ground, 3)
	when := p.theme.Dash
	if !r.article.Published.IsZero() {
		when = p.wide.format(r.article.Published)
	}
	l.Put(ink.dim, when+" ")
	l.Put(ink.dim, line.Fit(r.label, p.w-p.tail()-2-l.Width(), p.theme.More))
	p.finish(&l, ink, r)
	return l.String()
}

// finish draws the counts at the right edge.
func (p *Pane) finish(l *line.Line, ink *rowInks, r *row) {
	l.Fill(ink.ground, p.w-p.tail()-1)
	p.counts(l, ink, r)
	l.Fill(ink.ground, p.w)
}

func (p *Pane) mark(l *line.Line, ink *rowInks, key string, chosen bool) {
	p.cursorMark(l, ink, chosen)
	if p.read[key] {
		l.Put(ink.dim, p.theme.Read)
	} else {
		l.Put(ink.accent, p.theme.Unread)
	}
	l.Put(ink.ground, " ")
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
	if r.article.Published.IsZero() {
		l.Fill(ink.ground, 3+p.wide.date()/2)
		l.Put(ink.dim, p.theme.Dash)
	} else {
		l.Put(ink.dim, p.wide.format(r.article.Published))
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

// tail is how many cells the counts and the mark of a dispute take.
func (p *Pane) tail() int { return 1 + p.wide.quotes + 2 + p.wide.links + 2 }

func (p *Pane) counts(l *line.Line, ink *rowInks, r *row) {
	l.Put(ink.dim, p.theme.Quotes)
	l.Put(ink.dim, fmt.Sprintf("%*d", p.wide.quotes, r.article.Quotations))
	l.Put(ink.ground, " ")
	if n := r.article.Linked; n > 0 {
		l.Put(ink.text, p.theme.Linked)
		l.Put(ink.text, fmt.Sprintf("%*d", p.wide.links, n))
	} else {
		l.Fill(ink.ground, l.Width()+1+p.wide.links)
	}
	l.Put(ink.ground, " ")
	if r.article.Disputed {
		l.Put(ink.alert, p.theme.Dispute)
	}
}
