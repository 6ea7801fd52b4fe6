package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/tui/cast"
	"hearsay/tui/frame"
	"hearsay/tui/reader"
	"hearsay/tui/xref"
)

// goal is which quotation should be selected when an article has been read.
type goal struct {
	quotation store.QuotationID
	exactly   bool         // quotation, and no other; else the one that says most
	opened    bool         // to be read, not only to be looked at
	back      *reader.Spot // where to scroll to; nil for the quotation
	again     bool         // the open article, whatever is selected in it by then
}

// none is the id of no quotation.
const none = ^store.QuotationID(0)

// wasRead shows an article, and asks for the cross-references of what is selected in it.
func (a *App) wasRead(msg wasRead) tea.Cmd {
	if !a.readingOf.answered(msg.number) {
		return nil
	}
	if msg.err != nil {
		a.fail(msg.err)
		return nil
	}
	selected := msg.goal.quotation
	switch {
	case msg.goal.again && a.here.Quoted:
		selected = a.here.Quotation
	case !msg.goal.exactly:
		selected = telling(msg.reading.Quotations)
	}
	left := a.leaveFor(msg.reading.Article.ID)
	a.reading = &msg.reading
	a.reader.Show(msg.reading, selected)
	a.reader.Keep(msg.kept)
	a.reader.Place(msg.text)
	if msg.goal.back != nil {
		a.reader.Return(*msg.goal.back)
	}
	if msg.goal.opened {
		return tea.Batch(left, a.markRead(true, a.reading.Summary), a.selected())
	}
	return tea.Batch(left, a.selected())
}

// telling is the quotation to begin with: the first disputed one, or else the
// first that others carry, or else the first.
func telling(quotations []store.Quoted) store.QuotationID {
	best, rank := none, -1
	for i := range quotations {
		q := &quotations[i]
		if r := worth(q.Carriers, q.Disputed); q.Kind.Said() && r > rank {
			best, rank = q.ID, r
		}
	}
	return best
}

// worth ranks what there is to see of words that so many others carry.
func worth(carriers int, disputed bool) int {
	switch {
	case disputed:
		return 2
	case carriers > 0:
		return 1
	default:
		return 0
	}
}

// selected asks for the cross-references of the selected quotation.
func (a *App) selected() tea.Cmd {
	q, ok := a.reader.Selected()
	at := store.Place{Article: a.reading.Article.ID, Quotation: q, Quoted: ok}
	if at != a.here {
		a.peeked = 0
	}
	a.here = at
	if ok && a.view != store.Stories {
		a.list.Select(a.here)
	}
	if !ok {
		a.tracing.drop()
		a.explaining.drop()
		a.xref.Clear()
		a.why.Clear()
		a.peeking.drop()
		a.peek.Clear()
		return nil
	}
	return tea.Batch(a.trace(q), a.explain(q))
}

// traced takes the cross-references of the selected quotation.
func (a *App) traced(msg traced) tea.Cmd {
	if !a.tracing.answered(msg.number) {
		return nil
	}
	if msg.err != nil {
		a.fail(msg.err)
		a.xref.Clear()
		return nil
	}
	s := xref.Subject{Trace: msg.trace, Cast: cast.Of(a.reading.Cast), Years: a.list.Years()}
	if i := a.reading.Index(msg.trace.Quotation); i >= 0 {
		s.Cue = a.reading.Quotations[i].Cue.Of(a.reading.Article.Text)
	}
	a.xref.Show(s)
	if a.corner != counterpart {
		return nil
	}
	return a.glimpse()
}

// readAgain asks for the open article once more, after the corpus has grown.
func (a *App) readAgain() tea.Cmd {
	if a.reading == nil || a.readingOf.open {
		return nil // an answer from the new snapshot is on its way
	}
	return a.read(a.here.Article, goal{again: true})
}

// preview shows the article under the list's cursor.
func (a *App) preview() tea.Cmd {
	at, ok := a.list.Current()
	a.following = !ok
	if !ok {
		return nil
	}
	if a.shows(at.Article.ID) {
		return a.turnUp(at.Place())
	}
	return a.atRest(a.read(at.Article.ID, goalOf(at.Place())))
}

// rest is how long the list stands still before the article under its cursor is
// shown. Whoever moves on sees two lines change, and not all of the screen: over a
// slow line, that is the difference.
const rest = 40 * time.Millisecond

// atRest asks a question after rest, if it has not been given up by then.
func (a *App) atRest(ask tea.Cmd) tea.Cmd {
	after := a.after
	return func() tea.Msg {
		<-after(rest)
		return ask()
	}
}

// open goes to an article, or to a quotation in it, to read it.
func (a *App) open(at store.Place) tea.Cmd {
	a.focus(frame.Detail)
	if a.shows(at.Article) {
		return tea.Batch(a.markRead(true, a.reading.Summary), a.turnUp(at))
	}
	g := goalOf(at)
	g.opened = true
	return a.read(at.Article, g)
}

// shows reports whether an article is open, and no other is on its way.
func (a *App) shows(id store.ArticleID) bool {
	return a.reading != nil && a.here.Article == id && !a.readingOf.open
}

// turnUp selects a quotation of the open article.
func (a *App) turnUp(at store.Place) tea.Cmd {
	if !at.Quoted || at == a.here {
		return nil
	}
	a.reader.Show(*a.reading, at.Quotation)
	return a.selected()
}

// goalOf is to have selected what a place says.
func goalOf(at store.Place) goal { return goal{quotation: at.Quotation, exactly: at.Quoted} }

// visit goes to a quotation and notes where it came from.
func (a *App) visit(j xref.Jump) tea.Cmd {
	to := store.Place{Article: j.Article, Quotation: j.Quotation, Quoted: true}
	if to == a.here {
		a.focus(frame.Detail)
		return nil
	}
	a.jumps.jump(a.here, to)
	return a.land(to)
}

// land goes to a place.
func (a *App) land(to store.Place) tea.Cmd {
	a.focus(frame.Detail)
	a.list.Select(to)
	g := goalOf(to)
	g.opened = true
	return a.read(to.Article, g)
}

func (a *App) back() tea.Cmd {
	to, ok := a.jumps.back(a.here)
	if !ok {
		a.note = "no jump to go back from"
		return nil
	}
	return a.land(to)
}

func (a *App) forward() tea.Cmd {
	to, ok := a.jumps.forward(a.here)
	if !ok {
		a.note = "no jump to go forward to"
		return nil
	}
	return a.land(to)
}
