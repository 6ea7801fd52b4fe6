package xref

import (
	"fmt"
	"slices"

	"github.com/charmbracelet/lipgloss"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/cast"
	"hearsay/tui/keymap"
	"hearsay/tui/line"
	"hearsay/tui/theme"
	"hearsay/tui/wording"
)

type inks struct{ text, strong, dim, accent, alert line.Ink }

func inksOf(t *theme.Theme) inks {
	return inks{
		text: line.Of(t.Text), strong: line.Of(t.Strong), dim: line.Of(t.Dim), accent: line.Of(t.Accent),
		alert: line.Of(t.Alert),
	}
}

// low is the height under which blank lines and the quotation's own occurrence are left out.
const low = 10

// room is how many cells a line has beside the margins, kept legible on wide screens.
func (p *Pane) room() int { return max(min(p.w-2*line.Margin(p.w), 90), 1) }

// set lays out all lines of the pane anew.
func (p *Pane) set() {
	p.lines, p.items = p.lines[:0], p.items[:0]
	if p.w <= 0 || p.h <= 0 {
		return
	}
	p.goal, _ = p.Counterpart()
	switch {
	case !p.shown:
		p.add(line.Run{Ink: p.ink.dim, Text: "no quotation is selected"})
	case !p.Linked():
		p.alone()
	default:
		for i := range p.subject.Trace.Sayings {
			p.saying(&p.subject.Trace.Sayings[i])
		}
	}
	p.cursor = min(p.cursor, max(len(p.items)-1, 0))
	if p.focused {
		p.choose(p.cursor)
	}
	p.scrollTo(p.top)
}

// add wraps runs into lines that begin at the margin.
func (p *Pane) add(runs ...line.Run) {
	p.lines = append(p.lines, line.Wrap(runs, p.room())...)
}

// indent wraps runs into lines that begin under an occurrence.
func (p *Pane) indent(runs ...line.Run) {
	for _, l := range line.Wrap(runs, p.room()-2) {
		p.lines = append(p.lines, "  "+l)
	}
}

func (p *Pane) blank() { p.lines = append(p.lines, "") }

// alone shows a quotation that nobody else carries.
func (p *Pane) alone() {
	t := &p.subject.Trace
	p.lines = append(p.lines, p.words(t.Words))
	who := []line.Run{p.name(t.Speaker)}
	if cue := text.Printable(p.subject.Cue); cue != "" {
		who = append(who, line.Run{Ink: p.ink.dim, Text: " " + p.theme.Dot + " " + cue})
	}
	p.add(who...)
	p.add(line.Run{Ink: p.ink.dim, Text: "no other article carries these words"})
}

// words shows a quotation on one line; of a long one, its beginning and its end.
func (p *Pane) words(s string) string {
	var l line.Line
	l.Put(p.ink.strong, "“"+wording.Shorten(text.Printable(s), p.room()-2, p.theme.More)+"”")
	return l.String()
}

// saying shows one saying: what, how far, who, every occurrence, who leaves it out, in which order.
func (p *Pane) saying(s *store.SayingTrace) {
	if len(p.items) > 0 {
		p.blank()
	}
	words := s.Words
	if len(s.Occurrences) > 0 {
		words = s.Occurrences[0].Words
	}
	p.lines = append(p.lines, p.words(words))
	p.carried(s)
	if p.h >= low {
		p.blank()
	}
	if p.timed {
		p.timeline(s)
		p.absent(s.Absent)
		return
	}
	for i := range s.Occurrences {
		if i == 0 && p.h < low {
			continue // it stands, selected, in the article above
		}
		o := &s.Occurrences[i]
		p.occurrence(o, stance{here: i == 0, against: s.Contradicts(o, s.Occurrences[0].Speaker), own: s.Occurrences[0].Words})
	}
	if p.h < low {
		p.blank()
	}
	p.order(s.Occurrences)
	p.absent(s.Absent)
}

// carried says how many carry a saying, and what is disputed.
func (p *Pane) carried(s *store.SayingTrace) {
	far := line.Run{Ink: p.ink.dim, Text: "carried by " + line.Count(s.Outlets, "outlet") + " " + p.theme.Dot + " " + line.Count(s.Wordings, "wording")}
	if s.Dispute == "" {
		p.add(far)
		return
	}
	dispute := line.Run{Ink: p.ink.alert, Text: p.theme.Dispute + " " + text.Printable(s.Dispute) + " " + p.theme.Dot + " " + s.Gravity()}
	together := line.Width(far.Text) + 3 + line.Width(dispute.Text)
	switch {
	case p.h < low && together <= p.room():
		p.add(far, line.Run{Ink: p.ink.dim, Text: " " + p.theme.Dot + " "}, dispute)
	case p.h < low:
		p.add(dispute)
		p.add(far)
	default:
		p.add(far)
		p.add(dispute)
	}
}

