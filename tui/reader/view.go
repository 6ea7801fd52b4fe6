package reader

import (
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"hearsay/store"
	"hearsay/tui/flow"
	"hearsay/tui/line"
	"hearsay/tui/theme"
)

// voice is how one speaker's words look.
type voice struct{ plain, linked, chosen, chosenLinked, caption, seen line.Ink }

// inks are the styles of the pane, made once.
type inks struct {
	strong, dim, rule, count, alert, accent line.Ink
	found, foundAt, marked                  line.Ink
	seen, seenAlert, seenAccent             line.Ink // on the strip, where it is on the screen
	bar, barDim                             line.Ink
	speakers                                []voice
	anybody                                 voice
}

func inksOf(t *theme.Theme) inks {
	i := inks{
		strong: line.Of(t.Strong), dim: line.Of(t.Dim), rule: line.Of(t.Rule), count: line.Of(t.Count),
		alert: line.Of(t.Alert), accent: line.Of(t.Accent), found: line.Of(t.Found), foundAt: line.Of(t.FoundAt), marked: line.Of(t.Text.Reverse(true)),
		seen: line.Of(t.Seen.Inherit(t.Rule)), seenAlert: line.Of(t.Seen.Inherit(t.Alert)), seenAccent: line.Of(t.Seen.Inherit(t.Accent)),
		bar: line.Of(t.Bar), barDim: line.Of(t.BarDim),
		anybody: voiceOf(t, t.Speaker(-1)),
	}
	for rank := range t.Speakers() {
		i.speakers = append(i.speakers, voiceOf(t, t.Speaker(rank)))
	}
	return i
}

func voiceOf(t *theme.Theme, s lipgloss.Style) voice {
	linked := s.Underline(true)
	return voice{
		plain: line.Of(s), linked: line.Of(linked), caption: line.Of(t.Bar.Inherit(s).Bold(true)),
		chosen: line.Of(t.Chosen(s)), chosenLinked: line.Of(t.Chosen(linked)), seen: line.Of(t.Seen.Inherit(s)),
	}
}

// of gives the voice of a speaker by his place in the cast; -1 is anybody.
func (i *inks) of(rank int) *voice {
	if rank < 0 || rank >= len(i.speakers) {
		return &i.anybody
	}
	return &i.speakers[rank]
}

// least is the fewest cells in which text can be read at all.
const least = 20

// View draws exactly the pane's height of lines, none wider than it.
func (p *Pane) View() string {
	out := make([]string, 0, max(p.h, 0))
	if p.w < least || !p.shown {
		return line.Block(append(out, p.empty()), max(p.h, 0))
	}
	rows := p.rows()
	for y := range rows {
		out = append(out, p.row(y))
	}
	if p.h > rows {
		out = append(out, p.caption())
	}
	if len(out) < p.h && p.annotated() != "" {
		out = append(out, p.annotation())
	}
	return line.Block(out, p.h)
}

// empty is what stands there when no article is open.
func (p *Pane) empty() string {
	var l line.Line
	l.Put("", line.Blanks(min(leftNarrow, p.w)))
	l.Put(p.ink.dim, line.Fit("no article is open", p.w-l.Width(), p.theme.More))
	return l.String()
}

// row draws row y of the screen.
func (p *Pane) row(y int) string {
	var l line.Line
	at := p.top + y
	switch {
	case at < len(p.head):
		l.Put("", line.Blanks(p.margin()))
		l.Raw(p.head[at], line.Width(p.head[at]))
	case !p.placed:
		if at == len(p.head) {
			p.waiting(&l)
		}
	case at < p.total():
		p.text(&l, at-len(p.head))
	}
	p.strip(&l, y)
	return l.String()
}

// waiting says that there is no text yet.
func (p *Pane) waiting(l *line.Line) {
	l.Put("", line.Blanks(p.margin()))
	l.Put(p.ink.dim, line.Fit("setting"+p.theme.More, p.measure(), p.theme.More))
}

// text draws line i of the page with all that lies on it.
func (p *Pane) text(l *line.Line, i int) {
	l.Put("", line.Blanks(p.margin()-leftNarrow))
	ink, cursor := p.cursor(i)
	l.Put(ink, cursor)
	l.Put("", " ")
	s, w := p.page.Line(i), p.page.Cells(i)
	if w > p.measure() { // set for a wider pane: the page for this one is on its way
		s, w = ansi.Truncate(s, p.measure(), ""), p.measure()
	}
	l.Raw(flow.Paint(s, p.runs(i)), w)
}

// cursor gives what stands left of line i: the sign of a kept quotation, or, where no
// colours show them, of the selection and the finds.
func (p *Pane) cursor(i int) (line.Ink, string) {
	if p.theme.Colour() {
		return p.keptSign(i)
	}
	for _, c := range flow.On(p.page.Words, i, i+1) {
		if c.ID == p.selected {
			return p.ink.accent, p.theme.Cursor
		}
	}
	for _, c := range flow.On(p.find.cells, i, i+1) {
		if c.ID == p.find.at {
			return p.ink.accent, p.theme.Here
		}
	}
	return p.keptSign(i)
}

func (p *Pane) keptSign(i int) (line.Ink, string) {
	if p.kept.begins[i] {
		return p.ink.accent, p.theme.Bookmark
	}
	return "", " "
}

// runs gives the looks that lie over line i.
func (p *Pane) runs(i int) []flow.Run {
	var runs []flow.Run
	for _, c := range flow.On(p.page.Words, i, i+1) {
		runs = append(runs, flow.Run{From: c.From, To: c.To, On: string(p.look(c.ID))})
		if c.ID == p.selected && !p.theme.Colour() {
			runs = p.brackets(runs, c)
		}
	}
	for _, c := range flow.On(p.page.Notes, i, i+1) {
		ink := p.ink.count
		if p.reading.Quotations[c.ID].Disputed {
			ink = p.ink.alert
		}
		runs = append(runs, flow.Run{From: c.From, To: c.To, On: string(ink)})
	}
	for _, c := range flow.On(p.find.cells, i, i+1) {
		ink := p.ink.found
		if c.ID == p.find.at {
			ink = p.ink.foundAt
		}
		runs = append(runs, flow.Run{From: c.From, To: c.To, On: string(ink)})
	}
	if c, ok := p.marked(i); ok {
		runs = append(runs, flow.Run{From: c.From, To: c.To, On: string(p.ink.marked)})
	}
	return runs
}

// look gives the ink of quotation i.
func (p *Pane) look(i int) line.Ink {
	q := &p.reading.Quotations[i]
	v := p.voice(q)
	switch linked, chosen := q.Carriers > 0, i == p.selected; {
	case linked && chosen:
		return v.chosenLinked
	case chosen:
		return v.chosen
	case linked:
		return v.linked
	default:
		return v.plain
	}
}

// brackets shows the quotation marks around the selected words as brackets.
func (p *Pane) brackets(runs []flow.Run, c flow.Cells) []flow.Run {
	if p.reading.Quotations[c.ID].Kind == store.Unmarked {
		return runs
	}
	first, last, _ := p.extent(c.ID)
	if row := c.Line + len(p.head); row == first && c.From > 0 {
		runs = append(runs, flow.Run{From: c.From - 1, To: c.From, Instead: p.theme.Open})
	}
	if row := c.Line + len(p.head); row == last {
		runs = append(runs, flow.Run{From: c.To, To: c.To + 1, Instead: p.theme.Close})
	}
	return runs
}
