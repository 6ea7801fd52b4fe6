//go:build unix

// Package terminal runs a program in a terminal that nobody sits at: keys are
// typed, and the screen is read, by other programs. It is for tests, benchmarks
// and pictures of the real program; the reader itself knows nothing of it.
//
// What the program writes is interpreted by charmbracelet/x/vt, which, unlike
// other emulators in Go, keeps wide and joined characters in their cells and
// knows faint and struck-out text.
package terminal

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"io"
	"maps"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/term"
)

// Terminal is a terminal with a program in it. It can be used from several goroutines.
type Terminal struct {
	cmd   *exec.Cmd
	tty   *os.File      // our end
	name  string        // of the program's end
	drawn chan struct{} // something has been written since this was last received from
	gone  chan struct{} // closed when nothing more will be written

	mu      sync.Mutex
	screen  *vt.Emulator
	modes   map[int]bool // that are not as they were at first
	written int64
	escaped bool
	last    time.Time // when something was written last
}

// Start starts cmd in a terminal of w columns and h rows, and with a dark
// background, which it tells the program that asks for it.
func Start(cmd *exec.Cmd, w, h int) (*Terminal, error) {
	t := &Terminal{
		cmd: cmd, screen: vt.NewEmulator(w, h), modes: map[int]bool{},
		drawn: make(chan struct{}, 1), gone: make(chan struct{}),
	}
	t.screen.SetDefaultBackgroundColor(Ground())
	t.screen.SetDefaultForegroundColor(Text())
	t.screen.SetCallbacks(vt.Callbacks{
		EnableMode:  func(m ansi.Mode) { t.turned(m, true) },
		DisableMode: func(m ansi.Mode) { t.turned(m, false) },
	})
	if err := t.start(w, h); err != nil {
		return nil, fmt.Errorf("starting %s in a terminal: %w", cmd.Path, err)
	}
	go t.show()
	go t.answer()
	return t, nil
}

func (t *Terminal) start(w, h int) error {
	ours, theirs, err := pty.Open()
	if err != nil {
		return err
	}
	defer func() { _, _ = ours.Close(), theirs.Close() }()
	if err := resize(theirs, w, h); err != nil {
		return err
	}
	if t.tty, err = unblocked(ours); err != nil {
		return err
	}
	t.name = theirs.Name()
	t.cmd.Stdin, t.cmd.Stdout, t.cmd.Stderr = theirs, theirs, theirs
	t.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	return t.cmd.Start()
}

// unblocked is f again, but a Close ends a Read, which it does not if f has been
// asked for its descriptor.
func unblocked(f *os.File) (*os.File, error) {
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		return nil, err
	}
	syscall.CloseOnExec(fd)
	if err := syscall.SetNonblock(fd, true); err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), f.Name()), nil
}

func resize(tty *os.File, w, h int) error {
	return pty.Setsize(tty, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)})
}

// theirs does something with the program's end.
func (t *Terminal) theirs(do func(tty *os.File) error) error {
	tty, err := os.OpenFile(t.name, os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		return err
	}
	defer func() { _ = tty.Close() }()
	return do(tty)
}

// Ground is the colour of the background where the program sets none.
func Ground() color.RGBA { return color.RGBA{0x16, 0x18, 0x1d, 0xff} }

// Text is the colour of text where the program sets none.
func Text() color.RGBA { return color.RGBA{0xd7, 0xd3, 0xc8, 0xff} }

// show puts on the screen what the program writes.
func (t *Terminal) show() {
	defer close(t.gone)
	buf := make([]byte, 1<<16)
	for {
		n, err := t.tty.Read(buf)
		if err != nil {
			return // the program has ended, or our end is closed
		}
		now := time.Now()
		t.mu.Lock()
		t.written += int64(n)
		t.escaped = t.escaped || bytes.IndexByte(buf[:n], ansi.ESC) >= 0
		t.last = now
		_, _ = t.screen.Write(buf[:n])
		t.mu.Unlock()
		select {
		case t.drawn <- struct{}{}:
		default:
		}
	}
}

// answer gives the program the answers to what it asks the terminal.
func (t *Terminal) answer() { _, _ = io.Copy(t.tty, t.screen) }

