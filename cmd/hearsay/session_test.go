package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The lines a newcomer must be able to read on the first screen, without a key.
func TestFirstScreenShowsTheDispute(t *testing.T) {
	bin := build(t)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 50}} {
		s := startSession(t, bin, size[0], size[1])
		s.see(t, "how it feels to be out there", "attributed to", "Alec Baldwin", "Hilaria Baldwin", "3 outlets")
		s.send(t, "q")
		if code := s.ended(t); code != exitDone {
			t.Errorf("%v: exit code %d", size, code)
		}
	}
}

// Keys typed fast arrive in one piece; each must count.
func TestFastKeysAllCount(t *testing.T) {
	s := startSession(t, build(t), 120, 40)
	s.see(t, "attributed to")
	s.send(t, "1gjjjj\r")
	s.until(t, "the fifth article", func(screen string) bool {
		return strings.Contains(firstLine(screen), "004") || strings.Contains(screen, "pulling back the curtain on her marriage")
	})
}

func firstLine(screen string) string {
	line, _, _ := strings.Cut(screen, "\n")
	return line
}

// enter lands on the counterpart, ctrl-o comes back to where one was.
func TestJumpAndBack(t *testing.T) {
	s := startSession(t, build(t), 120, 40)
	s.see(t, "attributed to")
	before := firstLine(s.text())
	s.send(t, "\r")
	s.until(t, "another article", func(screen string) bool { return firstLine(screen) != before })
	s.see(t, "how it feels to be out there")
	s.send(t, "\x0f")
	s.until(t, "the first article again", func(screen string) bool { return firstLine(screen) == before })
}

func TestFilterAsYouType(t *testing.T) {
	s := startSession(t, build(t), 120, 40)
	s.see(t, "attributed to")
	s.send(t, "fspeaker:trump")
	s.see(t, "1 of 5")
	s.send(t, "\x1b")
	s.until(t, "all articles again", func(screen string) bool { return !strings.Contains(screen, "1 of 5") })
}

// What is wrong in a configuration is said with its line, in the reader and after it; the rest is in force.
func TestConfiguredReader(t *testing.T) {
	file := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(file, []byte("mouse = flase\n[keys]\ndo.quit = \"X\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := startSession(t, build(t), 120, 40, "--config", file)
	s.see(t, "attributed to", "config.toml:1: ", "1 could not be read")
	s.send(t, "X")
	if code := s.ended(t); code != exitProblem {
		t.Errorf("exit code %d", code)
	}
	if last := s.text(); !strings.Contains(last, "hearsay: "+file+":1: ") {
		t.Errorf("the problem is not said:\n%s", last)
	}
}

func TestResizedAtAnyMoment(t *testing.T) {
	s := startSession(t, build(t), 120, 40)
	s.see(t, "attributed to")
	for _, size := range [][2]int{{40, 10}, {200, 50}, {39, 9}, {61, 13}, {100, 24}, {159, 30}} {
		s.resize(t, size[0], size[1])
		time.Sleep(5 * time.Millisecond)
	}
	s.resize(t, 120, 40)
	s.see(t, "attributed to", "how it feels to be out there")
	s.send(t, "q")
	if code := s.ended(t); code != exitDone {
		t.Errorf("exit code %d", code)
	}
}

// BenchmarkFirstFrame measures from the start of the process to the first
// frame with content in a terminal.
func BenchmarkFirstFrame(b *testing.B) {
	bin := build(b)
	for b.Loop() {
		s := startSession(b, bin, 120, 40)
		s.see(b, "attributed to")
		b.StopTimer()
		s.send(b, "q")
		s.ended(b)
		b.StartTimer()
	}
}
