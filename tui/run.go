package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"hearsay/store"
	"hearsay/tui/config"
	"hearsay/tui/screen"
	"hearsay/tui/theme"
)

// ticks is how often a second Bubble Tea looks whether there is a frame to draw.
// The screen draws them before; so as seldom as can be.
const ticks = 1

// Run opens the reader on the terminal and returns when it is left, by a key, by
// the end of ctx, or because the terminal is gone. Whatever happens in it, the
// terminal is given back as it was; after a panic, Run returns a Crash.
func Run(ctx context.Context, corpus store.Corpus, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if o.Keys == nil {
		o.Keys = os.Stdin
	}
	out := screen.New(os.Stdout)
	with := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithoutCatchPanics(),
		tea.WithInput(keyboard{o.Keys}), tea.WithOutput(out), tea.WithAltScreen(), tea.WithFPS(ticks),
	}
	a := New(ctx, corpus, o)
	if a.config.Mouse {
		with = append(with, tea.WithMouseCellMotion())
	}
	g := &guard{app: a, screen: out}
	p := tea.NewProgram(g, with...)
	g.quit = p.Quit
	_, err := p.Run()
	out.End()
	switch {
	case g.crash != nil:
		err = g.crash
	case errors.Is(err, errGone) || ctx.Err() != nil:
		err = nil
	case err != nil:
		err = fmt.Errorf("terminal: %w", err)
	}
	return errors.Join(err, a.Leave())
}

// errGone says that the terminal is gone.
var errGone = errors.New("the terminal is gone")

// keyboard is the terminal that keys come from. Bubble Tea takes its end for silence, and would
// wait in a terminal that nobody sits at any more.
type keyboard struct{ *os.File }

// Read gives keys, or errGone if there will be none.
func (k keyboard) Read(p []byte) (int, error) {
	n, err := k.File.Read(p)
	if errors.Is(err, io.EOF) {
		err = errGone
	}
	return n, err
}

// Terminal finds out what the terminal on standard output can show. It has to
// be asked before Run: an answer that comes later would be read as keys.
func Terminal() theme.Terminal {
	return theme.Terminal{
		Dark:    lipgloss.HasDarkBackground(),
		Profile: termenv.NewOutput(os.Stdout).EnvColorProfile(),
		ASCII:   asciiOnly(os.Getenv),
	}
}

// terminalFor is what the terminal can show, as far as nobody has decided otherwise.
func terminalFor(known *theme.Terminal, c config.Config) theme.Terminal {
	var t theme.Terminal
	if known != nil {
		t = *known
	} else {
		t = Terminal()
	}
	if c.ASCII != nil {
		t.ASCII = *c.ASCII
	}
	return t
}

// asciiOnly reports whether the locale, if there is one, has another encoding than UTF-8.
func asciiOnly(env func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := env(name); locale != "" {
			l := strings.ToLower(locale)
			return !strings.Contains(l, "utf-8") && !strings.Contains(l, "utf8")
		}
	}
	return false
}
