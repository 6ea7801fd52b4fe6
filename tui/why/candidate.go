package why

import (
	"fmt"
	"strings"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/line"
)

// How many reasons are told of the candidate that was chosen, and of each of the others.
const (
	mostReasons = 5
	fewReasons  = 2
)

// The widths of the columns of probabilities and of weights, with the blanks behind them.
const (
	behind  = len("> 99 %  ")
	weights = len("+1.0 ")
)

// chosen shows the candidate that was chosen, a line for each reason.
func (p *Pane) chosen(c *store.Candidate) {
	p.candidate(c)
	for _, r := range c.Strongest(mostReasons) {
		weight, told := p.reason(r)
		for i, l := range line.Wrap([]line.Run{told}, p.room()-behind-weights) {
			var out line.Line
			out.Put("", line.Blanks(behind))
			if i == 0 {
				out.Put(weight.Ink, weight.Text)
			}
			out.Fill("", behind+weights)
			out.Raw(l, line.Width(l))
			p.lines = append(p.lines, out.String())
		}
	}
}

// runnerUp shows another candidate, with as many reasons as one line holds, but at least one.
func (p *Pane) runnerUp(c *store.Candidate) {
	p.candidate(c)
	var runs []line.Run
	room := p.room() - behind + 2
	for i, r := range c.Strongest(fewReasons) {
		weight, told := p.reason(r)
		room -= line.Width(weight.Text) + 1 + line.Width(told.Text) + 2
		if i > 0 && room < 0 {
			break
		}
		runs = append(runs, weight, line.Run{Text: " "}, told, line.Run{Text: "  "})
	}
	p.add(behind, runs...)
}

// reason gives the weight of r, and what it is.
func (p *Pane) reason(r store.Reason) (weight, told line.Run) {
	ink := p.ink.pro
	if r.Weight < 0 {
		ink = p.ink.contra
	}
	return line.Run{Ink: ink, Text: fmt.Sprintf("%+.1f", r.Weight)}, line.Run{Ink: p.ink.text, Text: text.Printable(r.Text)}
}

// candidate shows how likely c was, and the words that name it in their place in the article.
func (p *Pane) candidate(c *store.Candidate) {
	var l line.Line
	l.Put(p.ink.strong, fmt.Sprintf("%*s", behind-2, percent(c.Probability)))
	l.Fill("", behind)
	words := p.of(c.Mention)
	if words == "" {
		l.Put(p.ink.strong, line.Fit("the article does not say", p.room()-behind, p.theme.More))
		p.lines = append(p.lines, l.String())
		return
	}
	words = line.Fit(words, p.room()-behind, p.theme.More)
	side := (p.room() - behind - line.Width(words)) / 2
	l.Put(p.ink.dim, p.before(c.Mention.Start, min(side, farthest)))
	l.Put(p.ink.strong, words)
	l.Put(p.ink.dim, p.after(c.Mention.End, min(side, farthest)))
	p.lines = append(p.lines, l.String())
}

// percent writes a probability; nothing is certain.
func percent(p float64) string {
	switch {
	case p >= 0.995:
		return "> 99 %"
	case p < 0.005:
		return "< 1 %"
	}
	return fmt.Sprintf("%.0f %%", 100*p)
}

// farthest is the most cells of the article that are shown on each side of a name.
const farthest = 28

// before is the words of the paragraph before a place, in at most w cells.
func (p *Pane) before(at, w int) string {
	if w < 1 {
		return ""
	}
	s := p.subject.Text[:at]
	s = s[strings.LastIndexByte(s, '\n')+1:]
	words := strings.SplitAfter(tail(s), " ")
	first := len(words)
	for used := 1; first > 0; first-- {
		if used += line.Width(words[first-1]); used > w {
			break
		}
	}
	return p.cut(first > 0) + strings.Join(words[first:], "")
}

// after is the words of the paragraph behind a place, in at most w cells.
func (p *Pane) after(at, w int) string {
	if w < 1 {
		return ""
	}
	s, _, _ := strings.Cut(p.subject.Text[at:], "\n")
	words := strings.SplitAfter(head(s), " ")
	n := 0
	for used := 1; n < len(words); n++ {
		if used += line.Width(words[n]); used > w {
			break
		}
	}
	return strings.TrimRight(strings.Join(words[:n], ""), " ") + p.cut(n < len(words))
}

func (p *Pane) cut(is bool) string {
	if is {
		return p.theme.More
	}
	return ""
}

// reach is the most bytes of a paragraph that are looked at on each side of a name.
const reach = 8 * farthest

// tail is the last words of s that matter, whole.
func tail(s string) string {
	if len(s) > reach {
		_, s, _ = strings.Cut(s[len(s)-reach:], " ")
	}
	return text.Printable(s)
}

// head is the first words of s that matter, whole.
func head(s string) string {
	if len(s) > reach {
		s = s[:strings.LastIndexByte(s[:reach], ' ')+1]
	}
	return text.Printable(s)
}

// of is the article's words in s, as they may be shown.
func (p *Pane) of(s store.Span) string { return text.Printable(s.Of(p.subject.Text)) }
