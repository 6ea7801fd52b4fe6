package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay/tui"
	"hearsay/tui/terminal"
)

// reader names the environment variable by which the tests' own program is made
// the reader, so that no test has to build one.
const reader = "HEARSAY_TEST_READER"

// asReader runs the reader if this process is to be one: as the command line
// says, or one that panics when a key is pressed, or when something is copied.
func asReader() {
	std := stdio{in: os.Stdin, out: os.Stdout, err: os.Stderr}
	var o tui.Options
	switch os.Getenv(reader) {
	case "":
		return
	case "as usual":
		os.Exit(run(context.Background(), os.Args[1:], std))
	case "panics at a key":
		o.Now = func() time.Time { panic("the clock stands still") }
	case "panics in a command":
		o.Clipboard = torn{}
	}
	std.cache = func() (string, error) { return "", nil }
	state, err := usualState()
	o.Keep, o.Problems = journalIn(state, err)
	os.Exit(conclude(openReader(context.Background(), std, nil, state, func() tui.Options { return o }), std))
}

// torn is a clipboard that panics.
type torn struct{}

func (torn) Write([]byte) (int, error) { panic("the clipboard is torn") }

// patience is how long a screen is waited for. It says that a test has failed,
// never that the machine is busy.
const patience = time.Minute

// session is the program running in a terminal.
type session struct {
	*terminal.Terminal
	t     testing.TB
	state string // the folder of what is kept
}

// begin opens a reader in a terminal of so many columns and rows, and waits until it has loaded.
func begin(t testing.TB, cols, rows int, args ...string) *session {
	t.Helper()
	s := start(t, cols, rows, args...)
	s.rest()
	return s
}

// start opens a reader in a terminal of so many columns and rows.
func start(t testing.TB, cols, rows int, args ...string) *session {
	t.Helper()
	return startProgram(t, cols, rows, exec.Command(self(t), args...))
}

// self is the tests' own program.
func self(t testing.TB) string {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func startProgram(t testing.TB, cols, rows int, cmd *exec.Cmd) *session {
	t.Helper()
	home := t.TempDir()
	cmd.Env = append(append(os.Environ(), reader+"=as usual"), cmd.Env...)
	cmd.Env = append(cmd.Env, "TERM=xterm-256color", "COLORTERM=truecolor", "NO_COLOR=", "LC_ALL=C.UTF-8",
		"XDG_CONFIG_HOME="+home, "XDG_STATE_HOME="+home, "XDG_CACHE_HOME="+home)
	tty, err := terminal.Start(cmd, cols, rows)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(tty.Close)
	return &session{tty, t, filepath.Join(home, "hearsay")}
}

// rest waits until everything has been read and the first screen has been chosen.
func (s *session) rest() {
	s.t.Helper()
	s.until("a reader at rest", func(screen string) bool {
		return strings.Contains(screen, "attributed to") && !loading(screen)
	})
}

func (s *session) keys(keys string) {
	s.t.Helper()
	if err := s.Type(keys); err != nil {
		s.t.Fatal(err)
	}
}

func (s *session) resize(cols, rows int) {
	s.t.Helper()
	if err := s.Resize(cols, rows); err != nil {
		s.t.Fatal(err)
	}
}

// see waits until every want stands on the screen.
func (s *session) see(want ...string) {
	s.t.Helper()
	s.until(strings.Join(want, " and "), func(screen string) bool {
		for _, w := range want {
			if !strings.Contains(screen, w) {
				return false
			}
		}
		return true
	})
}

func (s *session) until(what string, seen func(screen string) bool) {
	s.t.Helper()
	if err := s.Until(patience, seen); err != nil {
		s.t.Fatalf("%s: %v", what, err)
	}
}

// ends waits for the program to end by itself, with an exit code, and the terminal as it was.
func (s *session) ends(code int) {
	s.t.Helper()
	got, err := s.Ended(patience)
	if err != nil {
		s.t.Fatal(err)
	}
	if got != code {
		s.t.Errorf("exit code %d, want %d\n%s", got, code, s.Screen())
	}
	if left, err := s.Left(); err != nil || left != "" {
		s.t.Errorf("the terminal is not as it was: %s, %v\n%s", left, err, s.Screen())
	}
}

// TestPipedIntoTheReader reads what is piped in, with keys from the terminal.
func TestPipedIntoTheReader(t *testing.T) {
	cmd := exec.Command("sh", "-c", `printf 'Bridge closed\n\n“It will fall,” Jane Holt said.\n' | "$0" -`, self(t))
	s := startProgram(t, 100, 30, cmd)
	s.see("It will fall")
	s.keys("q")
	s.ends(exitDone)
}
