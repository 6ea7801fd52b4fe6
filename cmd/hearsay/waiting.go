package main

import (
	"io"
	"time"

	"hearsay/store"
	"hearsay/tui/line"
)

// wait waits until done returns, and says on a terminal meanwhile what for, if that takes
// longer than a second.
func (s stdio) wait(done func() error, what func(width int) string) error {
	if !isTerminal(s.err) {
		return done()
	}
	ended := make(chan error, 1)
	go func() { ended <- done() }()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	shown := false
	for {
		select {
		case err := <-ended:
			if shown {
				_, _ = io.WriteString(s.err, anew)
			}
			return err
		case <-tick.C:
			shown = true
			_, _ = io.WriteString(s.err, anew+line.Fit(what(columns(s.err)-1), columns(s.err)-1, "…"))
		}
	}
}

// underway says how far the loading of c has come, in so many cells if it can be.
func underway(c store.Corpus) func(width int) string {
	return func(width int) string {
		p := c.Progress()
		forms := line.Underway(&p, "…", "·")
		for _, f := range forms {
			if line.Width(f) <= width {
				return f
			}
		}
		return forms[len(forms)-1]
	}
}

// keepingIt says that what was analysed is being kept.
func keepingIt(int) string { return "keeping what was analysed for the next time; ctrl-c does without" }
