package tui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/survey"
	"hearsay/tui/compare"
	"hearsay/tui/xref"
)

// compareStory sets the articles of the open article's story against each other.
func (a *App) compareStory() tea.Cmd {
	switch {
	case a.reading == nil:
		return nil
	case a.reading.Story.Articles < 2:
		a.note = "no other article tells this story"
		return nil
	}
	a.table.Wait()
	a.comparing = true
	return a.survey()
}

// survey asks for all that is to be compared in the story of the open article.
func (a *App) survey() tea.Cmd {
	ctx, n := a.surveying.ask(a.ctx)
	corpus, id := a.corpus, a.here.Article
	return func() tea.Msg {
		s, err := survey.Of(ctx, corpus, id)
		return compared{n, s, err}
	}
}

// compared takes the answer.
func (a *App) compared(msg compared) {
	if !a.surveying.answered(msg.number) {
		return
	}
	if msg.err != nil {
		a.fail(msg.err)
		a.endComparison()
		return
	}
	a.table.Show(msg.story, a.here)
}

// inTable gives a key to the table; only what leads out of it means what it means elsewhere.
func (a *App) inTable(msg tea.KeyMsg) tea.Cmd {
	k := &a.keys
	if key.Matches(msg, k.Quit, k.Suspend, k.Help, k.Palette) {
		cmd, _ := a.global(msg)
		return cmd
	}
	return a.do(a.table.Press(msg))
}

func (a *App) endComparison() {
	a.surveying.drop()
	a.comparing = false
}

// compareOpens goes from a cell to its article.
func (a *App) compareOpens(o compare.Open) tea.Cmd {
	a.endComparison()
	if o.Carried {
		return a.visit(xref.Jump{Article: o.Article, Quotation: o.Quotation})
	}
	to := store.Place{Article: o.Article}
	a.jumps.jump(a.here, to)
	return a.land(to)
}
