package tui

import (
	"github.com/charmbracelet/bubbles/key"

	"hearsay/tui/compare"
	"hearsay/tui/help"
	"hearsay/tui/keymap"
	"hearsay/tui/list"
	"hearsay/tui/palette"
	"hearsay/tui/peek"
	"hearsay/tui/prompt"
	"hearsay/tui/reader"
	"hearsay/tui/why"
	"hearsay/tui/xref"
)

// keyMap is what keys do wherever one is, and in each place.
type keyMap struct {
	NextPane, PreviousPane, List, Detail, Xref key.Binding
	Filter, Find, Sheet, Why, Peek, Compare    key.Binding
	Copy, Browse, Fetch, Stop                  key.Binding
	Back, Forward, Out                         key.Binding
	Zoom, Unzoom                               key.Binding
	Palette, Help, Quit, Suspend               key.Binding

	views   viewKeys
	keep    keepKeys
	copying copyKeys
	list    list.KeyMap
	reader  reader.KeyMap
	xref    xref.KeyMap
	why     why.KeyMap
	peek    peek.KeyMap
	table   compare.KeyMap
	prompt  prompt.KeyMap
	help    help.KeyMap
	palette palette.KeyMap
}

// keysIn binds every key of the program in m, in the order of the help.
func keysIn(m *keymap.Map) keyMap {
	k := keyMap{reader: reader.Keys(m)}
	k.move(m.Place("go", "Moving about", keymap.Everywhere))
	k.views = viewKeysIn(m)
	k.keep = keepKeysIn(m)
	k.act(m.Place("do", "Doing", keymap.Everywhere))
	always := m.Place("do", "Doing", keymap.Always)
	k.Palette = always.Bind("palette", "every action, by its words", ":", "ctrl+p")
	k.Help = always.Bind("help", "every key", "?")
	k.Quit = always.Bind("quit", "quit", "q", "ctrl+c")
	k.Suspend = always.Bind("suspend", "to the shell; fg comes back", "ctrl+z")
	k.copying = copyKeysIn(m)
	k.list = list.Keys(m)
	k.xref = xref.Keys(m)
	k.why = why.Keys(m)
	k.peek = peek.Keys(m)
	k.table = compare.Keys(m)
	k.prompt = prompt.Keys(m)
	k.help = help.Keys(m)
	k.palette = palette.Keys(m)
	return k
}

// move binds what changes where one is.
func (k *keyMap) move(at *keymap.Place) {
	k.NextPane = at.Bind("next-pane", "next pane", "tab")
	k.PreviousPane = at.Bind("previous-pane", "previous pane", "shift+tab")
	k.List = at.Bind("list", "go to the list", "1")
	k.Detail = at.Bind("article", "go to the article", "2")
	k.Xref = at.Bind("cross-references", "go to the cross-references", "3")
	k.Out = at.Bind("out", "out, a step at a time", "esc")
	k.Back = at.Bind("back", "back through the jumps", "ctrl+o", "alt+left")
	k.Forward = at.Bind("forward", "forward through the jumps", "alt+right")
	k.Zoom = at.Bind("zoom", "the pane alone", "+")
	k.Unzoom = at.Bind("unzoom", "all panes again", "_")
}

// act binds what is done to what one sees.
func (k *keyMap) act(at *keymap.Place) {
	k.Filter = at.Bind("filter", "filter the list", "f")
	k.Find = at.Bind("find", "find in the article", "/")
	k.Sheet = at.Bind("cross-references", "cross-references, or back", "x")
	k.Why = at.Bind("why", "why this speaker", "w")
	k.Peek = at.Bind("peek", "look at the counterpart, then at the next", "p")
	k.Compare = at.Bind("compare", "compare the story's articles", "c")
	k.Copy = at.Bind("copy", "copy …", "y")
	k.Browse = at.Bind("browse", "open in the browser", "o")
	k.Fetch = at.Bind("fetch", "fetch what is new in your feeds, or stop", "R")
	k.Stop = at.Bind("stop", "stop loading; what is read stays", "ctrl+x")
}
