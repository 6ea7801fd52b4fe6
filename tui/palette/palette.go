// Package palette is the sheet in which any action is found by its words, with
// the key that does it, and done. It says what was chosen; it does nothing.
package palette

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/keymap"
	"hearsay/tui/line"
	"hearsay/tui/prompt"
	"hearsay/tui/theme"
)

// Entry is an action that can be chosen.
type Entry struct {
	Action *keymap.Action
	Place  *keymap.Place
}

// The intents of the palette. After either it is closed.
type (
	// Chosen says which action is meant.
	Chosen struct{ Entry }
	// Close says that none is.
	Close struct{}
)

// Pane is the palette.
type Pane struct {
	theme   *theme.Theme
	keys    KeyMap
	prompt  *prompt.Prompt
	w, h    int
	entries []candidate
	found   []match // the best first
	cursor  int     // in found
	top     int
}

// KeyMap is what the palette's keys do; those of the prompt do the rest.
type KeyMap struct{ Down, Up key.Binding }

// Keys binds the palette's keys in m.
func Keys(m *keymap.Map) KeyMap {
	at := m.Place("palette", "Palette", keymap.Typed)
	return KeyMap{
		Down: at.Bind("down", "next action", "down", "ctrl+n", "tab"),
		Up:   at.Bind("up", "previous action", "up", "ctrl+p", "shift+tab"),
	}
}

// New makes an empty palette.
func New(t *theme.Theme, k KeyMap, p prompt.KeyMap) *Pane {
	return &Pane{theme: t, keys: k, prompt: prompt.New(t, p)}
}

// Open offers entries, those that are likeliest meant first.
func (p *Pane) Open(entries []Entry) {
	p.entries = make([]candidate, len(entries))
	for i, e := range entries {
		p.entries[i] = candidateOf(e)
	}
	p.prompt.Open("do", "", "words of what is to be done, or a key", nil)
	p.seek("")
}

// Resize gives the palette w by h cells.
func (p *Pane) Resize(w, h int) {
	p.w, p.h = w, h
	p.prompt.Resize(w)
	p.stand(p.cursor)
}

// Press does what a key means here, and gives an intent, or nil.
func (p *Pane) Press(msg tea.KeyMsg) any {
	switch {
	case key.Matches(msg, p.keys.Down):
		p.stand(p.cursor + 1)
		return nil
	case key.Matches(msg, p.keys.Up):
		p.stand(p.cursor - 1)
		return nil
	}
	switch i := p.prompt.Press(msg).(type) {
	case prompt.Changed:
		p.seek(i.Text)
	case prompt.Accepted:
		return p.choose()
	case prompt.Cancelled:
		return Close{}
	}
	return nil
}

func (p *Pane) choose() any {
	if len(p.found) == 0 {
		return Close{}
	}
	return Chosen{p.found[p.cursor].of.Entry}
}

// Wheel goes n entries down, or up if n is negative.
func (p *Pane) Wheel(n int) { p.stand(p.cursor + n) }

// Click chooses the entry on line y.
func (p *Pane) Click(y int) any {
	i := p.top + y - above
	if y < above || i >= len(p.found) {
		return nil
	}
	p.cursor = i
	return p.choose()
}

func (p *Pane) seek(s string) {
	p.found = seek(p.entries, s)
	p.prompt.Say("")
	if len(p.found) == 0 {
		p.prompt.Say("nothing does that")
	}
	p.cursor, p.top = 0, 0
}

// above is how many lines stand above the entries: the rule and the prompt.
const above = 2

// stand puts the cursor on entry i and keeps it in sight.
func (p *Pane) stand(i int) {
	p.cursor = max(min(i, len(p.found)-1), 0)
	rows := max(p.h-above, 1)
	p.top = max(min(p.top, p.cursor), p.cursor-rows+1)
}

// View draws exactly the palette's height of lines, none wider than it.
func (p *Pane) View() string {
	var rule line.Line
	for range p.w {
		rule.Put(line.Of(p.theme.Rule), p.theme.Across)
	}
	out := []string{rule.String(), p.prompt.View()}
	for i := p.top; i < len(p.found) && len(out) < p.h; i++ {
		out = append(out, p.entry(&p.found[i], i == p.cursor))
	}
	return line.Block(out[:min(len(out), max(p.h, 0))], p.h)
}

// The columns at the right: the key, and where it means that, if there is room.
const (
	keyWidth   = 10
	placeWidth = 24
	roomy      = 70
	farthest   = 60 // cells of words, so that a key does not stand too far from them
)

func (p *Pane) entry(m *match, chosen bool) string {
	ground, cursor := p.theme.Style(), " "
	if chosen {
		ground, cursor = p.theme.Row, p.theme.Cursor
	}
	blank := line.Of(ground)
	words := p.w - keyWidth - 4
	if p.w >= roomy {
		words = min(words-placeWidth, farthest)
	}
	var l line.Line
	l.Put(line.Of(ground.Inherit(p.theme.Accent)), cursor)
	l.Put(blank, " ")
	p.words(&l, m, words, chosen)
	l.Fill(blank, words+2)
	l.Put(line.Of(ground.Inherit(p.theme.Accent)), line.Fit(m.of.Action.Binding.Help().Key, keyWidth, p.theme.More))
	if p.w >= roomy {
		l.Fill(blank, words+2+keyWidth)
		l.Put(line.Of(ground.Inherit(p.theme.Dim)), line.Fit(m.of.Place.Title, placeWidth, p.theme.More))
	}
	l.Fill(blank, p.w)
	return l.String()
}

// words draws what an entry does in at most w cells, what was sought in it marked.
func (p *Pane) words(l *line.Line, m *match, w int, chosen bool) {
	text, sought := p.theme.Text, p.theme.Match
	if chosen {
		text, sought = p.theme.Row.Inherit(p.theme.Strong), p.theme.Row.Inherit(p.theme.Match.Bold(true))
	}
	desc := line.Fit(m.of.desc(), w, p.theme.More)
	at := 0
	for _, s := range m.spans {
		if s.Start < at || s.End > len(desc) {
			continue
		}
		l.Put(line.Of(text), desc[at:s.Start])
		l.Put(line.Of(sought), s.Of(desc))
		at = s.End
	}
	l.Put(line.Of(text), desc[at:])
}
