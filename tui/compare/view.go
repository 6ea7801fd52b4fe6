package compare

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/cast"
	"hearsay/tui/line"
	"hearsay/tui/theme"
	"hearsay/tui/wording"
)

type inks struct {
	strong, dim, rule, accent, alert line.Ink
	on                               ground // a row
	chosen                           ground // the row one stands on
	speakers                         []voice
	anybody                          voice
}

// voice is the inks of a speaker.
type voice struct{ on, chosen line.Ink }

// ground is the inks of what may have another ground.
type ground struct{ blank, text, dim, accent, alert line.Ink }

func inksOf(t *theme.Theme) inks {
	over := func(s lipgloss.Style) line.Ink { return line.Of(t.Row.Inherit(s)) }
	voiceOf := func(s lipgloss.Style) voice { return voice{line.Of(s), over(s.Bold(true))} }
	i := inks{
		strong: line.Of(t.Strong), dim: line.Of(t.Dim), rule: line.Of(t.Rule), accent: line.Of(t.Accent), alert: line.Of(t.Alert),
		on:      ground{"", line.Of(t.Text), line.Of(t.Dim), line.Of(t.Accent), line.Of(t.Alert)},
		chosen:  ground{line.Of(t.Row), over(t.Strong), over(t.Dim), over(t.Accent), over(t.Alert)},
		anybody: voiceOf(t.Speaker(-1)),
	}
	for rank := range t.Speakers() {
		i.speakers = append(i.speakers, voiceOf(t.Speaker(rank)))
	}
	return i
}

// View draws exactly the page's height of lines, none wider than it.
func (p *Pane) View() string {
	switch {
	case !p.shown:
		return p.remark("comparing the articles of this story" + p.theme.More)
	case len(p.rows) == 0:
		return p.remark("no two articles of this story carry the same words")
	}
	out := append(make([]string, 0, p.h), p.heading()...)
	for i := range p.grid.rows {
		if at := p.top + i; at < len(p.rows) {
			out = append(out, p.line(at))
		} else {
			out = append(out, "")
		}
	}
	out = append(out, p.under()...)
	return line.Block(append(out, p.legend()), p.h)
}

func (p *Pane) remark(s string) string {
	var l line.Line
	l.Put(p.ink.dim, line.Fit("  "+s, p.w, p.theme.More))
	return line.Block([]string{l.String()}, p.h)
}

// heading says what is compared, and names the articles above their columns.
func (p *Pane) heading() []string {
	var lines []string
	if p.grid.head > 4 {
		lines = append(lines, "")
	}
	if p.grid.head > 2 {
		lines = append(lines, p.summary())
	}
	if p.grid.head > 3 {
		lines = append(lines, "")
	}
	var labels, dates line.Line
	if p.left > 0 {
		labels.Fill("", p.grid.column(0)-2)
		labels.Put(p.ink.dim, p.theme.More)
	}
	for n := range p.grid.columns {
		a := &p.story.Articles[p.left+n]
		ink := p.ink.dim
		if p.left+n == p.column {
			ink = p.ink.strong
		}
		labels.Fill("", p.grid.column(n))
		labels.Put(ink, line.Fit(text.Printable(a.Label()), p.grid.wide-2, p.theme.More))
		dates.Fill("", p.grid.column(n))
		dates.Put(p.ink.dim, p.date(a))
	}
	if p.left+p.grid.columns < len(p.story.Articles) {
		labels.Fill("", min(p.grid.column(p.grid.columns), p.w)-1)
		labels.Put(p.ink.dim, p.theme.More)
	}
	return append(lines, labels.String(), dates.String())
}

// summary says how much there is to compare, as much of it as there is room for.
func (p *Pane) summary() string {
	disputed := 0
	for i := range p.rows {
		if p.rows[i].Dispute != "" {
			disputed++
		}
	}
	parts := []string{line.Count(len(p.rows), "saying"), line.Count(len(p.story.Articles), "article")}
	if disputed > 0 {
		parts = append(parts, fmt.Sprintf("%d disputed", disputed))
	}
	if n := p.grid.columns; n < len(p.story.Articles) {
		parts[1] += fmt.Sprintf(" (%d to %d)", p.left+1, p.left+n)
	}
	if p.alone > 0 {
		parts = append(parts, line.Count(p.alone, "quotation")+" in one article only")
	}
	between := " " + p.theme.Dot + " "
	for len(parts) > 1 && line.Width(strings.Join(parts, between)) > p.w-3 {
		parts = parts[:len(parts)-1]
	}
	var l line.Line
	l.Put(p.ink.dim, line.Fit("  "+strings.Join(parts, between), p.w, p.theme.More))
	return l.String()
}

// date is when an article was published, in at most five cells, or seven if there are several years.
func (p *Pane) date(a *store.Summary) string {
	switch {
	case a.Published.IsZero():
		return p.theme.Dash
	case p.years && p.grid.wide > leastCell+1:
		return a.Published.Format("2006-01")
	case p.years:
		return a.Published.Format("2006")
	}
	return a.Published.Format("01-02")
}

