package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"hearsay/store"
	"hearsay/tui/theme"
)

// frames is how often a second the screen may be drawn; at Bubble Tea's own 60
// a key waits twice as long for its frame.
const frames = 120

// Run opens the reader on the terminal and returns when it is left. Whatever
// happens in it, the terminal is given back as it was.
func Run(ctx context.Context, corpus store.Corpus, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	with := []tea.ProgramOption{tea.WithContext(ctx), tea.WithAltScreen(), tea.WithFPS(frames)}
	if o.Config == nil || o.Config.Mouse {
		with = append(with, tea.WithMouseCellMotion())
	}
	a := New(ctx, corpus, o)
	_, err := tea.NewProgram(a, with...).Run()
	if err != nil {
		err = fmt.Errorf("terminal: %w", err)
	}
	return errors.Join(err, a.Leave())
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
