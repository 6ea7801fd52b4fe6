package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/tui/cast"
	"hearsay/tui/why"
)

// wonder shows why the selected quotation was given to its speaker, or the cross-references again.
func (a *App) wonder() tea.Cmd {
	switch {
	case a.corner == reasons:
		a.corner = crossReferences
		return nil
	case a.reading == nil || !a.here.Quoted:
		a.note = "no quotation is selected"
		return nil
	}
	a.showCorner(reasons)
	return a.explain(a.here.Quotation)
}

// explain asks why a quotation was given to its speaker, if that is shown.
func (a *App) explain(q store.QuotationID) tea.Cmd {
	if a.corner != reasons {
		return nil
	}
	ctx, n := a.explaining.ask(a.ctx)
	corpus := a.corpus
	return func() tea.Msg {
		e, err := corpus.Explain(ctx, q)
		return explained{n, q, e, err}
	}
}

// explained takes the reasons.
func (a *App) explained(msg explained) {
	if !a.explaining.answered(msg.number) {
		return
	}
	if msg.err != nil {
		a.fail(msg.err)
		a.why.Clear()
		return
	}
	s := why.Subject{ID: msg.quotation, Text: a.reading.Article.Text, Rank: -1, Explanation: msg.explanation}
	if i := a.reading.Index(msg.quotation); i >= 0 {
		s.Rank = cast.Of(a.reading.Cast).Rank(a.reading.Quotations[i].Speaker.ID)
	}
	a.why.Show(s)
}