// line draws a saying.
func (p *Pane) line(i int) string {
	r, ink := &p.rows[i], &p.ink.on
	if i == p.row {
		ink = &p.ink.chosen
	}
	var l line.Line
	if i == p.row {
		l.Put(ink.accent, p.theme.Cursor)
	}
	l.Fill(ink.blank, 2)
	if r.Dispute != "" {
		l.Put(ink.alert, p.theme.Dispute)
	}
	l.Fill(ink.blank, edge)
	if p.grid.name > 0 {
		l.Put(p.voice(r.who.ID, i == p.row), line.Fit(text.Printable(r.who.Name), p.grid.name-2, p.theme.More))
		l.Fill(ink.blank, edge+p.grid.name)
	}
	l.Put(ink.text, p.short(r.words))
	for n := range p.grid.columns {
		l.Fill(ink.blank, p.grid.column(n))
		p.cell(&l, r, p.left+n, i == p.row)
	}
	if i == p.row {
		l.Fill(ink.blank, p.w)
	}
	return l.String()
}

// short gives words as they fit their column: their beginning, and if there is room for both, their end.
func (p *Pane) short(words string) string {
	const both = 30
	if w := p.grid.words - 2; w < both {
		return line.Fit(words, w, p.theme.More)
	}
	return wording.Shorten(words, p.grid.words-2, p.theme.More)
}

// cell draws the mark of a cell in its speaker's colour, between brackets if one stands on it.
func (p *Pane) cell(l *line.Line, r *row, column int, chosen bool) {
	ink := &p.ink.on
	if chosen {
		ink = &p.ink.chosen
	}
	open, shut := " ", " "
	if chosen && column == p.column {
		open, shut = p.theme.Open, p.theme.Close
	}
	l.Put(ink.accent, open)
	switch c := &r.cells[column]; c.how {
	case leftOut:
		l.Put(ink.dim, p.mark(c.how))
	case another:
		l.Put(ink.alert, p.mark(c.how))
	default:
		l.Put(p.voice(c.occurrence.Speaker.ID, chosen), p.mark(c.how))
	}
	l.Put(ink.accent, shut)
}

func (p *Pane) mark(h how) string {
	switch h {
	case carried:
		return p.theme.Whole
	case shortened:
		return p.theme.Part
	case reworded:
		return p.theme.Like
	case another:
		return p.theme.Dispute
	default:
		return p.theme.Dot
	}
}

// voice is the ink of a speaker.
func (p *Pane) voice(id store.SpeakerID, chosen bool) line.Ink {
	v := &p.ink.anybody
	if rank := p.cast.Rank(id); rank >= 0 && rank < len(p.ink.speakers) {
		v = &p.ink.speakers[rank]
	}
	if chosen {
		return v.chosen
	}
	return v.on
}

// under tells of the cell that one stands on.
func (p *Pane) under() []string {
	var rule line.Line
	rule.Put(p.ink.rule, strings.Repeat(p.theme.Across, p.w))
	lines := []string{rule.String(), p.source()}
	room := max(min(p.w-4, mostWords), 1)
	words := line.Wrap(p.told(), room-2)
	if n := p.grid.told - 1; len(words) > n {
		if words = words[:n]; n > 0 {
			words[n-1] += " " + p.theme.More
		}
	}
	for _, l := range words {
		lines = append(lines, "  "+l)
	}
	for len(lines) < 1+p.grid.told {
		lines = append(lines, "")
	}
	return lines
}

// source says which article the cell is of, who is said there to have said it, and how.
func (p *Pane) source() string {
	a, c := &p.story.Articles[p.column], &p.rows[p.row].cells[p.column]
	var l line.Line
	put := func(ink line.Ink, s string) { l.Put(ink, line.Fit(s, p.w-l.Width()-1, p.theme.More)) }
	dot := " " + p.theme.Dot + " "
	put(p.ink.strong, "  "+text.Printable(a.Label()))
	if !a.Published.IsZero() {
		put(p.ink.dim, dot+a.Published.Format("2 January 2006"))
	}
	if c.occurrence == nil {
		put(p.ink.dim, dot+"leaves it out")
		return l.String()
	}
	put(p.ink.dim, dot)
	who := c.occurrence.Speaker
	put(p.voice(who.ID, false), cast.Name(who, p.theme))
	if c.how == another {
		put(p.ink.alert, " "+p.theme.Dispute)
	}
	put(p.ink.dim, dot+c.occurrence.Relation.String())
	return l.String()
}

// told is the words of the cell against the saying's fullest wording.
func (p *Pane) told() []line.Run {
	r := &p.rows[p.row]
	switch o := r.cells[p.column].occurrence; {
	case o == nil:
		return []line.Run{{Ink: p.ink.dim, Text: r.words}}
	case len(o.Edits) == 0:
		return p.pen.Plain(o.Words)
	default:
		return p.pen.Difference(o.Edits)
	}
}

// legend says what the marks mean; what does not fit is left out.
func (p *Pane) legend() string {
	var l line.Line
	for _, m := range []struct {
		how  how
		says string
	}{{carried, "carried"}, {shortened, "shortened"}, {reworded, "reworded"}, {another, "another speaker"}, {leftOut, "left out"}} {
		if l.Width()+4+len(m.says) > p.w {
			break
		}
		ink := p.ink.strong
		if m.how == another {
			ink = p.ink.alert
		}
		l.Put("", "  ")
		l.Put(ink, p.mark(m.how))
		l.Put(p.ink.dim, " "+m.says)
	}
	return l.String()
}
