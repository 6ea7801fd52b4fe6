package tui

import (
	"github.com/charmbracelet/bubbles/key"
)

// keyMap is what keys do wherever one is.
type keyMap struct {
	NextPane, PreviousPane, List, Detail, Xref key.Binding
	Filter, Find, Sheet, Why, Compare          key.Binding
	Read, Undo, Redo, Copy, Browse             key.Binding
	Back, Forward, Out                         key.Binding
	Zoom, Unzoom, Help, Quit, Suspend          key.Binding
}

func keys() keyMap {
	bind := func(help, desc string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, desc))
	}
	return keyMap{
		NextPane:     bind("tab", "next pane", "tab"),
		PreviousPane: bind("shift-tab", "previous pane", "shift+tab"),
		List:         bind("1", "stories", "1"),
		Detail:       bind("2", "article", "2"),
		Xref:         bind("3", "cross-references", "3"),
		Filter:       bind("f", "filter", "f"),
		Find:         bind("/", "find", "/"),
		Sheet:        bind("x", "cross-references", "x"),
		Why:          bind("w", "why this speaker", "w"),
		Compare:      bind("c", "compare the articles of the story", "c"),
		Read:         bind("r", "read, unread", "r"),
		Undo:         bind("z", "take a mark back", "z"),
		Redo:         bind("Z", "set it again", "Z"),
		Copy:         bind("y", "copy", "y"),
		Browse:       bind("o", "open in the browser", "o"),
		Back:         bind("ctrl-o", "back", "ctrl+o", "alt+left"),
		Forward:      bind("alt-→", "forward", "alt+right"),
		Out:          bind("esc", "out, a step at a time", "esc"),
		Zoom:         bind("+", "the pane alone", "+"),
		Unzoom:       bind("_", "all panes again", "_"),
		Help:         bind("?", "help", "?"),
		Quit:         bind("q", "quit", "q", "ctrl+c"),
		Suspend:      bind("ctrl-z", "to the shell; fg comes back", "ctrl+z"),
	}
}

func (k keyMap) moving() []key.Binding {
	return []key.Binding{k.NextPane, k.PreviousPane, k.List, k.Detail, k.Xref, k.Out, k.Back, k.Forward, k.Zoom, k.Unzoom}
}

func (k keyMap) doing() []key.Binding {
	return []key.Binding{k.Filter, k.Find, k.Sheet, k.Why, k.Compare, k.Read, k.Undo, k.Redo, k.Copy, k.Browse, k.Help, k.Quit, k.Suspend}
}

// motions are the keys that a count repeats.
func motions() key.Binding {
	return key.NewBinding(key.WithKeys("j", "k", "down", "up", "}", "{", "]", "[", "n", "N", "ctrl+d", "ctrl+u", " "))
}
