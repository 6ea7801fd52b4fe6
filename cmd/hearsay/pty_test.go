package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// build compiles the real program.
func build(t testing.TB) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "hearsay")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return bin
}

// session is the program running in a terminal.
type session struct {
	tty    *os.File
	cmd    *exec.Cmd
	drawn  chan struct{} // something has been drawn since it was last received
	mu     sync.Mutex
	screen vt10x.Terminal
}

// startSession runs the program in a terminal of so many columns and rows.
func startSession(t testing.TB, bin string, cols, rows int, args ...string) *session {
	t.Helper()
	s := &session{
		cmd: exec.Command(bin, args...), drawn: make(chan struct{}, 1),
		screen: vt10x.New(vt10x.WithSize(cols, rows)),
	}
	s.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "NO_COLOR=", "XDG_CONFIG_HOME="+t.TempDir(), "XDG_STATE_HOME="+t.TempDir())
	var err error
	s.tty, err = pty.StartWithSize(s.cmd, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)})
	if err != nil {
		t.Fatal(err)
	}
	go s.emulate()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		_ = s.cmd.Wait()
		_ = s.tty.Close()
	})
	return s
}

// emulate shows what the program writes and answers its questions as a terminal does.
func (s *session) emulate() {
	buf := make([]byte, 1<<16)
	for {
		n, err := s.tty.Read(buf)
		if err != nil {
			return
		}
		if bytes.Contains(buf[:n], []byte("\x1b]11;?")) {
			_, _ = s.tty.WriteString("\x1b]11;rgb:1616/1818/1d1d\x1b\\")
		}
		if bytes.Contains(buf[:n], []byte("\x1b[6n")) {
			_, _ = s.tty.WriteString("\x1b[1;1R")
		}
		s.mu.Lock()
		_, _ = s.screen.Write(buf[:n])
		s.mu.Unlock()
		select {
		case s.drawn <- struct{}{}:
		default:
		}
	}
}

func (s *session) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.screen.String()
}

func (s *session) send(t testing.TB, keys string) {
	t.Helper()
	if _, err := s.tty.WriteString(keys); err != nil {
		t.Fatal(err)
	}
}

func (s *session) resize(t testing.TB, cols, rows int) {
	t.Helper()
	s.mu.Lock()
	s.screen.Resize(cols, rows)
	s.mu.Unlock()
	if err := pty.Setsize(s.tty, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}); err != nil {
		t.Fatal(err)
	}
}

// see waits until every want stands on the screen.
func (s *session) see(t testing.TB, want ...string) {
	t.Helper()
	s.until(t, strings.Join(want, " and "), func(screen string) bool {
		for _, w := range want {
			if !strings.Contains(screen, w) {
				return false
			}
		}
		return true
	})
}

func (s *session) until(t testing.TB, what string, ok func(screen string) bool) {
	t.Helper()
	for patience := time.After(20 * time.Second); !ok(s.text()); {
		select {
		case <-s.drawn:
		case <-patience:
			t.Fatalf("never seen: %s\n%s", what, s.text())
		}
	}
}

// ended waits for the program to end by itself and gives its exit code.
func (s *session) ended(t testing.TB) int {
	t.Helper()
	done := make(chan struct{})
	go func() { _ = s.cmd.Wait(); close(done) }()
	select {
	case <-done:
		return s.cmd.ProcessState.ExitCode()
	case <-time.After(20 * time.Second):
		t.Fatalf("still running\n%s", s.text())
		return -1
	}
}