// Type types keys, as the bytes that a terminal makes of them.
func (t *Terminal) Type(keys string) error {
	_, err := t.tty.WriteString(keys)
	return err
}

// Resize gives the terminal another size.
func (t *Terminal) Resize(w, h int) error {
	t.mu.Lock()
	t.screen.Resize(w, h)
	t.mu.Unlock()
	return t.theirs(func(tty *os.File) error { return resize(tty, w, h) })
}

// Screen is the text on the screen.
func (t *Terminal) Screen() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.String()
}

// Written is how many bytes the program has written so far, and when the last
// of them came.
func (t *Terminal) Written() (n int64, last time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.written, t.last
}

// Escaped reports whether the program has written an escape sequence.
func (t *Terminal) Escaped() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.escaped
}

// turned notes a mode that the program turns on or off. At first only the cursor is on.
func (t *Terminal) turned(m ansi.Mode, on bool) {
	if on == (m == ansi.ModeTextCursorEnable) {
		delete(t.modes, m.Mode())
	} else {
		t.modes[m.Mode()] = true
	}
}

// Left says what of the terminal is not as it was when the program started; empty
// if it is all as it was.
func (t *Terminal) Left() (string, error) {
	fresh, now, err := t.states()
	if err != nil {
		return "", fmt.Errorf("terminal: %w", err)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	var left []string
	if !reflect.DeepEqual(fresh, now) {
		left = append(left, "keys are not as they were")
	}
	for _, mode := range slices.Sorted(maps.Keys(t.modes)) {
		left = append(left, fmt.Sprintf("mode %d is not as it was", mode))
	}
	return strings.Join(left, ", "), nil
}

// states is how keys are treated in a terminal that is new, and in this one.
func (t *Terminal) states() (fresh, now *term.State, err error) {
	ours, theirs, err := pty.Open()
	if err != nil {
		return nil, nil, err
	}
	defer func() { _, _ = ours.Close(), theirs.Close() }()
	if fresh, err = term.GetState(int(theirs.Fd())); err != nil {
		return nil, nil, err
	}
	err = t.theirs(func(tty *os.File) error {
		now, err = term.GetState(int(tty.Fd()))
		return err
	})
	return fresh, now, err
}

// ErrNever says that what was waited for has not come.
var ErrNever = errors.New("never seen")

// Until waits until the screen is as seen says, but no longer than patience. It
// returns ErrNever, with the screen, if it never is.
func (t *Terminal) Until(patience time.Duration, seen func(screen string) bool) error {
	late := time.After(patience)
	for !seen(t.Screen()) {
		select {
		case <-t.drawn:
		case <-t.gone:
			if seen(t.Screen()) {
				return nil
			}
			return fmt.Errorf("%w, and the program writes nothing more:\n%s", ErrNever, t.Screen())
		case <-late:
			return fmt.Errorf("%w:\n%s", ErrNever, t.Screen())
		}
	}
	return nil
}

// Settle waits until the program has written nothing for so long.
func (t *Terminal) Settle(quiet time.Duration) {
	for {
		before, _ := t.Written()
		time.Sleep(quiet)
		if now, _ := t.Written(); now == before {
			return
		}
	}
}

// Ended waits until the program has ended by itself and all it wrote is on the
// screen, but no longer than patience, and gives its exit code.
func (t *Terminal) Ended(patience time.Duration) (int, error) {
	late := time.AfterFunc(patience, func() { _ = t.cmd.Process.Kill() })
	err := t.cmd.Wait()
	if !late.Stop() {
		return -1, fmt.Errorf("still running:\n%s", t.Screen())
	}
	<-t.gone
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		return -1, err
	}
	return t.cmd.ProcessState.ExitCode(), nil
}

// Hangup takes the terminal away from the program, as closing its window does.
func (t *Terminal) Hangup() error { return t.tty.Close() }

// Signal sends the program a signal.
func (t *Terminal) Signal(s os.Signal) error { return t.cmd.Process.Signal(s) }

// Close ends the program and the terminal. It may be called after either has ended.
func (t *Terminal) Close() {
	_ = t.cmd.Process.Kill()
	_ = t.cmd.Wait()
	_ = t.tty.Close()
	if in, ok := t.screen.InputPipe().(io.Closer); ok {
		_ = in.Close()
	}
}
