package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"hearsay/store/keep"
)

// A panic gives the terminal back, and says in one line where its report is.
func TestPanics(t *testing.T) {
	for _, c := range []struct{ job, keys, value, frame string }{
		{"panics at a key", "r", "the clock stands still", "keyed"},
		{"panics in a command", "yq", "the clipboard is torn", "clip"},
	} {
		t.Run(c.job, func(t *testing.T) {
			cmd := exec.Command(self(t))
			cmd.Env = []string{reader + "=" + c.job}
			s := startProgram(t, 150, 40, cmd)
			s.rest()
			s.keys(c.keys)
			s.ends(exitProblem)
			told := strings.Join(strings.Fields(s.Screen()), "")
			if want := strings.Join(strings.Fields("hearsay: panic: "+c.value+"; a report of it, without text of articles, is in "+s.state), ""); !strings.Contains(told, want) {
				t.Errorf("it is not told:\n%s", s.Screen())
			}
			report := s.report()
			for _, want := range []string{"hearsay ", "panic: " + c.value, "screen: 150×40", "key " + c.keys[:1], c.frame, ".go:"} {
				if !strings.Contains(report, want) {
					t.Errorf("%q is not in the report:\n%s", want, report)
				}
			}
			if strings.Contains(report, "Baldwin") {
				t.Errorf("the report has text of articles:\n%s", report)
			}
		})
	}
}

// report is the one report in the folder of what is kept.
func (s *session) report() string {
	s.t.Helper()
	files, err := filepath.Glob(filepath.Join(s.state, "crash-*.txt"))
	if err != nil || len(files) != 1 {
		s.t.Fatalf("%d reports, %v", len(files), err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		s.t.Fatal(err)
	}
	return string(data)
}

// What has been marked is kept when the terminal is closed, or the program asked to end.
func TestClosed(t *testing.T) {
	for name, end := range map[string]func(*session) error{
		"window closed": func(s *session) error { return s.Hangup() },
		"SIGHUP":        func(s *session) error { return s.Signal(syscall.SIGHUP) },
		"SIGTERM":       func(s *session) error { return s.Signal(syscall.SIGTERM) },
	} {
		t.Run(name, func(t *testing.T) {
			s := begin(t, 120, 40)
			s.keys("r")
			s.see("○ 03-19")
			if err := end(s); err != nil {
				t.Fatal(err)
			}
			code, err := s.Ended(patience)
			if err != nil || code != exitDone {
				t.Errorf("exit code %d, %v", code, err)
			}
			if name != "window closed" {
				if left, err := s.Left(); left != "" || err != nil {
					t.Errorf("the terminal is not as it was: %s, %v", left, err)
				}
			}
			marks, problems, err := keep.Load(s.state)
			if err != nil || len(problems) > 0 {
				t.Fatal(err, problems)
			}
			if !marks.Read.Get("001_1917253c32856331") {
				t.Error("what was marked as read is not kept")
			}
		})
	}
}

// ctrl-z gives the terminal to the shell as it was; fg comes back to where one was.
func TestSuspended(t *testing.T) {
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("needs a shell with jobs: ", err)
	}
	s := startProgram(t, 120, 40, exec.Command(shell, "-mc", `"$0"; echo to the shell; read; fg; echo and out`, self(t)))
	s.rest()
	s.keys("}/wife")
	s.see("find wife", "carried by 3 outlets")
	taken, err := s.Left()
	if err != nil {
		t.Fatal(err)
	}
	s.keys("\x1a")
	s.see("to the shell")
	if left, err := s.Left(); left != "" || err != nil {
		t.Errorf("the terminal is not as it was: %s, %v", left, err)
	}
	s.resize(200, 50)
	s.keys("\n")
	s.see("find wife", "carried by 3 outlets")
	s.keys("\x1b")
	s.see("3/15")
	s.keys("}")
	s.see("4/15")
	if again, err := s.Left(); again != taken || err != nil {
		t.Errorf("the terminal was taken with %q, and then with %q, %v", taken, again, err)
	}
	s.keys("q")
	s.see("and out")
	s.ends(exitDone)
}

func TestTooSmall(t *testing.T) {
	s := begin(t, 120, 40)
	s.keys("}")
	s.see("3/15")
	s.resize(20, 4)
	s.see("hearsay needs 40×10")
	s.resize(1, 1)
	s.resize(120, 40)
	s.see("3/15", "carried by 3 outlets")
	s.keys("q")
	s.ends(exitDone)
}
