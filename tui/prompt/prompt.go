// Package prompt is the line at the foot of the screen where a filter or a find
// is typed. It shows what it is told about what was typed: how many passed, or
// where it is wrong. It brings back what was meant before, and offers what it is
// given to complete. It does not know what the words mean.
package prompt

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/keymap"
	"hearsay/tui/line"
	"hearsay/tui/theme"
)

// Prompt is the line. It is closed until Open.
type Prompt struct {
	theme   *theme.Theme
	keys    KeyMap
	w       int
	open    bool
	label   string
	hint    string
	line    editor
	count   string
	problem string
	span    store.Span
	menu    menu
	past    history
}

// The intents of a prompt.
type (
	// Changed says that other text stands in the prompt now.
	Changed struct{ Text string }
	// Accepted says that the text is meant, and the prompt closed.
	Accepted struct{ Text string }
	// Cancelled says that it is not, and the prompt closed.
	Cancelled struct{}
	// Complete asks what could be written at byte Caret of the text; Offer answers.
	Complete struct {
		Text  string
		Caret int
	}
)

// New makes a closed prompt.
func New(t *theme.Theme, k KeyMap) *Prompt { return &Prompt{theme: t, keys: k} }

// Open begins to read text behind label, with value already typed. As long as
// there is none, hint says what could be. In past, the latest last, is what was
// meant before; it can be walked through.
func (p *Prompt) Open(label, value, hint string, past []string) {
	p.open, p.label, p.hint, p.past, p.menu = true, label, hint, history{lines: past, at: len(past)}, menu{}
	p.Write(value)
	p.Say("")
}

// Write puts text in place of what has been typed.
func (p *Prompt) Write(s string) { p.line = editor{text: s, caret: len(s)} }

// Text is what has been typed.
func (p *Prompt) Text() string { return p.line.text }

// Opened reports whether keys go to the prompt.
func (p *Prompt) Opened() bool { return p.open }

// Resize gives the prompt w cells.
func (p *Prompt) Resize(w int) { p.w = w }

// Say shows a remark, such as a count, at the right.
func (p *Prompt) Say(count string) { p.count, p.problem = count, "" }

// Fail shows where the text is wrong, and why.
func (p *Prompt) Fail(span store.Span, problem string) {
	p.span, p.problem, p.count = span, text.Printable(problem), ""
}

// KeyMap is what the prompt's keys do.
type KeyMap struct {
	Accept, Cancel, Complete, CompleteBack, Older, Newer key.Binding
}

// Keys binds the prompt's keys in m; all others write.
func Keys(m *keymap.Map) KeyMap {
	at := m.Place("prompt", "Filter and find", keymap.Typed)
	return KeyMap{
		Accept: at.Bind("accept", "keep what is written", "enter"),
		Cancel: at.Bind("cancel", "take it back", "esc", "ctrl+g"),

		Complete:     at.Bind("complete", "complete a field, a name, a value; the next", "tab"),
		CompleteBack: at.Bind("complete-back", "the one before", "shift+tab"),
		Older:        at.Bind("older", "what was written before", "up", "ctrl+p"),
		Newer:        at.Bind("newer", "what was written after it", "down", "ctrl+n"),
	}
}

// Press does what a key means here, and gives an intent, or nil.
func (p *Prompt) Press(msg tea.KeyMsg) any {
	if p.menu.open() {
		if intent, done := p.inMenu(msg); done {
			return intent
		}
	}
	keys, before := &p.keys, p.line.text
	switch {
	case key.Matches(msg, keys.Accept) && p.problem != "": // it says what is wrong, and waits
	case key.Matches(msg, keys.Accept):
		p.open = false
		return Accepted{before}
	case key.Matches(msg, keys.Cancel):
		p.open = false
		return Cancelled{}
	case key.Matches(msg, keys.Complete):
		return Complete{before, p.line.caret}
	case key.Matches(msg, keys.Older):
		p.walk(-1)
	case key.Matches(msg, keys.Newer):
		p.walk(1)
	default:
		p.line.press(msg)
	}
	if p.line.text != before {
		return Changed{p.line.text}
	}
	return nil
}

// walk writes what was meant n lines later than what stands there now.
func (p *Prompt) walk(n int) {
	if s, ok := p.past.walk(n, p.line.text); ok {
		p.Write(s)
	}
}

