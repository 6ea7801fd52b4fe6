package tui

import (
	"fmt"
	"runtime/debug"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/screen"
)

// Crash is a panic in the reader. The terminal has been given back when Run
// returns it, and what is kept has been written.
type Crash struct {
	Panic         any
	Stack         []byte
	Width, Height int      // of the screen
	Messages      []string // what came last, the panic's cause at the end; never text of an article
}

func (c *Crash) Error() string { return fmt.Sprintf("panic: %v", c.Panic) }

// remembered is how many messages a report tells.
const remembered = 40

// guard stands between Bubble Tea and the reader. It has the screen draw what the
// reader shows. A panic, also in a command, ends the program as a key does that
// quits, so that the terminal is given back in the one way there is.
type guard struct {
	app    *App
	screen *screen.Screen
	quit   func() // the program
	last   []string
	late   bool   // the first answer has been waited for long enough
	crash  *Crash // the first one; nil if there was none
}

// heldBack is how long a first frame without any answer in it may be held back.
const heldBack = 100 * time.Millisecond

// waited says that enough time has passed.
type waited struct{}

// panicked is a panic in a command.
type panicked struct {
	value any
	stack []byte
}

// Init begins the reader.
func (g *guard) Init() tea.Cmd {
	defer g.catch()
	return tea.Batch(guarded(g.app.Init()), tea.Tick(heldBack, func(time.Time) tea.Msg { return waited{} }))
}

// Update lets the reader have the message.
func (g *guard) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	g.last = append(g.last[max(0, len(g.last)-remembered+1):], describe(msg))
	switch msg := msg.(type) {
	case panicked:
		g.end(msg)
	case waited:
		g.late = true
		return g, nil
	case tea.WindowSizeMsg:
		g.screen.Resize(msg.Width, msg.Height)
	}
	return g, g.update(msg)
}

func (g *guard) update(msg tea.Msg) tea.Cmd {
	if g.crash != nil {
		return nil
	}
	defer g.catch()
	_, cmd := g.app.Update(msg)
	return guarded(cmd)
}

// View has the reader drawn, but for before there is anything to see and after a panic, and
// leaves Bubble Tea nothing to draw.
func (g *guard) View() string {
	if g.crash == nil && (g.late || g.app.ready()) {
		defer g.catch()
		g.screen.Show(g.app.View())
	}
	return ""
}

// catch takes the panic of the function that defers it, which then returns nothing.
func (g *guard) catch() {
	if value := recover(); value != nil {
		g.end(panicked{value, debug.Stack()})
	}
}

func (g *guard) end(p panicked) {
	if g.crash == nil {
		g.crash = &Crash{Panic: p.value, Stack: p.stack, Width: g.app.w, Height: g.app.h, Messages: g.last}
		go g.quit() // which waits until this message has been dealt with
	}
}

// guarded makes a message of a panic in a command, or in those it leads to.
func guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if value := recover(); value != nil {
				msg = panicked{value, debug.Stack()}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = guarded(batch[i])
			}
		}
		return msg
	}
}

// describe says what a message was, without any text that it carries.
func describe(msg tea.Msg) string {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if msg.Paste {
			return fmt.Sprintf("paste of %d characters", len(msg.Runes))
		}
		return "key " + msg.String()
	case tea.MouseMsg:
		return fmt.Sprintf("mouse %s at %d,%d", tea.MouseEvent(msg), msg.X, msg.Y)
	case tea.WindowSizeMsg:
		return fmt.Sprintf("size %d×%d", msg.Width, msg.Height)
	case panicked:
		return "a command panicked"
	default:
		return fmt.Sprintf("%T", msg)
	}
}
