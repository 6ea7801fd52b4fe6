package compare

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/keymap"
)

// KeyMap is what the keys of the page do.
type KeyMap struct {
	Open, Down, Up, Right, Left key.Binding
	keymap.Screens
	First, Last, Close key.Binding
}

// Keys binds the keys of the page in m.
func Keys(m *keymap.Map) KeyMap {
	at := m.Place("compare", "Comparing a story", keymap.Page)
	return KeyMap{
		Open:    at.Bind("open", "go to it", "enter"),
		Down:    at.Bind("down", "next saying", "j", "down"),
		Up:      at.Bind("up", "previous saying", "k", "up"),
		Right:   at.Bind("right", "next article", "l", "right", "tab"),
		Left:    at.Bind("left", "previous article", "h", "left", "shift+tab"),
		Screens: at.Screens(),
		First:   at.Bind("first", "first saying", "g", "home"),
		Last:    at.Bind("last", "last saying", "G", "end"),
		Close:   at.Bind("close", "back to the article", "esc", "c"),
	}
}

// Press does what a key means here, and gives an intent, or nil.
func (p *Pane) Press(msg tea.KeyMsg) any {
	keys, screen := &p.keys, max(p.grid.rows, 1)
	switch {
	case key.Matches(msg, keys.Close):
		return Close{}
	case key.Matches(msg, keys.Open):
		return p.open()
	case key.Matches(msg, keys.Down):
		p.stand(p.row+1, p.column)
	case key.Matches(msg, keys.Up):
		p.stand(p.row-1, p.column)
	case key.Matches(msg, keys.Right):
		p.stand(p.row, p.column+1)
	case key.Matches(msg, keys.Left):
		p.stand(p.row, p.column-1)
	case key.Matches(msg, keys.First):
		p.stand(0, p.column)
	case key.Matches(msg, keys.Last):
		p.stand(len(p.rows), p.column)
	default:
		p.stand(p.row+keys.Steps(msg, (screen+1)/2, screen), p.column)
	}
	return nil
}

// open goes to what the cell stands for.
func (p *Pane) open() any {
	if !p.shown || len(p.rows) == 0 {
		return nil
	}
	o := Open{Article: p.story.Articles[p.column].ID}
	if c := p.rows[p.row].cells[p.column]; c.occurrence != nil {
		o.Quotation, o.Carried = c.occurrence.Quotation, true
	}
	return o
}

// Click goes to the cell at x, y of the page, and opens the one that one stands on.
func (p *Pane) Click(x, y int) any {
	row, column, ok := p.grid.cell(x, y)
	row, column = row+p.top, column+p.left
	switch {
	case !ok || row >= len(p.rows) || column >= len(p.story.Articles):
		return nil
	case row == p.row && column == p.column:
		return p.open()
	}
	p.stand(row, column)
	return nil
}

// Wheel goes n sayings down, or up if n is negative.
func (p *Pane) Wheel(n int) { p.stand(p.row+n, p.column) }
