package reader

import (
	"strconv"
	"strings"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/cast"
	"hearsay/tui/line"
	"hearsay/tui/osc"
)

// The blank cells left and right of the text. In the left ones the cursor
// stands where no colour shows the selection; the last one on the right shows
// what else there is in the text.
const (
	leftNarrow = 2
	leftWide   = 3
	right      = 2
	narrow     = 70
	titleLines = 3
)

// measure is how many cells a line of text has.
func (p *Pane) measure() int {
	left := leftWide
	if p.w < narrow || p.w >= p.most && p.w < p.most+leftWide+right {
		left = leftNarrow
	}
	return min(p.most, p.w-left-right)
}

// margin is how many cells stand left of the text, which is centred if there is room.
func (p *Pane) margin() int { return max(leftNarrow, (p.w-p.measure())/2) }

// setHead sets the heading: the headline, if the article has one of its own,
// where it comes from, who speaks.
func (p *Pane) setHead() {
	p.head = nil
	if !p.shown || p.w < least {
		return
	}
	w := p.measure()
	title := line.Wrap([]line.Run{{Ink: p.ink.strong, Text: text.Printable(p.reading.Article.Title)}}, w)
	p.head = append(p.head, title[:min(len(title), titleLines)]...)
	star := ""
	if p.kept.starred {
		star = p.theme.Star + " "
	}
	source := p.source(w - line.Width(star))
	if p.theme.Links() {
		source = osc.Link(p.reading.Article.URL, source)
	}
	var l line.Line
	l.Put(p.ink.accent, star)
	p.head = append(p.head, l.String()+source)
	p.head = append(p.head, p.keptLines(w)...)
	if legend := p.legend(w); legend != "" {
		p.head = append(p.head, legend)
	}
	p.head = append(p.head, "")
}

// source is the line of metadata; what does not fit is left out, the counts last.
func (p *Pane) source(w int) string {
	s := &p.reading.Summary
	parts := make([]string, 0, 4)
	if !s.Published.IsZero() {
		parts = append(parts, s.Published.Format("2 January 2006"))
	}
	if s.Outlet != "" {
		parts = append(parts, text.Printable(s.Outlet))
	} else {
		parts = append(parts, text.Printable(s.Key))
	}
	if at := p.reading.Article.Edited; !at.IsZero() {
		parts = append(parts, "edited since, on "+at.Local().Format("2 January 15:04"))
	}
	if at := p.reading.Article.Edited; !at.IsZero() {
		parts = append(parts, "edited since, on "+at.Local().Format("2 January 15:04"))
	}
	if s.Copies > 0 {
		parts = append(parts, "also printed by "+line.Count(s.Copies, "other"))
	}
	if by := p.reading.Article.Authors; len(by) > 0 {
		parts = append(parts, text.Printable(strings.Join(by, ", ")))
	}
	parts = append(parts, p.counts())
	between := " " + p.theme.Dot + " "
	for len(parts) > 1 && line.Width(strings.Join(parts, between)) > w {
		parts = append(parts[:len(parts)-2], parts[len(parts)-1])
	}
	var l line.Line
	l.Put(p.ink.dim, line.Fit(strings.Join(parts, between), w, p.theme.More))
	return l.String()
}

func (p *Pane) counts() string {
	s := &p.reading.Summary
	switch {
	case len(p.said) == 0:
		return "no quotations"
	case s.Linked == 0:
		return line.Count(len(p.said), "quotation")
	}
	return line.Count(len(p.said), "quotation") + ", " + strconv.Itoa(s.Linked) + " carried elsewhere"
}

// legend names the speakers of this article in their colours.
func (p *Pane) legend(w int) string {
	var l line.Line
	here := 0
	for i, c := range p.reading.Cast {
		if c.Here == 0 {
			continue
		}
		here++
		name := text.Printable(c.Name) + " " + strconv.Itoa(c.Here)
		room := w - l.Width() - 2
		if here > 1 && room < line.Width(name)+4 {
			l.Put(p.ink.dim, line.Fit("  +"+strconv.Itoa(p.speakersFrom(i)), w-l.Width(), p.theme.More))
			break
		}
		if here > 1 {
			l.Put("", "  ")
			room -= 2
		}
		ink := p.ink.of(i).plain
		l.Put(ink, p.theme.Chip)
		l.Put(ink, " "+line.Fit(name, room, p.theme.More))
	}
	return l.String()
}

// speakersFrom counts those of the cast from place i on who speak in this article.
func (p *Pane) speakersFrom(i int) int {
	n := 0
	for _, c := range p.reading.Cast[i:] {
		if c.Here > 0 {
			n++
		}
	}
	return n
}

// caption says who speaks in the selected quotation, and where one stands.
func (p *Pane) caption() string {
	var l line.Line
	w := p.margin() + p.measure()
	where := line.Fit(p.where(), p.measure(), p.theme.More)
	l.Put("", line.Blanks(p.margin()-1))
	l.Put(p.ink.bar, " ")
	if room := p.measure() - line.Width(where) - 2; p.selected >= 0 && room >= leastName {
		p.who(&l, &p.reading.Quotations[p.selected], p.margin()+room)
	}
	l.Fill(p.ink.bar, w-line.Width(where))
	l.Put(p.ink.barDim, where)
	l.Put(p.ink.bar, " ")
	return l.String()
}

// leastName is the fewest cells in which a name says something.
const leastName = 8

// who names the speaker of q, and the words that name him there, up to column w.
func (p *Pane) who(l *line.Line, q *store.Quoted, w int) {
	ink := p.voice(q).caption
	if q.Speaker.Name == "" {
		ink = p.ink.barDim
	}
	l.Put(ink, p.theme.Chip)
	l.Put(ink, " "+line.Fit(cast.Name(q.Speaker, p.theme), w-l.Width()-2, p.theme.More))
	if as := text.Printable(q.Mention.Of(p.reading.Article.Text)); as != "" && as != q.Speaker.Name && line.Width(as)+5 <= w-l.Width() {
		l.Put(p.ink.barDim, " "+p.theme.Dot+" “"+as+"”")
	}
}

// where says which quotation of how many, or which find.
func (p *Pane) where() string {
	if p.Finding() {
		return "/" + text.Printable(p.find.pattern) + "  " + p.FindStatus()
	}
	if at, of := p.position(); at > 0 {
		where := strconv.Itoa(at) + "/" + strconv.Itoa(of)
		if _, kept := p.Bookmark(); kept {
			where = p.theme.Bookmark + " " + where
		}
		return where
	}
	return ""
}

// voice gives the voice of the one who speaks in q.
func (p *Pane) voice(q *store.Quoted) *voice { return p.ink.of(p.cast.Rank(q.Speaker.ID)) }
