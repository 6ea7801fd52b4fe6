// Package help is the page that lists the keys, made from the key maps
// themselves and searched by typing. It can go nowhere.
package help

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store/text"
	"hearsay/tui/keymap"
	"hearsay/tui/line"
	"hearsay/tui/theme"
)

// Section is a heading and what stands below it: keys, then remarks.
type Section struct {
	Title   string
	Keys    []key.Binding
	Remarks []string
}

// Sections gives the actions of m, by the titles of their places.
func Sections(m *keymap.Map) []Section {
	var out []Section
	for _, p := range m.Places() {
		i := slices.IndexFunc(out, func(s Section) bool { return s.Title == p.Title })
		if i < 0 {
			i = len(out)
			out = append(out, Section{Title: p.Title})
		}
		for _, a := range p.Actions {
			out[i].Keys = append(out[i].Keys, a.Binding)
		}
	}
	return out
}

// Close is the intent to leave the page.
type Close struct{}

// Pane is the page.
type Pane struct {
	theme    *theme.Theme
	keys     KeyMap
	w, h     int
	sections []Section
	sought   string
	lines    []string
	top      int
}

// New makes an empty page.
func New(t *theme.Theme, k KeyMap) *Pane { return &Pane{theme: t, keys: k} }

// Show gives the page its sections and forgets what was sought.
func (p *Pane) Show(sections []Section) {
	p.sections, p.sought, p.top = sections, "", 0
	p.set()
}

// Resize gives the page w by h cells.
func (p *Pane) Resize(w, h int) {
	if p.w != w || p.h != h {
		p.w, p.h = w, h
		p.set()
	}
}

// KeyMap is what the page's keys do.
type KeyMap struct{ Down, Up, HalfDown, HalfUp, Close key.Binding }

// Keys binds the page's keys in m; all others are sought.
func Keys(m *keymap.Map) KeyMap {
	at := m.Place("help", "Help", keymap.Typed)
	return KeyMap{
		Down:     at.Bind("down", "a line down", "down", "ctrl+n"),
		Up:       at.Bind("up", "a line up", "up", "ctrl+p"),
		HalfDown: at.Bind("half-down", "half a screen down", "pgdown", "ctrl+d"),
		HalfUp:   at.Bind("half-up", "half a screen up", "pgup", "ctrl+u"),
		Close:    at.Bind("close", "forget what is sought; back", "esc", "enter"),
	}
}

// Press does what a key means here, and gives an intent, or nil. Letters are sought.
func (p *Pane) Press(msg tea.KeyMsg) any {
	s := msg.String()
	switch {
	case key.Matches(msg, p.keys.Close) && p.sought != "":
		p.seek("")
	case key.Matches(msg, p.keys.Close) || s == "?" && p.sought == "":
		return Close{}
	case s == "/" && p.sought == "": // what seeks elsewhere seeks here already
	case s == "backspace" && p.sought != "":
		r := []rune(p.sought)
		p.seek(string(r[:len(r)-1]))
	case msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace:
		p.seek(p.sought + text.Printable(string(msg.Runes)))
	default:
		p.scroll(msg)
	}
	return nil
}

func (p *Pane) scroll(msg tea.KeyMsg) {
	switch {
	case key.Matches(msg, p.keys.Down):
		p.Wheel(1)
	case key.Matches(msg, p.keys.Up):
		p.Wheel(-1)
	case key.Matches(msg, p.keys.HalfDown):
		p.Wheel(p.h / 2)
	case key.Matches(msg, p.keys.HalfUp):
		p.Wheel(-p.h / 2)
	}
}

// Wheel scrolls n lines down, or up if n is negative.
func (p *Pane) Wheel(n int) { p.scrollTo(p.top + n) }

func (p *Pane) seek(s string) {
	if len(s) < 60 {
		p.sought, p.top = s, 0
		p.set()
	}
}

