package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/tui/cast"
	"hearsay/tui/frame"
	"hearsay/tui/why"
)

// corner is a pane that stands where the cross-references do: they themselves,
// or, as long as that is wanted, the reasons for the selected quotation's speaker
// or its counterpart.
type corner interface {
	View() string
	Press(msg tea.KeyMsg) any
	Click(y int) any
	Wheel(n int)
}

func (a *App) corner() corner {
	switch {
	case a.shape.Why:
		return a.why
	case a.shape.Peek:
		return a.peek
	default:
		return a.xref
	}
}

// wonder shows why the selected quotation was given to its speaker, or the cross-references again.
func (a *App) wonder() tea.Cmd {
	switch {
	case a.shape.Why:
		a.shape.Why = false
		return nil
	case a.reading == nil || !a.here.Quoted:
		a.note = "no quotation is selected"
		return nil
	}
	a.shape.Why, a.shape.Peek = true, false
	a.showCorner()
	return a.explain(a.here.Quotation)
}

// showCorner brings the pane in the corner to the screen.
func (a *App) showCorner() {
	if !a.frame.Shows(frame.Xref) {
		a.shape.Zoom = false
	}
	if a.shape.Focus == frame.List {
		a.focus(frame.Detail)
	}
}

// explain asks why a quotation was given to its speaker, if that is shown.
func (a *App) explain(q store.QuotationID) tea.Cmd {
	if !a.shape.Why {
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