// glyph is a grapheme of the text as it is drawn.
type glyph struct {
	s       string
	at      int // byte
	ink     line.Ink
	cursor  bool
	visible int // cells
}

// View draws one line, no wider than the prompt.
func (p *Prompt) View() string {
	var l line.Line
	bar := line.Of(p.theme.Bar)
	l.Put(line.Of(p.theme.BarBrand), line.Fit(" "+p.label+" ", p.w, p.theme.More))
	for _, g := range p.window(p.room()) {
		l.Put(g.ink, g.s)
	}
	if p.line.text == "" {
		l.Put(line.Of(p.theme.BarDim), line.Fit(p.hint, p.room()-1, p.theme.More))
	}
	if tail := line.Width(p.count) + 1; p.count != "" && l.Width()+tail < p.w {
		l.Fill(bar, p.w-tail)
		l.Put(line.Of(p.theme.BarDim), p.count)
	}
	l.Fill(bar, p.w)
	return l.String()
}

// room is how many cells the text may take.
func (p *Prompt) room() int {
	room := p.w - line.Width(p.label) - 3
	if p.count != "" {
		room -= line.Width(p.count) + 1
	}
	return room
}

// window is the glyphs around the cursor that fit in w cells.
func (p *Prompt) window(w int) []glyph {
	all := p.glyphs()
	at, used := 0, 0
	for i := range all {
		used += all[i].visible
		for used > w && at < i {
			used -= all[at].visible
			at++
		}
		if all[i].cursor {
			break
		}
	}
	used = 0
	for i := at; i < len(all); i++ {
		if used += all[i].visible; used > w {
			return all[at:i]
		}
	}
	return all[at:]
}

// glyphs is the text with its cursor and what is wrong in it marked.
func (p *Prompt) glyphs() []glyph {
	value, caret := p.line.text, p.line.caret
	var out []glyph
	for at := 0; at < len(value); {
		s, _ := ansi.FirstGraphemeCluster(value[at:], ansi.GraphemeWidth)
		on := at <= caret && caret < at+len(s)
		out = p.append(out, glyph{s: text.Printable(s), at: at, ink: p.ink(at), cursor: on})
		at += len(s)
	}
	if caret == len(value) {
		out = p.append(out, glyph{s: " ", at: caret, ink: p.ink(caret), cursor: true})
	}
	return out
}

func (p *Prompt) append(out []glyph, g glyph) []glyph {
	if g.cursor {
		if !p.theme.Colour() {
			out = append(out, glyph{s: "|", at: -1, visible: 1})
		}
		g.ink = line.Of(p.theme.BarText.Reverse(true))
	}
	g.visible = line.Width(g.s)
	return append(out, g)
}

func (p *Prompt) ink(at int) line.Ink {
	if p.problem != "" && at >= p.span.Start && at < p.span.End {
		return line.Of(p.theme.BarAlert.Underline(true))
	}
	return line.Of(p.theme.BarStrong)
}

// Above draws the line above the prompt: the choices there are, or what points
// at what is wrong; empty if there is nothing to say.
func (p *Prompt) Above() string {
	switch {
	case p.menu.open():
		return p.choices()
	case p.problem == "":
		return ""
	}
	from, n := p.wrong()
	carets := strings.Repeat("^", n)
	var l line.Line
	alert := line.Of(p.theme.Alert)
	if said := line.Width(p.problem) + 1; from+n+said > p.w && said <= from {
		l.Fill("", from-said)
		l.Put(alert, p.problem+" "+carets)
	} else {
		l.Fill("", from)
		l.Put(alert, line.Fit(carets+" "+p.problem, p.w-from, p.theme.More))
	}
	return l.String()
}

// wrong gives the first cell of what is wrong, and how many cells of it can be seen.
func (p *Prompt) wrong() (from, n int) {
	cells := min(line.Width(p.label)+2, p.w)
	from = cells
	for _, g := range p.window(p.room()) {
		if g.at >= p.span.Start && g.at < max(p.span.End, p.span.Start+1) {
			if n == 0 {
				from = cells
			}
			n += g.visible
		}
		cells += g.visible
	}
	return min(from, max(p.w-1, 0)), max(n, 1)
}
