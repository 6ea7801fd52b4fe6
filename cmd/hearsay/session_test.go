package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"hearsay/store"
	"hearsay/store/keep"
)

// The lines a newcomer must be able to read on the first screen, without a key.
func TestFirstScreenShowsTheDispute(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 50}} {
		s := begin(t, size[0], size[1])
		s.see("how it feels to be out there", "attributed to", "Alec Baldwin", "Hilaria Baldwin", "3 outlets")
		s.keys("q")
		s.ends(exitDone)
	}
}

// Keys typed fast arrive in one piece; each must count.
func TestFastKeysAllCount(t *testing.T) {
	s := begin(t, 120, 40)
	s.keys("1gjjjj\r")
	s.until("the fifth article", func(screen string) bool {
		return strings.Contains(firstLine(screen), "004") || strings.Contains(screen, "pulling back the curtain on her marriage")
	})
}

func firstLine(screen string) string {
	line, _, _ := strings.Cut(screen, "\n")
	return line
}

// enter lands on the counterpart, ctrl-o comes back to where one was.
func TestJumpAndBack(t *testing.T) {
	s := begin(t, 120, 40)
	before := firstLine(s.Screen())
	s.keys("\r")
	s.until("another article", func(screen string) bool { return firstLine(screen) != before })
	s.see("how it feels to be out there")
	s.keys("\x0f")
	s.until("the first article again", func(screen string) bool { return firstLine(screen) == before })
}

// A terminal that can only print, and one that is told to, gets a dialogue. It
// is asked nothing, and nothing is written to it but lines.
func TestPlainTerminal(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string][]string{
		"dumb":  {"TERM=dumb", self},
		"plain": {self, "--plain"},
	} {
		t.Run(name, func(t *testing.T) {
			s := startProgram(t, 80, 40, exec.Command("env", c...))
			s.see("3 stories in 5 articles", "Stories, h for help:")
			s.keys("disputes\n1\n")
			s.see("Disputed: attributed to", "Who says what, h for help:")
			s.keys("q\n")
			s.ends(exitDone)
			if s.Escaped() {
				t.Error("an escape sequence was written")
			}
		})
	}
}

func TestFilterAsYouType(t *testing.T) {
	s := begin(t, 120, 40)
	s.keys("fspeaker:trump")
	s.see("1 of 5")
	s.keys("\x1b")
	s.until("all articles again", func(screen string) bool { return !strings.Contains(screen, "1 of 5") })
}

// What is wrong in a configuration is said with its line, in the reader and after it; the rest is in force.
func TestConfiguredReader(t *testing.T) {
	file := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(file, []byte("mouse = flase\n[keys]\ndo.quit = \"X\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := begin(t, 120, 40, "--config", file)
	s.see("attributed to", "config.toml:1: ", "1 could not be read")
	s.keys("X")
	s.ends(exitProblem)
	if last := s.Screen(); !strings.Contains(last, "hearsay: "+file+":1: ") {
		t.Errorf("the problem is not said:\n%s", last)
	}
}

func TestResizedAtAnyMoment(t *testing.T) {
	s := begin(t, 120, 40)
	for _, size := range [][2]int{{40, 10}, {200, 50}, {39, 9}, {61, 13}, {100, 24}, {159, 30}} {
		s.resize(size[0], size[1])
		time.Sleep(5 * time.Millisecond)
	}
	s.resize(120, 40)
	s.see("attributed to", "how it feels to be out there")
	s.keys("q")
	s.ends(exitDone)
}

// BenchmarkFirstFrame measures from the start of the process to the first
// frame with content in a terminal.
func BenchmarkFirstFrame(b *testing.B) { benchmarkFrame(b, build(b), "attributed to") }

// BenchmarkFirstFrameOfMany does so where 100,000 marks are kept (1,000 with
// -short); its content is the list, for which article was left last is not known yet.
func BenchmarkFirstFrameOfMany(b *testing.B) {
	marks := 100_000
	if testing.Short() {
		marks = 1000
	}
	dir := b.TempDir()
	journal, _, err := keep.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	for i := range marks {
		journal.Add(keep.Change{What: keep.Read, Article: strconv.Itoa(i), On: true})
	}
	if err := journal.Close(); err != nil {
		b.Fatal(err)
	}
	benchmarkFrame(b, build(b), "3 outlets", "--state", dir)
}

func benchmarkFrame(b *testing.B, bin, want string, args ...string) {
	b.Helper()
	for b.Loop() {
		s := startProgram(b, 120, 40, exec.Command(bin, args...))
		s.see(want)
		b.StopTimer()
		s.keys("q")
		s.ends(exitDone)
		b.StartTimer()
	}
}

// build compiles the real program.
func build(b *testing.B) string {
	b.Helper()
	bin := filepath.Join(b.TempDir(), "hearsay")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return bin
}

// kill -9 loses nothing that was acknowledged, and the next reader opens where one was.
func TestKilledReaderHasKeptEverything(t *testing.T) {
	dir := t.TempDir()
	s := begin(t, 120, 40, "--state", dir)
	s.keys("1G\rm")
	s.see("bookmarked")
	s.keys("s")
	s.see("★")
	before := firstLine(s.Screen())
	onDisk := func(t *testing.T) store.Marks {
		marks, problems, err := keep.Load(dir)
		if err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		return marks
	}
	for end := time.Now().Add(patience); onDisk(t).Places.Len() == 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the place is never written")
		}
	}
	s.Close() // kills it
	again := start(t, 120, 40, "--state", dir)
	again.see("★")
	again.until("the same place", func(screen string) bool { return firstLine(screen) == before })
	if m := onDisk(t); m.Bookmarks.Len() != 1 || m.Starred.Len() != 1 {
		t.Errorf("%d bookmarks, %d stars", m.Bookmarks.Len(), m.Starred.Len())
	}
}
