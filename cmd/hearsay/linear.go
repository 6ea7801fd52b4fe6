package main

import (
	"bufio"
	"context"
	"errors"
	"os"
	"slices"
	"time"

	"golang.org/x/term"

	"hearsay/store"
	"hearsay/store/memory"
	"hearsay/tui/linear"
	_ "hearsay/tui/linear/hush" // no terminal is asked anything with --plain
)

// opening is how hearsay without a command answers.
type opening uint8

const (
	printed opening = iota // at once, as text
	drawn                  // by the reader
	spoken                 // line by line, in a dialogue
)

// how decides on the opening, by who sits at the ends of std. With --plain, what
// is piped in is a dialogue as well; only there it is looked for, and std.in
// changed to what still gives all of it. Articles may be piped into the reader:
// its keys then come from the terminal of the process.
func how(std *stdio, plain bool, sources []string) opening {
	switch in, out := isTerminal(std.in), isTerminal(std.out); {
	case !in && out && !plain && slices.Contains(sources, pipedSource):
		return drawn
	case in && out && (plain || os.Getenv("TERM") == "dumb"):
		return spoken
	case in && out:
		return drawn
	case plain && !in:
		typed := bufio.NewReader(std.in)
		std.in = typed
		if _, err := typed.Peek(1); err == nil {
			return spoken
		}
	}
	return printed
}

// headStart is how long a dialogue waits for all to be loaded before it begins.
const headStart = time.Second

// openDialogue holds the dialogue about the sources.
func openDialogue(ctx context.Context, std stdio, sources []string, state, filter string) error {
	return opened(ctx, std, sources, state, func(ctx context.Context, c *memory.Corpus) ([]store.Problem, error) {
		typed := isTerminal(std.in)
		if err := settle(ctx, c, typed); err != nil {
			return nil, err
		}
		return nil, linear.Run(ctx, c, std.in, std.out, linear.Options{Filter: filter, Width: func() int { return columns(std.out) }, Echo: !typed})
	})
}

// settle waits for all to be loaded; for somebody at a terminal, not long.
func settle(ctx context.Context, c *memory.Corpus, typed bool) error {
	if !typed {
		return c.Wait(ctx)
	}
	soon, cancel := context.WithTimeout(ctx, headStart)
	defer cancel()
	if err := c.Wait(soon); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// columns is how wide a line may be: as wide as the terminal, if there is one.
func columns(out any) int {
	if f, ok := out.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return w
		}
	}
	return plainWidth
}