// stance is how an occurrence stands to the one that is selected in the article.
type stance struct {
	here    bool   // it is the same
	against bool   // it gives the words to somebody else, and that is disputed
	own     string // the words of the selected one
}

// occurrence shows who carries the words, who is said to have said them, and how they differ.
func (p *Pane) occurrence(o *store.Occurrence, st stance) {
	start := len(p.lines)
	runs := []line.Run{{Ink: p.ink.dim, Text: p.when(o) + " " + text.Printable(o.Article.Label()) + "  "}, p.name(o.Speaker)}
	if st.against {
		runs = append(runs, line.Run{Ink: p.ink.alert, Text: " " + p.theme.Dispute})
	}
	for _, word := range p.remarks(o, st.here) {
		runs = append(runs, line.Run{Ink: p.ink.dim, Text: "  " + word})
	}
	leads := !st.here && !p.focused && jumpTo(o) == p.goal
	if !st.here {
		runs = append(runs, line.Run{Ink: p.ink.dim, Text: "  " + p.link(o, p.left(runs, leads))})
	}
	if leads {
		runs = append(runs, line.Run{Ink: p.ink.dim, Text: "  " + p.goes(runs)})
	}
	p.indent(runs...)
	p.difference(st.own, o, st.here)
	p.items = append(p.items, item{jumpTo(o), start, len(p.lines)})
	if p.h >= low {
		p.blank()
	}
}

func (p *Pane) when(o *store.Occurrence) string {
	if o.Article.Published.IsZero() {
		return p.theme.Dash
	}
	return line.Date(o.Article.Published, p.subject.Years)
}

func (p *Pane) remarks(o *store.Occurrence, here bool) []string {
	var words []string
	if here {
		words = append(words, "here")
	}
	if o.First {
		words = append(words, "first")
	}
	return words
}

// link says how an occurrence carries the selected words and, to who looks into
// the pane, how strong the evidence is that they are the same.
func (p *Pane) link(o *store.Occurrence, room int) string {
	how := o.Relation.String()
	score := fmt.Sprintf(" %s %.0f bits", p.theme.Dot, o.Score)
	if !p.focused || o.Score < 1 || room < len(how)+line.Width(score) {
		return how
	}
	return how + score
}

// left is how much room runs leave on the line that an occurrence begins with,
// and the key that leads there, if one does.
func (p *Pane) left(runs []line.Run, leads bool) int {
	room := p.room() - 4
	if leads {
		room -= 2 + len(keymap.First(p.keys.Jump))
	}
	for _, r := range runs {
		room -= line.Width(r.Text)
	}
	return room
}

// goes says behind runs that the key leads here, at the length there is room for.
func (p *Pane) goes(runs []line.Run) string {
	short := keymap.First(p.keys.Jump)
	long := short + " goes here"
	if p.left(runs, false) < len(long) {
		return short
	}
	return long
}

// name is a speaker in the colour of the story's cast.
func (p *Pane) name(s store.SpeakerRef) line.Run {
	ink := p.ink.dim
	if s.Name != "" {
		ink = line.Of(p.colour(s.ID).Bold(true))
	}
	return line.Run{Ink: ink, Text: cast.Name(s, p.theme)}
}

func (p *Pane) colour(id store.SpeakerID) lipgloss.Style {
	return p.theme.Speaker(p.subject.Cast.Rank(id))
}

// difference shows the words of an occurrence against own, those asked about.
func (p *Pane) difference(own string, o *store.Occurrence, here bool) {
	w := p.room() - 2
	switch {
	case here || p.form == plain || !differ(o.Edits):
		p.indent(p.pen.Plain(o.Words)...)
	case p.form == beside && wording.Room(w):
		var left, right line.Line
		left.Put(p.ink.dim, "here")
		right.Put(p.ink.dim, "there")
		p.lines = append(p.lines, "  "+p.pen.Beside(left.String(), right.String(), w))
		for _, l := range p.pen.Sides(own, o.Edits, w) {
			p.lines = append(p.lines, "  "+l)
		}
	default:
		p.indent(p.pen.Difference(o.Edits)...)
	}
}

// differ reports whether edits change anything.
func differ(edits []store.Edit) bool {
	return slices.ContainsFunc(edits, func(e store.Edit) bool { return e.Op != store.Same })
}
