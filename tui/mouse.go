package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/frame"
)

// notch is how many lines a notch of the wheel scrolls.
const notch = 3

// mouse gives an event to the pane under the pointer.
func (a *App) mouse(e tea.MouseEvent) tea.Cmd {
	n, wheel := 0, true
	switch e.Button {
	case tea.MouseButtonWheelUp:
		n = -notch
	case tea.MouseButtonWheelDown:
		n = notch
	default:
		wheel = false
	}
	press := e.Button == tea.MouseButtonLeft && e.Action == tea.MouseActionPress
	p, on := a.frame.At(e.X, e.Y)
	switch {
	case a.choosing && wheel:
		a.palette.Wheel(n / notch)
		return nil
	case a.choosing && press:
		return a.do(a.palette.Click(e.Y - (a.h - 1 - a.paletteHeight())))
	case a.helping && wheel:
		a.help.Wheel(n)
		return nil
	case a.comparing && !a.helping && wheel:
		a.table.Wheel(n / notch)
		return nil
	case a.comparing && !a.helping && press:
		return a.do(a.table.Click(e.X, e.Y-1))
	case a.choosing || a.helping || a.comparing || a.prompt.Opened() || !on || !wheel && !press:
		return nil
	}
	a.touched = true
	if wheel {
		return a.wheel(p, n)
	}
	a.note = ""
	a.focus(p)
	return a.click(p, e.X-a.frame.Pane[p].X, e.Y-a.frame.Pane[p].Y)
}

func (a *App) wheel(p frame.Pane, n int) tea.Cmd {
	switch p {
	case frame.List:
		return a.do(a.list.Wheel(n / notch))
	case frame.Detail:
		a.reader.Wheel(n)
	case frame.Xref:
		a.corner().Wheel(n)
	}
	return nil
}

func (a *App) click(p frame.Pane, x, y int) tea.Cmd {
	switch p {
	case frame.List:
		return a.do(a.list.Click(x, y))
	case frame.Xref:
		return a.do(a.corner().Click(y))
	default:
		return a.do(a.reader.Click(x, y))
	}
}