func (p *Pane) scrollTo(top int) { p.top = min(max(top, 0), max(len(p.lines)-(p.h-2), 0)) }

// View draws exactly the page's height of lines, none wider than it.
func (p *Pane) View() string {
	var head line.Line
	head.Put(line.Of(p.theme.Dim), "  find a key: ")
	head.Put(line.Of(p.theme.Strong), line.Fit(p.sought, p.w-head.Width()-1, p.theme.More))
	head.Put(line.Of(p.theme.Accent), "_")
	if len(p.lines) == 0 {
		head.Put(line.Of(p.theme.Dim), line.Fit("  no key does that", p.w-head.Width(), p.theme.More))
	}
	out := []string{head.String(), ""}
	for i := p.top; i < len(p.lines) && len(out) < p.h; i++ {
		out = append(out, p.lines[i])
	}
	return line.Block(out, p.h)
}

// The width of a column, and of the keys in it.
const (
	columnWidth = 46
	keyWidth    = 13
)

// set lays the sections out in as many columns as fit, of about the same height.
func (p *Pane) set() {
	var blocks [][]string
	total := 0
	columns := max(1, p.w/(columnWidth+2))
	width := columnWidth
	if columns == 1 {
		width = p.w - 4
	}
	for _, s := range p.sections {
		if b := p.section(s, width); len(b) > 0 {
			blocks = append(blocks, b)
			total += len(b) + 1
		}
	}
	tall := (total + columns - 1) / columns
	if columns > 1 && total <= p.h-2 && total < 12 {
		tall = total // a short answer stands in one column
	}
	p.lines = beside(fill(blocks, columns, tall), columnWidth+2)
	p.scrollTo(p.top)
}

// fill puts blocks into columns, a new one when the last is tall enough.
func fill(blocks [][]string, columns, tall int) [][]string {
	out := [][]string{nil}
	for _, b := range blocks {
		last := len(out) - 1
		if n := len(out[last]); n > 0 && n+len(b)/2 > tall && len(out) < columns {
			out = append(out, nil)
			last++
		}
		out[last] = append(append(out[last], b...), "")
	}
	return out
}

// beside joins columns, each w cells wide.
func beside(columns [][]string, w int) []string {
	var out []string
	for y := range len(slices.MaxFunc(columns, func(a, b []string) int { return len(a) - len(b) })) {
		var l line.Line
		for x, c := range columns {
			if y < len(c) && c[y] != "" {
				l.Fill("", x*w+2)
				l.Raw(c[y], line.Width(c[y]))
			}
		}
		out = append(out, l.String())
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

// section is the lines of s that pass what is sought, with its title; none if none passes.
func (p *Pane) section(s Section, w int) []string {
	var body []string
	for _, b := range s.Keys {
		if h := b.Help(); b.Enabled() && h.Key != "" && p.passes(s.Title, h.Key, h.Desc) {
			body = append(body, p.key(h, w))
		}
	}
	for _, r := range s.Remarks {
		if p.passes(s.Title, "", r) {
			body = append(body, line.Wrap([]line.Run{{Ink: line.Of(p.theme.Text), Text: text.Printable(r)}}, w)...)
		}
	}
	if len(body) == 0 {
		return nil
	}
	var title line.Line
	title.Put(line.Of(p.theme.Strong), line.Fit(s.Title, w, p.theme.More))
	return append([]string{title.String()}, body...)
}

func (p *Pane) passes(title, key, desc string) bool {
	all := strings.ToLower(title + " " + key + " " + desc)
	for _, word := range strings.Fields(strings.ToLower(p.sought)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

func (p *Pane) key(h key.Help, w int) string {
	var l line.Line
	l.Put(line.Of(p.theme.Accent), line.Fit(h.Key, min(keyWidth, w), p.theme.More))
	l.Fill("", min(keyWidth+1, w))
	l.Put(line.Of(p.theme.Text), line.Fit(h.Desc, w-l.Width(), p.theme.More))
	return l.String()
}
