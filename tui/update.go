package tui

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/tui/frame"
)

// Update routes a message and then lets the layout and the questions settle.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.route(msg)
	return a, tea.Batch(cmd, a.settle())
}

func (a *App) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = msg.Width, msg.Height
	case tea.ResumeMsg:
		return a.takeMouse()
	case tea.KeyMsg:
		return a.keyed(msg)
	case tea.MouseMsg:
		return a.mouse(tea.MouseEvent(msg))
	case found:
		return a.found(msg)
	case wasRead:
		return a.wasRead(msg)
	case wasSet:
		a.reader.Place(msg.text)
	case traced:
		return a.traced(msg)
	case named:
		return a.named(msg)
	case glimpsed:
		a.glimpsed(msg)
	case compared:
		a.compared(msg)
	case explained:
		a.explained(msg)
	case gathered:
		return a.gathered(msg)
	case keptIn, begun, polled, written:
		return a.kept(msg)
	case fetchNews:
		return a.fetched(msg)
	case handed:
		a.handed(msg)
	case progressed:
		return a.progressed(msg.progress)
	}
	return nil
}

// takeMouse takes the mouse again, which Bubble Tea lets go when it is suspended.
func (a *App) takeMouse() tea.Cmd {
	if !a.config.Mouse {
		return nil
	}
	return tea.EnableMouseCellMotion
}

// settle lays the screen out anew if its size or shape has changed, and asks for what is missing on it.
func (a *App) settle() tea.Cmd {
	a.shape.Sheet, a.shape.Instead = !a.sheetOff && a.xref.Linked(), a.corner != crossReferences
	f := frame.Arrange(a.w, a.h, a.shape)
	if f != a.frame {
		a.frame = f
		a.resize()
	}
	var cmds []tea.Cmd
	if from, limit, wanted := a.list.Wants(); wanted && !a.searching.open {
		cmds = append(cmds, a.scrolled(from, limit))
	}
	return tea.Batch(append(cmds, a.set())...)
}

// resize gives every pane that can be seen its rectangle.
func (a *App) resize() {
	f := &a.frame
	if r := f.Pane[frame.List]; !r.Empty() {
		a.list.Resize(r.W, r.H)
	}
	if r := f.Pane[frame.Detail]; !r.Empty() {
		a.reader.Resize(r.W, r.H)
	}
	if r := f.Pane[frame.Xref]; !r.Empty() {
		a.xref.Resize(r.W, r.H)
		a.why.Resize(r.W, r.H)
		a.peek.Resize(r.W, r.H)
	}
	a.prompt.Resize(a.w)
	a.table.Resize(a.w, a.h-2)
	a.help.Resize(a.w, a.h-2)
	a.palette.Resize(a.w, a.paletteHeight())
}

// found takes the rows of the list.
func (a *App) found(msg found) tea.Cmd {
	if !a.searching.answered(msg.number) {
		return nil
	}
	a.answered = true
	if msg.err != nil {
		return tea.Batch(a.wrong(msg.filter, msg.err), a.letGo(false))
	}
	return tea.Batch(a.listed(msg), a.letGo(true))
}

// listed shows the rows of the list, and what follows from where it stands in them.
func (a *App) listed(msg found) tea.Cmd {
	filtered, turned := msg.filter != a.filter, msg.results.View != a.list.Showing()
	a.filter, a.passed = msg.filter, passed{msg.results.Articles, msg.results.Items}
	a.list.Show(msg.results)
	if filtered {
		a.list.Unchoose() // other rows stand there now
	}
	switch {
	case (filtered || turned) && msg.results.At >= 0:
		a.list.Stand(msg.results.At)
	case filtered:
		a.list.First()
	}
	if a.typing() == msg.filter && a.prompt.Opened() {
		a.prompt.Say(a.live(&msg.results))
	}
	if turned && msg.results.At < 0 {
		return a.preview()
	}
	return a.follow(msg.results.Page)
}

// wrong says what was wrong with a filter, in its place, or with anything else,
// in the footer. A filter that came with the command line is put into the prompt
// to be set right, and hides nothing.
func (a *App) wrong(filter string, err error) tea.Cmd {
	var wrong *store.FilterError
	if !errors.As(err, &wrong) {
		a.fail(err)
		return nil
	}
	var cmd tea.Cmd
	if !a.prompt.Opened() {
		a.filter = ""
		a.ask(filtering)
		a.prompt.Write(filter)
		cmd = a.search("", 0, a.limit())
	}
	a.prompt.Fail(wrong.Span, wrong.Problem)
	return cmd
}

// follow shows the article that the list stands on, where the reader expects it to.
func (a *App) follow(page []store.Row) tea.Cmd {
	switch {
	case a.beginning.over:
	case a.beginning.unknown: // which article was left last
		return nil
	default:
		return a.choose(page)
	}
	if at, ok := a.list.Current(); ok && a.following {
		a.following = false
		return a.read(at.Article.ID, goalOf(at.Place()))
	}
	return nil
}

// progressed refreshes what is on the screen when the corpus has grown.
func (a *App) progressed(p store.Progress) tea.Cmd {
	grown := p.Version != a.progress.Version
	a.progress = p
	var cmds []tea.Cmd
	if grown {
		from, limit := a.list.Window()
		cmds = append(cmds, a.search(a.asked.filter, from, limit), a.readAgain())
		if a.comparing && !a.surveying.open {
			cmds = append(cmds, a.survey())
		}
	}
	if !p.Done {
		cmds = append(cmds, a.watch())
	}
	return tea.Batch(cmds...)
}
