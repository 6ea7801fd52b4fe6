// Package keymap is the one source of what keys do. Each place of the program
// binds its actions here, under names that stay; whoever reads may give other
// keys to a name. Help, palette, counts and the panes all ask this map. It
// never acts: a pane does what its key means.
package keymap

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Layer says beside which other places' keys those of a place are in force.
type Layer uint8

// The layers.
const (
	Always     Layer = iota // wherever one is, unless each key has a meaning of its own there
	Everywhere              // on all panes, whichever has the focus
	Pane                    // on one pane, while it has the focus
	Page                    // on a page that covers the panes
	Alone                   // for the one key after another
	Typed                   // where letters are written
)

// Action is one thing that keys do in one place.
type Action struct {
	Name    string // "list.down": the place, and what is done; stays for good
	Binding key.Binding
	Repeats bool // whether a count before it repeats it
	usual   []string
}

// Press is the message that does the action without any of its keys: its name
// stands among them, and no keyboard has such a key.
func (a *Action) Press() tea.KeyMsg {
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(a.Name)}
}

// Usual gives the keys that the action has unless others are chosen, as people write them.
func (a *Action) Usual() []string {
	out := make([]string, len(a.usual))
	for i, k := range a.usual {
		out[i] = Spelled(k)
	}
	return out
}

// Map is every action of the program, by place.
type Map struct {
	Plain  bool                // keys are written with nothing but ASCII; to be set before there are places
	chosen map[string][]string // keys by action, where they are not the usual ones
	places []*Place
}

// New makes a map without places. The keys in chosen, as Parse gives them, are
// had by the actions of those names instead of their usual ones.
func New(chosen map[string][]string) *Map { return &Map{chosen: chosen} }

// Places gives the places in the order they were made.
func (m *Map) Places() []*Place { return m.places }

// Repeats reports whether a count repeats what a key does anywhere.
func (m *Map) Repeats(msg tea.KeyMsg) bool {
	for _, p := range m.places {
		for i := range p.Actions {
			if a := &p.Actions[i]; a.Repeats && key.Matches(msg, a.Binding) {
				return true
			}
		}
	}
	return false
}

// Place is where its actions' keys mean what they do.
type Place struct {
	Name    string // the first part of its actions' names
	Title   string // over them in the help
	Layer   Layer
	Actions []Action // in the order of the help
	m       *Map
}

// Place adds a place. Two may bear one name, if what is done there is of different layers.
func (m *Map) Place(name, title string, l Layer) *Place {
	p := &Place{Name: name, Title: title, Layer: l, m: m}
	m.places = append(m.places, p)
	return p
}

// Bind adds an action with its usual keys, and gives its binding.
func (p *Place) Bind(name, desc string, keys ...string) key.Binding {
	return p.add(Action{Name: p.Name + "." + name, usual: keys}, desc)
}

// Motion is Bind for an action that a count repeats.
func (p *Place) Motion(name, desc string, keys ...string) key.Binding {
	return p.add(Action{Name: p.Name + "." + name, usual: keys, Repeats: true}, desc)
}

func (p *Place) add(a Action, desc string) key.Binding {
	keys := a.usual
	if chosen, ok := p.m.chosen[a.Name]; ok {
		keys = chosen
	}
	a.Binding = key.NewBinding(key.WithKeys(append(slices.Clone(keys), a.Name)...), key.WithHelp(p.m.shown(keys), desc))
	p.Actions = append(p.Actions, a)
	return a.Binding
}

// Keys gives the keys an action has now, without its name.
func (a *Action) Keys() []string {
	all := a.Binding.Keys()
	return all[:len(all)-1]
}

// meets reports whether the keys of p and q are ever in force together.
func (p *Place) meets(q *Place) bool {
	low, high := min(p.Layer, q.Layer), max(p.Layer, q.Layer)
	switch {
	case p == q || p.Name == q.Name && p.Layer == q.Layer:
		return true
	case low == Always:
		return high < Alone
	case low == Everywhere:
		return high <= Pane
	}
	return false
}

// First is the first key of a binding as the help writes it; empty if it has none.
func First(b key.Binding) string {
	first, _, _ := strings.Cut(b.Help().Key, " ")
	return first
}

// Firsts is the first keys of bindings, together: "jk", "ctrl-d/ctrl-u".
func Firsts(bindings ...key.Binding) string {
	var keys []string
	between := ""
	for _, b := range bindings {
		if k := First(b); k != "" {
			keys = append(keys, k)
			if len([]rune(k)) > 1 {
				between = "/"
			}
		}
	}
	return strings.Join(keys, between)
}

// brief is the most characters that a second key may fill the help up to.
const brief = 4

// shown is how the help writes keys: the first, and the second if both are short.
func (m *Map) shown(keys []string) string {
	if len(keys) == 0 {
		return ""
	}
	written := Written
	if m.Plain {
		written = Spelled
	}
	s := written(keys[0])
	if len(keys) > 1 {
		if both := s + " " + written(keys[1]); len([]rune(both)) <= brief {
			return both
		}
	}
	return s
}
