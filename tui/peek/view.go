package peek

import (
	"strconv"
	"time"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/cast"
	"hearsay/tui/flow"
	"hearsay/tui/line"
	"hearsay/tui/theme"
)

type inks struct{ text, strong, dim line.Ink }

func inksOf(t *theme.Theme) inks {
	return inks{text: line.Of(t.Text), strong: line.Of(t.Strong), dim: line.Of(t.Dim)}
}

// View draws exactly the pane's height of lines, none wider than it.
func (p *Pane) View() string {
	margin := line.Blanks(line.Margin(p.w))
	out := make([]string, 0, p.h)
	for _, l := range p.heading() {
		out = append(out, margin+l)
	}
	for i := p.top; i < min(p.top+p.rows(), p.page.Height); i++ {
		out = append(out, margin[:len(margin)-1]+p.cursor(i)+flow.Paint(p.page.Line(i), p.runs(i)))
	}
	return line.Block(out, p.h)
}

// room is how many cells a line has beside the margins.
func (p *Pane) room() int { return max(min(p.w-2*line.Margin(p.w), flow.Measure), 1) }

// rows is how many lines of text the pane shows below its heading.
func (p *Pane) rows() int { return max(p.h-len(p.heading()), 0) }

// spacious is the height from which a headline stands over the text, and a blank line.
const spacious = 8

// heading says which article it is, who is said to speak, and what its headline is.
func (p *Pane) heading() []string {
	if !p.shown || p.at < 0 {
		return []string{p.fit(p.ink.dim, "no other article carries these words")}
	}
	s, q := &p.subject.Reading.Summary, &p.subject.Reading.Quotations[p.at]
	var l line.Line
	where := strconv.Itoa(p.subject.At) + "/" + strconv.Itoa(p.subject.Of)
	room := p.room() - line.Width(where) - 2
	l.Put(p.ink.dim, line.Fit(p.when(s.Published)+" "+text.Printable(s.Label())+"  ", room, p.theme.More))
	l.Put(p.name(q), line.Fit(cast.Name(q.Speaker, p.theme), room-l.Width(), p.theme.More))
	l.Fill("", p.room()-line.Width(where))
	l.Put(p.ink.dim, line.Fit(where, p.room(), ""))
	out := []string{l.String()}
	if p.h >= spacious {
		out = append(out, p.fit(p.ink.strong, text.Printable(s.Title)), "")
	}
	return out
}

func (p *Pane) fit(ink line.Ink, s string) string {
	var l line.Line
	l.Put(ink, line.Fit(s, p.room(), p.theme.More))
	return l.String()
}

func (p *Pane) when(at time.Time) string {
	if at.IsZero() {
		return p.theme.Dash
	}
	return line.Date(at, p.subject.Years)
}

func (p *Pane) name(q *store.Quoted) line.Ink {
	if q.Speaker.Name == "" {
		return p.ink.dim
	}
	return line.Of(p.theme.Speaker(p.cast.Rank(q.Speaker.ID)).Bold(true))
}

// cursor marks the lines of the counterpart where no colour shows it, and the
// first line on the screen where its paragraph has begun above.
func (p *Pane) cursor(i int) string {
	if !p.theme.Colour() {
		for _, c := range flow.On(p.page.Words, i, i+1) {
			if c.ID == p.at {
				return p.theme.Cursor
			}
		}
	}
	if i == p.top && i > 0 && p.page.Cells(i) > 0 && p.page.Cells(i-1) > 0 {
		var cut line.Line
		cut.Put(p.ink.dim, p.theme.More)
		return cut.String()
	}
	return " "
}

// runs gives the looks of the quotations on line i.
func (p *Pane) runs(i int) []flow.Run {
	var runs []flow.Run
	for _, c := range flow.On(p.page.Words, i, i+1) {
		style := p.theme.Speaker(p.cast.Rank(p.subject.Reading.Quotations[c.ID].Speaker.ID))
		if c.ID == p.at {
			style = p.theme.Chosen(style)
		}
		runs = append(runs, flow.Run{From: c.From, To: c.To, On: theme.Sequence(style)})
	}
	return runs
}
