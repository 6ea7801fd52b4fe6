package prompt

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/line"
)

// Choice is one way to complete what is written.
type Choice struct {
	Text  string // that is put in
	Label string // what the menu calls it
	Hint  string // what is said of it
}

// menu is the choices that are being walked through.
type menu struct {
	span    store.Span // of the line before, that a choice takes the place of
	before  editor
	choices []Choice
	at      int
}

func (m *menu) open() bool { return len(m.choices) > 0 }

// Offer completes what stands at span. Of several choices, the first is put in,
// and the others can be walked through. It gives an intent, or nil.
func (p *Prompt) Offer(span store.Span, choices []Choice) any {
	if len(choices) == 0 || span.End > len(p.line.text) {
		return nil
	}
	p.menu = menu{span: span, before: p.line, choices: choices}
	intent := p.pick(0)
	if len(choices) == 1 {
		p.menu = menu{}
	}
	return intent
}

// pick puts choice i in.
func (p *Prompt) pick(i int) any {
	m := &p.menu
	m.at = (i + len(m.choices)) % len(m.choices)
	s := m.before.text[:m.span.Start] + m.choices[m.at].Text
	p.line = editor{text: s + m.before.text[m.span.End:], caret: len(s)}
	return Changed{p.line.text}
}

// inMenu does what a key means while there are choices. Keys that have no
// meaning there keep the choice, and mean what they always do.
func (p *Prompt) inMenu(msg tea.KeyMsg) (intent any, done bool) {
	m := p.menu
	switch {
	case key.Matches(msg, p.keys.Complete):
		return p.pick(m.at + 1), true
	case key.Matches(msg, p.keys.CompleteBack):
		return p.pick(m.at - 1), true
	}
	p.menu = menu{}
	switch {
	case key.Matches(msg, p.keys.Cancel):
		p.line = m.before
		return Changed{p.line.text}, true
	case key.Matches(msg, p.keys.Accept):
		return nil, true
	}
	return nil, false
}

// choices draws the menu on one line, as much of it as there is room for.
func (p *Prompt) choices() string {
	var l line.Line
	m := &p.menu
	ground, dim := line.Of(p.theme.Bar), line.Of(p.theme.BarDim)
	hint := line.Fit(text.Printable(m.choices[m.at].Hint), p.w/3, p.theme.More)
	room := p.w - line.Width(hint) - 2
	for i := m.first(room); i < len(m.choices); i++ {
		label := text.Printable(m.choices[i].Label)
		if l.Width() > 0 && l.Width()+line.Width(label)+2 > room {
			break
		}
		ink, open, shut := line.Of(p.theme.BarText), " ", " "
		if i == m.at {
			ink = line.Of(p.theme.BarStrong.Reverse(true))
			if !p.theme.Colour() {
				open, shut = p.theme.Open, p.theme.Close
			}
		}
		l.Put(ink, line.Fit(open+label+shut, room, p.theme.More))
	}
	l.Fill(ground, p.w-line.Width(hint)-1)
	l.Put(dim, hint)
	l.Fill(ground, p.w)
	return l.String()
}

// first gives the choice with which the menu begins on a line of w cells, so
// that the one that is put in can be seen.
func (m *menu) first(w int) int {
	i := m.at
	for used := line.Width(m.choices[i].Label) + 2; i > 0; i-- {
		if used += line.Width(m.choices[i-1].Label) + 2; used > w {
			break
		}
	}
	return i
}
