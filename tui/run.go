package tui

import (
	"context"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
)

// frames is how often a second the screen may be drawn; at Bubble Tea's own 60
// a key waits twice as long for its frame.
const frames = 120

// Run opens the reader on the terminal and returns when it is left. Whatever
// happens in it, the terminal is given back as it was.
func Run(ctx context.Context, corpus store.Corpus, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	p := tea.NewProgram(New(ctx, corpus, o), tea.WithContext(ctx), tea.WithAltScreen(), tea.WithMouseCellMotion(), tea.WithFPS(frames))
	if _, err := p.Run(); err != nil {
		return fmt.Errorf("terminal: %w", err)
	}
	return nil
}
