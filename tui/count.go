package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/tui/frame"
)

// count is a number typed before a motion, as in 5j. 1, 2 and 3 go to a pane at
// once; if a motion follows 2 or 3 so soon that a count was meant, one comes back
// first.
type count struct {
	n      int
	digits int
	typed  time.Time
	from   frame.Pane // the focus before the first digit
}

// The most a count can be, how soon a motion has to follow a digit that names a
// pane, and after what time a digit begins a new count.
const (
	mostTimes = 9999
	soon      = 200 * time.Millisecond
	stale     = time.Second
)

// digit gives the digit that a key is.
func digit(msg tea.KeyMsg) (int, bool) {
	if msg.Type != tea.KeyRunes || msg.Alt || len(msg.Runes) != 1 {
		return 0, false
	}
	d := msg.Runes[0] - '0'
	return int(d), d >= 0 && d <= 9
}

// add takes a digit, typed with the focus on a pane.
func (c *count) add(d int, now time.Time, focus frame.Pane) {
	if c.digits == 0 || now.Sub(c.typed) >= stale {
		*c = count{from: focus}
	}
	c.n = min(c.n*10+d, mostTimes)
	c.digits++
	c.typed = now
}

// pane is the pane that the digits typed so far name, if they do.
func (c *count) pane() (frame.Pane, bool) {
	return frame.Pane(c.n - 1), c.digits == 1 && c.n >= 1 && c.n <= frame.Panes
}

// take ends the count before a motion: how many times it is meant, and whether
// the digits were a count rather than the name of a pane.
func (c *count) take(now time.Time) (times int, counted bool) {
	_, pane := c.pane()
	counted = c.n > 0 && (!pane || c.n > 1 && now.Sub(c.typed) < soon)
	times = 1
	if counted {
		times = c.n
	}
	*c = count{from: c.from}
	return times, counted
}
