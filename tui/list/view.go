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
	for _, i := range p.lines() {
		switch r := p.at(i); {
		case i < 0:
			lines = append(lines, "")
		case r == nil:
			lines = append(lines, p.missing())
		case r.heading != nil:
			lines = append(lines, p.heading(r))
		default:
			lines = append(lines, p.article(r, i == p.cursor))
		}
	}
	return line.Block(lines, p.h)
}

// lines gives, for each line of the screen that is drawn, its row number, or -1 for a blank one.
func (p *Pane) lines() []int {
	out := make([]int, 0, p.h)
	for i := p.top; i < p.rows && len(out) < p.h; i++ {
		if i > p.top && p.gap(i) > 0 {
			out = append(out, -1)
		}
		if p.height(i) > 0 {
			out = append(out, i)
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

// article draws an article: mark, date, label, headline, quotations, links, dispute.
func (p *Pane) article(r *row, chosen bool) string {
	ink := &p.ink.plain
	if chosen {
		ink = &p.ink.chosen
	}
	var l line.Line
	p.mark(&l, ink, r.article.Key, chosen)
	p.date(&l, ink, r)
	label := min(p.wide.label, max(3, p.w/5))
	l.Put(ink.text, line.Fit(r.label, label, p.theme.More))
	l.Fill(ink.ground, 4+p.wide.date()+label+1)
	p.title(&l, ink, r.title, p.w-p.tail()-2-l.Width())
	l.Fill(ink.ground, p.w-p.tail()-1)
	p.counts(&l, ink, r)
	l.Fill(ink.ground, p.w)
	return l.String()
}

func (p *Pane) mark(l *line.Line, ink *rowInks, key string, chosen bool) {
	switch {
	case chosen && p.focused:
		l.Put(ink.accent, p.theme.Cursor)
	case chosen:
		l.Put(ink.dim, p.theme.Cursor)
	default:
		l.Put("", " ")
	}
	if p.read[key] {
		l.Put(ink.dim, p.theme.Read)
	} else {
		l.Put(ink.accent, p.theme.Unread)
	}
	l.Put(ink.ground, " ")
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
