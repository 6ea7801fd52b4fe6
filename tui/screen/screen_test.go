package screen

import (
	"io"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// readable writes escape sequences so that a person can read them.
var readable = strings.NewReplacer("\x1b[2J", "<clear>", "\x1b[K", "<rest>", "\x1b[", "^")

func TestOnlyWhatChangedIsDrawn(t *testing.T) {
	for _, c := range []struct {
		name         string
		shown, frame string // rows, by |
		want         string
	}{
		{"nothing known", "?", "ab|abcd||", "<clear>^Hab<rest>^2;1Habcd"},
		{"nothing new", "ab|abcd", "ab|abcd", ""},
		{"one row", "ab|abcd|x", "ab|ac|x", "^2;1Hac<rest>"},
		{"full row", "ab|abcd", "wxyz|abcd", "^Hwxyz"},
		{"row too wide", "ab", "abcdef", "^Habcd"},
		{"fewer rows", "ab|cd|ef", "ab", "^2;1H<rest>^3;1H<rest>"},
		{"wide letters", "ab", "語語", "^H語語"},
	} {
		var shown []string
		if c.shown != "?" {
			shown = strings.Split(c.shown, "|")
		}
		if got := readable.Replace(changes(shown, strings.Split(c.frame, "|"), 4)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// on gives a screen on one end of a pipe, and the other end.
func on(t *testing.T) (s *Screen, read *os.File) {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = read.Close(), write.Close() })
	return New(write), read
}

// say writes as Bubble Tea does.
func say(t *testing.T, s *Screen, sequences ...string) {
	t.Helper()
	for _, x := range sequences {
		if n, err := io.WriteString(s, x); n != len(x) || err != nil {
			t.Fatalf("%q: %d bytes written, %v", x, n, err)
		}
	}
}

// all ends the screen and gives what was written.
func all(t *testing.T, s *Screen, read *os.File) string {
	t.Helper()
	s.End()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(read)
	if err != nil {
		t.Fatal(err)
	}
	return readable.Replace(string(out))
}

func TestFramesOfBubbleTeaAreKeptBack(t *testing.T) {
	s, read := on(t)
	say(t, s, "\x1b[?25l", ansi.CursorHomePosition, ansi.CursorHomePosition+" \x1b[K\x1b[H", "\x1b[?25h")
	if got := all(t, s, read); got != "^?25l^H^?25h" {
		t.Errorf("%s", got)
	}
}

// What is shown while the terminal is somebody else's is not drawn, and when it is
// ours again, all is.
func TestDrawnOnlyOnTheSecondScreen(t *testing.T) {
	s, read := on(t)
	s.Resize(4, 2)
	shows := func(frame string) {
		s.frame = frame
		s.draw()
	}
	shows("early")
	say(t, s, ansi.SetModeAltScreenSaveCursor)
	shows("a\nb")
	say(t, s, ansi.ResetModeAltScreenSaveCursor)
	shows("a\nc")
	say(t, s, ansi.SetModeAltScreenSaveCursor, ansi.EraseEntireScreen)
	shows("a\nc")
	want := "^?1049h<clear>^Ha<rest>^2;1Hb<rest>^?1049l^?1049h<clear><clear>^Ha<rest>^2;1Hc<rest>"
	if got := all(t, s, read); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// A terminal that takes nothing keeps nobody waiting, and gets the last frame when it does.
func TestSlowTerminal(t *testing.T) {
	s, read := on(t)
	s.Resize(1<<16, 2)
	say(t, s, ansi.SetModeAltScreenSaveCursor)
	const frames = 1000
	for i := range frames { // more than a pipe holds
		s.Show(strings.Repeat(string(rune('a'+i%26)), 1<<10))
	}
	s.Show("last")
	written := make(chan string)
	go func() {
		out, _ := io.ReadAll(read)
		written <- string(out)
	}()
	s.End()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	out := <-written
	if !strings.HasSuffix(readable.Replace(out), "last<rest>") {
		t.Errorf("%d bytes end with %q", len(out), out[max(0, len(out)-40):])
	}
}
