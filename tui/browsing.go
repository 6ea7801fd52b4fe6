package tui

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/osc"
)

// browse opens the current article's address in the browser.
func (a *App) browse() tea.Cmd {
	address, ctx := a.current().URL, a.ctx
	return func() tea.Msg {
		return handed{"opened in the browser", browser(ctx, address)}
	}
}

var errNoAddress = errors.New("the article has no address on the web")

// browser opens a web address, and nothing else: the address comes from outside.
func browser(ctx context.Context, address string) error {
	address, ok := osc.Address(address)
	if !ok {
		return errNoAddress
	}
	program := "xdg-open"
	if runtime.GOOS == "darwin" {
		program = "open"
	}
	if err := exec.CommandContext(ctx, program, address).Run(); err != nil {
		return fmt.Errorf("browser: %w", err)
	}
	return nil
}
