package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/frame"
)

// notch is how many lines a notch of the wheel scrolls.
const notch = 3

// mouse gives an event to what lies under the pointer, or, as long as a button
// is held in the article, to the article.
func (a *App) mouse(e tea.MouseEvent) tea.Cmd {
	n := wheeled(e)
	press := e.Button == tea.MouseButtonLeft && e.Action == tea.MouseActionPress
	if a.over == choosing || a.over == helping || a.comparing || a.prompt.Opened() {
		return a.mouseOnPage(e, n, press)
	}
	if at := a.frame.Pane[frame.Detail]; e.Action != tea.MouseActionPress {
		return a.drag(e, e.X-at.X, e.Y-at.Y)
	}
	p, on := a.frame.At(e.X, e.Y)
	if !on || n == 0 && !press {
		return nil
	}
	a.beginning.over = true
	if n != 0 {
		return a.wheel(p, n)
	}
	a.note = ""
	a.focus(p)
	return a.click(p, e.X-a.frame.Pane[p].X, e.Y-a.frame.Pane[p].Y)
}

// wheeled is how many lines an event of the wheel scrolls; 0 if it is another event.
func wheeled(e tea.MouseEvent) int {
	switch e.Button {
	case tea.MouseButtonWheelUp:
		return -notch
	case tea.MouseButtonWheelDown:
		return notch
	}
	return 0
}

// drag marks text of the article.
func (a *App) drag(e tea.MouseEvent, x, y int) tea.Cmd {
	if e.Action == tea.MouseActionRelease {
		return a.do(a.reader.Release(x, y))
	}
	a.reader.Drag(x, y)
	return nil
}

// mouseOnPage gives an event to what covers the panes.
func (a *App) mouseOnPage(e tea.MouseEvent, n int, press bool) tea.Cmd {
	switch {
	case a.over == choosing && press:
		return a.do(a.palette.Click(e.Y - (a.h - 1 - a.paletteHeight())))
	case a.over == choosing:
		a.palette.Wheel(n / notch)
	case a.over == helping:
		a.help.Wheel(n)
	case a.comparing && press && !a.prompt.Opened():
		return a.do(a.table.Click(e.X, e.Y-1))
	case a.comparing && !a.prompt.Opened():
		a.table.Wheel(n / notch)
	}
	return nil
}

func (a *App) wheel(p frame.Pane, n int) tea.Cmd {
	switch p {
	case frame.List:
		return a.do(a.list.Wheel(n / notch))
	case frame.Detail:
		a.reader.Wheel(n)
	case frame.Xref:
		a.inCorner().Wheel(n)
	}
	return nil
}

func (a *App) click(p frame.Pane, x, y int) tea.Cmd {
	switch p {
	case frame.List:
		return a.do(a.list.Click(x, y))
	case frame.Xref:
		return a.do(a.inCorner().Click(y))
	default:
		a.reader.Hold(x, y)
		return nil
	}
}
