package xref

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/keymap"
	"hearsay/tui/line"
	"hearsay/tui/wording"
)

// View draws exactly the pane's height of lines, none wider than it.
func (p *Pane) View() string {
	out := make([]string, 0, p.h)
	margin, mark := line.Blanks(line.Margin(p.w)), -1
	if len(p.items) > 0 {
		mark = p.items[p.cursor].start
	}
	for i := p.top; i < len(p.lines) && len(out) < p.h; i++ {
		if i == mark {
			out = append(out, margin+p.pointer()+p.lines[i][1:])
		} else {
			out = append(out, margin+p.lines[i])
		}
	}
	return line.Block(out, p.h)
}

func (p *Pane) pointer() string {
	var l line.Line
	if p.focused {
		l.Put(p.ink.accent, p.theme.Here)
	} else {
		l.Put(p.ink.dim, p.theme.Here)
	}
	return l.String()
}

// KeyMap is what the keys of the cross-references do.
type KeyMap struct {
	Down, Up key.Binding
	keymap.Screens
	First, Last, Jump, Differences, Timeline key.Binding
}

// Keys binds the keys of the cross-references in m.
func Keys(m *keymap.Map) KeyMap {
	at := m.Place("xref", "Cross-references", keymap.Pane)
	anywhere := m.Place("xref", "Cross-references", keymap.Everywhere)
	return KeyMap{
		Differences: anywhere.Bind("differences", "differences, in three forms", "d"),
		Timeline:    anywhere.Bind("timeline", "timeline: who said it first", "t"),
		Jump:        at.Bind("open", "go to it", "enter"),
		Down:        at.Motion("down", "next occurrence", "j", "down"),
		Up:          at.Motion("up", "previous occurrence", "k", "up"),
		Screens:     at.Screens(),
		First:       at.Bind("first", "first occurrence", "g", "home"),
		Last:        at.Bind("last", "last occurrence", "G", "end"),
	}
}

// Press does what a key means here, and gives an intent, or nil.
func (p *Pane) Press(msg tea.KeyMsg) any {
	keys := &p.keys
	switch {
	case key.Matches(msg, keys.Jump):
		return p.jump()
	case key.Matches(msg, keys.Down):
		p.down()
	case key.Matches(msg, keys.Up):
		p.choose(p.cursor - 1)
	case key.Matches(msg, keys.First):
		p.choose(0)
	case key.Matches(msg, keys.Last):
		p.choose(len(p.items) - 1)
		p.scrollTo(len(p.lines))
	case key.Matches(msg, keys.Differences):
		p.turnDifferences()
	case key.Matches(msg, keys.Timeline):
		p.toggleTimeline()
	default:
		p.Wheel(keys.Steps(msg, max(p.h/2, 1), max(p.h-1, 1)))
	}
	return nil
}

// down goes to the next occurrence, and behind the last one shows what stands below it.
func (p *Pane) down() {
	if p.cursor >= len(p.items)-1 {
		p.scrollTo(p.top + 1)
		return
	}
	p.choose(p.cursor + 1)
}

// turnDifferences shows how the wordings differ in the next form: in line, side
// by side, not at all. From the order of time, which does not show it, it leads
// back to the form that was shown last.
func (p *Pane) turnDifferences() {
	if p.timed {
		p.toggleTimeline()
		return
	}
	p.form = (p.form + 1) % forms
	if p.form == beside && !wording.Room(p.room()-2) {
		p.form = plain
	}
	p.set()
}

// Form says how wordings that differ are shown.
func (p *Pane) Form() string {
	if !p.Linked() {
		return "no other article carries these words"
	}
	return [forms]string{
		inLine: "differences in the text", beside: "differences side by side", plain: "differences not shown",
	}[p.form]
}

func (p *Pane) jump() any {
	if len(p.items) == 0 {
		return nil
	}
	return p.items[p.cursor].jump
}

// Click jumps to the occurrence on line y of the pane.
func (p *Pane) Click(y int) any {
	for i, it := range p.items {
		if at := p.top + y; at >= it.start && at < it.end {
			p.choose(i)
			return it.jump
		}
	}
	return nil
}

// Wheel scrolls n lines down, or up if n is negative.
func (p *Pane) Wheel(n int) { p.scrollTo(p.top + n) }
