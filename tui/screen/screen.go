// Package screen draws frames on the terminal: each at once, whole lines of what
// has changed and no more, and nothing at all while nothing changes.
//
// Bubble Tea draws by a clock. A key waits for its next tick, and the clock ticks
// also where nobody does anything. A Screen is the output that Bubble Tea is given
// instead of the terminal: what it says of the terminal's state (raw keys, mouse,
// the second screen, the cursor) passes, and frames come by Show. A terminal that
// is slower than its user is given the latest frame, not all of them, and never
// keeps anybody waiting.
package screen

import (
	"bytes"
	"os"
	"strings"
	"sync"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Screen is a terminal to draw on. Make one with New. The File, which it is for
// Bubble Tea, must not be written to by others while frames are shown.
type Screen struct {
	*os.File
	wake chan struct{} // there is a frame to be drawn; closed by End
	done chan struct{} // closed when nothing more will be drawn

	latest sync.Mutex
	frame  string
	w, h   int

	mu    sync.Mutex // held while the terminal is written to
	shown []string   // rows that are on the screen; nil if that is not known
	ours  bool       // the second screen is up, and may be drawn on
}

// Bubble Tea asks its output how large the terminal is only if it is one of these.
var _ term.File = (*Screen)(nil)

// New gives a screen on the terminal out. Nothing is drawn before Bubble Tea has
// put up the second screen, nor after it has taken it down.
func New(out *os.File) *Screen {
	s := &Screen{File: out, wake: make(chan struct{}, 1), done: make(chan struct{})}
	go func() {
		defer close(s.done)
		for range s.wake {
			s.draw()
		}
	}()
	return s
}

// Show has a frame drawn, and returns at once. A frame that has not been drawn
// yet is forgotten for it.
func (s *Screen) Show(frame string) {
	s.latest.Lock()
	s.frame = frame
	s.latest.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Resize tells how many columns and rows the terminal has now. What a terminal
// makes of its content when its size changes nobody knows, so all is drawn anew.
func (s *Screen) Resize(w, h int) {
	s.latest.Lock()
	s.w, s.h = w, h
	s.latest.Unlock()
	s.mu.Lock()
	s.shown = nil
	s.mu.Unlock()
}

// End returns when nothing more will be drawn. Show must not be called any more.
func (s *Screen) End() {
	close(s.wake)
	<-s.done
}

// Write passes on what Bubble Tea says of the terminal's state, and keeps back
// what it draws: a frame is the only thing that it writes together with the order
// to begin at the top.
func (s *Screen) Write(p []byte) (int, error) {
	if len(p) > len(ansi.CursorHomePosition) && bytes.HasPrefix(p, []byte(ansi.CursorHomePosition)) {
		return len(p), nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch string(p) {
	case ansi.SetModeAltScreenSaveCursor:
		s.ours = true
	case ansi.ResetModeAltScreenSaveCursor:
		s.ours = false
	case ansi.EraseEntireScreen:
		s.shown = nil
	}
	return s.File.Write(p)
}

// WriteString is Write; the File has one of its own.
func (s *Screen) WriteString(p string) (int, error) { return s.Write([]byte(p)) }

// draw writes what has changed since the last frame. A terminal that cannot be
// written to is gone, which its end of the keys tells.
func (s *Screen) draw() {
	s.latest.Lock()
	frame, w, h := s.frame, s.w, s.h
	s.latest.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.ours || w <= 0 || h <= 0 {
		return
	}
	rows := strings.Split(frame, "\n")
	rows = rows[max(0, len(rows)-h):]
	if out := changes(s.shown, rows, w); out != "" {
		_, _ = s.File.WriteString(out)
	}
	s.shown = rows
}

// changes makes rows of what is shown on a screen w columns wide; of a screen of
// which nothing is known if shown is nil.
func changes(shown, rows []string, w int) string {
	var b strings.Builder
	if shown == nil {
		b.WriteString(ansi.EraseEntireScreen)
	}
	for y := range max(len(rows), len(shown)) {
		var row string
		if y < len(rows) {
			row = rows[y]
		}
		switch {
		case y < len(shown) && shown[y] == row, shown == nil && row == "":
			continue
		case ansi.StringWidth(row) > w:
			row = ansi.Truncate(row, w, "")
		case ansi.StringWidth(row) < w:
			row += ansi.EraseLineRight
		}
		b.WriteString(ansi.CursorPosition(1, y+1))
		b.WriteString(row)
	}
	return b.String()
}
