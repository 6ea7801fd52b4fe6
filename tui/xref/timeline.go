package xref

import (
	"time"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/line"
)

// timeline sets the occurrences of a saying one below the other in the order of
// time: a dot in the speaker's colour for each article, and between two days how
// far they are apart. It says who was first and who probably took the words from
// whom; how the wordings differ is told by the other arrangement.
func (p *Pane) timeline(s *store.SayingTrace) {
	dates := line.DateWidth(p.subject.Years)
	last := time.Time{}
	for i, o := range inOrder(s.Occurrences) {
		at := o.Article.Published
		if i > 0 && !sameDay(at, last) {
			p.passing(dates, at, last)
		}
		when := ""
		if i == 0 || !sameDay(at, last) {
			when = p.when(o)
		}
		p.node(s, o, line.Blanks(dates-line.Width(when))+when)
		last = at
	}
	p.blank()
}

// passing draws the time between two dates; an article without one stands apart.
func (p *Pane) passing(dates int, at, last time.Time) {
	if at.IsZero() {
		p.blank()
		return
	}
	p.hang(line.Blanks(dates), line.Run{Ink: line.Of(p.theme.Rule), Text: p.theme.Down},
		line.Run{Ink: p.ink.dim, Text: " " + later(at.Sub(last))})
}

// node draws one occurrence: date, dot, outlet, speaker, and what there is to say of it.
func (p *Pane) node(s *store.SayingTrace, o *store.Occurrence, when string) {
	start, here := len(p.lines), o.Quotation == s.Occurrences[0].Quotation
	dot := p.theme.Unread
	if o.Article.Published.IsZero() {
		dot = p.theme.Read
	}
	runs := []line.Run{
		{Ink: line.Of(p.colour(o.Speaker.ID)), Text: dot},
		{Ink: p.ink.text, Text: " " + text.Printable(o.Article.Label()) + "  "}, p.name(o.Speaker),
	}
	if s.Contradicts(o, s.Occurrences[0].Speaker) {
		runs = append(runs, line.Run{Ink: p.ink.alert, Text: " " + p.theme.Dispute})
	}
	for _, word := range p.part(o, here) {
		runs = append(runs, line.Run{Ink: p.ink.dim, Text: "  " + word})
	}
	p.hang(when, runs...)
	p.items = append(p.items, item{jumpTo(o), start, len(p.lines)})
}

// hang wraps runs into lines that begin behind a date.
func (p *Pane) hang(date string, runs ...line.Run) {
	w := line.Width(date) + 1
	for i, set := range line.Wrap(runs, p.room()-2-w) {
		var l line.Line
		l.Put("", "  ")
		if i == 0 {
			l.Put(p.ink.dim, date)
		}
		l.Fill("", 2+w)
		l.Raw(set, line.Width(set))
		p.lines = append(p.lines, l.String())
	}
}

// part is what an occurrence has to do with the others: where its words are
// probably from, or else what has become of the selected ones.
func (p *Pane) part(o *store.Occurrence, here bool) []string {
	words := p.remarks(o, here)
	switch {
	case o.From != nil:
		words = append(words, "probably from "+text.Printable(o.From.Label()))
	case !here && o.Relation > store.Punctuation:
		words = append(words, o.Relation.String())
	}
	return words
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

// later says how far two dates are apart, as one would say it.
func later(d time.Duration) string {
	const day, week, month, year = 1, 7, 30, 365
	switch n := int(d.Round(24*time.Hour) / (24 * time.Hour)); {
	case n < 2*week:
		return line.Count(max(n, day), "day") + " later"
	case n < 2*month:
		return line.Count(n/week, "week") + " later"
	case n < 2*year:
		return line.Count(n/month, "month") + " later"
	default:
		return line.Count(n/year, "year") + " later"
	}
}

// toggleTimeline shows the occurrences in the order of time, or as they differ.
func (p *Pane) toggleTimeline() {
	here := Jump{}
	if len(p.items) > 0 {
		here = p.items[p.cursor].jump
	}
	p.timed = !p.timed
	p.top = 0
	p.set()
	for i := range p.items {
		if p.items[i].jump == here {
			p.choose(i)
			return
		}
	}
}
