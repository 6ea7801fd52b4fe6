package tui

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/compare"
	"hearsay/tui/frame"
	"hearsay/tui/help"
	"hearsay/tui/line"
	"hearsay/tui/list"
	"hearsay/tui/palette"
	"hearsay/tui/peek"
	"hearsay/tui/prompt"
	"hearsay/tui/reader"
	"hearsay/tui/xref"
)

// keyed takes a key apart: keys typed fast arrive as one message of several runes.
func (a *App) keyed(msg tea.KeyMsg) tea.Cmd {
	a.beginning.over = true
	if msg.Type != tea.KeyRunes || msg.Paste || len(msg.Runes) < 2 {
		return a.press(msg)
	}
	var cmds []tea.Cmd
	for _, r := range msg.Runes {
		cmds = append(cmds, a.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: msg.Alt}))
	}
	return tea.Batch(cmds...)
}

// press gives one key to whatever has the keys.
func (a *App) press(msg tea.KeyMsg) tea.Cmd {
	a.note = ""
	a.reader.LetGo()
	switch {
	case msg.String() == "ctrl+c":
		return tea.Quit
	case a.holds(msg):
		return nil
	case msg.Type != tea.KeyRunes && key.Matches(msg, a.keys.Suspend):
		return tea.Suspend
	case a.prompt.Opened():
		return a.do(a.prompt.Press(msg))
	case a.over == choosing:
		return a.do(a.palette.Press(msg))
	case a.over == helping:
		return a.do(a.help.Press(msg))
	case a.over == copying:
		return a.copy(msg)
	case a.comparing:
		return a.inTable(msg)
	case msg.Paste || a.frame.Columns == 0 && !key.Matches(msg, a.keys.Quit):
		return nil
	}
	if d, ok := digit(msg); ok {
		a.digit(d)
		return nil
	}
	times := 1
	if n, counted := a.count.take(a.now()); counted && a.keymap.Repeats(msg) {
		a.focus(a.count.from)
		times = n
	}
	if cmd, done := a.global(msg); done {
		return cmd
	}
	var cmd tea.Cmd
	for range times {
		if intent := a.focused(msg); intent != nil {
			cmd = a.do(intent)
		}
	}
	return cmd
}

// digit begins or continues a count, and goes to the pane it names.
func (a *App) digit(d int) {
	a.count.add(d, a.now(), a.shape.Focus)
	if p, ok := a.count.pane(); ok {
		a.focus(p)
	} else {
		a.focus(a.count.from)
	}
}

// focused gives a key to the pane it is meant for: walking the quotations and
// the finds is the article's wherever one is, if it can be seen; how wordings are
// set beside each other is always the cross-references'.
func (a *App) focused(msg tea.KeyMsg) any {
	k := &a.keys.reader
	if a.frame.Shows(frame.Detail) && key.Matches(msg, k.Next, k.Previous, k.FindNext, k.FindPrevious, k.Unfold) {
		return a.reader.Press(msg)
	}
	if x := &a.keys.xref; key.Matches(msg, x.Differences, x.Timeline) {
		a.unveil()
		intent := a.xref.Press(msg)
		if key.Matches(msg, x.Differences) {
			a.note = a.xref.Form()
		}
		return intent
	}
	switch a.shape.Focus {
	case frame.List:
		return a.list.Press(msg)
	case frame.Xref:
		return a.inCorner().Press(msg)
	default:
		return a.reader.Press(msg)
	}
}

// global does what a key means wherever one is.
func (a *App) global(msg tea.KeyMsg) (cmd tea.Cmd, done bool) {
	k := &a.keys
	switch {
	case key.Matches(msg, k.Quit):
		return tea.Quit, true
	case key.Matches(msg, k.Suspend):
		return tea.Suspend, true
	case key.Matches(msg, k.Back):
		return a.back(), true
	case key.Matches(msg, k.Forward):
		return a.forward(), true
	case key.Matches(msg, k.Out):
		return a.out(), true
	case key.Matches(msg, k.Filter):
		a.ask(filtering)
	case key.Matches(msg, k.Find):
		a.ask(finding)
	case key.Matches(msg, k.Why):
		return a.wonder(), true
	case key.Matches(msg, k.Peek):
		return a.lookAcross(), true
	case key.Matches(msg, k.Compare):
		return a.compareStory(), true
	case key.Matches(msg, k.Copy):
		a.over = copying
	case key.Matches(msg, k.Browse):
		return a.browse(), true
	case key.Matches(msg, k.Fetch, k.Stop):
		return a.fetchOrStop(msg), true
	case key.Matches(msg, k.Palette):
		a.showPalette()
	case key.Matches(msg, k.Help):
		a.showHelp()
	case k.views.matches(msg):
		return a.turnBy(msg), true
	default:
		if cmd, done := a.keeping(msg); done {
			return cmd, true
		}
		return nil, a.arrange(msg, k)
	}
	return nil, true
}

// unchoose chooses nothing in the list any more, if anything was.
func (a *App) unchoose() bool {
	_, _, ok := a.list.Chosen()
	a.list.Unchoose()
	return ok
}

// do turns an intent of a pane into questions.
func (a *App) do(intent any) tea.Cmd {
	switch i := intent.(type) {
	case list.Open:
		return a.open(i.At)
	case list.Moved:
		return a.preview()
	case list.Turn:
		return a.turnTo(i.To)
	case reader.Select:
		return a.selected()
	case reader.Copy:
		return a.clip(line.Count(len(strings.Fields(i.Text)), "word"), i.Text)
	case reader.Jump:
		return a.goAcross()
	case peek.Open:
		return a.goAcross()
	case xref.Jump:
		return a.visit(i)
	case prompt.Changed:
		return a.typed(i.Text)
	case prompt.Complete:
		return a.complete(i)
	case prompt.Accepted:
		return a.accepted(i.Text)
	case prompt.Cancelled:
		return a.cancelled()
	case compare.Open:
		return a.compareOpens(i)
	case compare.Close:
		a.endComparison()
	case palette.Chosen:
		return a.perform(i)
	case palette.Close, help.Close:
		a.over = panes
	}
	return nil
}
