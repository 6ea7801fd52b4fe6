package why

import (
	"strings"

	"hearsay/store/text"
	"hearsay/tui/line"
	"hearsay/tui/theme"
)

type inks struct{ text, strong, dim, pro, contra line.Ink }

func inksOf(t *theme.Theme) inks {
	return inks{
		text: line.Of(t.Text), strong: line.Of(t.Strong), dim: line.Of(t.Dim),
		pro: line.Of(t.Added), contra: line.Of(t.Missing.Strikethrough(false)),
	}
}

// View draws exactly the pane's height of lines, none wider than it.
func (p *Pane) View() string {
	out := make([]string, 0, p.h)
	for i := p.top; i < len(p.lines) && len(out) < p.h; i++ {
		out = append(out, line.Blanks(line.Margin(p.w))+p.lines[i])
	}
	return line.Block(out, p.h)
}

// room is how many cells a line has beside the margins, kept legible on wide screens.
func (p *Pane) room() int { return max(min(p.w-2*line.Margin(p.w), 90), 1) }

// set lays out all lines of the pane anew.
func (p *Pane) set() {
	p.lines = p.lines[:0]
	if p.w <= 0 || p.h <= 0 {
		return
	}
	if !p.shown {
		p.add(0, line.Run{Ink: p.ink.dim, Text: "no quotation is selected"})
		return
	}
	p.heading()
	for i := range p.subject.Candidates {
		switch i {
		case 0:
			p.chosen(&p.subject.Candidates[i])
		case 1:
			p.lines = append(p.lines, "")
			p.add(0, line.Run{Ink: p.ink.dim, Text: "rather than"})
			fallthrough
		default:
			p.runnerUp(&p.subject.Candidates[i])
		}
	}
	p.lines = append(p.lines, "")
	p.add(0, line.Run{Ink: p.ink.dim, Text: "+0.7 doubles the odds, -0.7 halves them"})
	p.scrollTo(p.top)
}

// add wraps runs into lines that begin behind in blank cells.
func (p *Pane) add(in int, runs ...line.Run) {
	for _, l := range line.Wrap(runs, p.room()-in) {
		p.lines = append(p.lines, line.Blanks(in)+l)
	}
}

// heading asks what the pane answers.
func (p *Pane) heading() {
	name := text.Printable(p.subject.Speaker)
	if name == "" {
		p.add(0, line.Run{Ink: p.ink.strong, Text: "Why is the speaker unknown?"})
	} else {
		colour := line.Of(p.theme.Speaker(p.subject.Rank).Bold(true))
		p.add(0, line.Run{Ink: p.ink.strong, Text: "Why "}, line.Run{Ink: colour, Text: name}, line.Run{Ink: p.ink.strong, Text: "?"})
	}
	p.add(0, line.Run{Ink: p.ink.dim, Text: p.reported()})
}

// reported says by which words the article names the speaker and reports the quotation.
func (p *Pane) reported() string {
	var parts []string
	if as := p.of(p.subject.Quotation.Mention); as != "" {
		parts = append(parts, "named here “"+as+"”")
	} else {
		parts = append(parts, "not named here")
	}
	if cue := p.of(p.subject.Quotation.Cue); cue != "" {
		parts = append(parts, "reported by “"+cue+"”")
	}
	return strings.Join(parts, " "+p.theme.Dot+" ")
}
