package tui_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"os"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"hearsay/store"
	"hearsay/tui"
	"hearsay/tui/theme"
)

// session is a reader without a terminal: keys go in, the screen comes out.
type session struct {
	t    testing.TB
	app  *tui.App
	now  time.Time
	clip bytes.Buffer

	waiting chan struct{}  // a command says that it waits for time to pass
	passing chan time.Time // lets it pass
	tick    <-chan tea.Msg // of that command; nil if none waits
}

var (
	plain  = theme.Terminal{Profile: termenv.Ascii}
	colour = theme.Terminal{Dark: true, Profile: termenv.TrueColor}
)

func open(t testing.TB, corpus store.Corpus, term theme.Terminal, w, h int) *session {
	return begin(t, corpus, tui.Options{Terminal: &term}, w, h)
}

func begin(t testing.TB, corpus store.Corpus, o tui.Options, w, h int) *session {
	s := &session{
		t: t, now: time.Date(2025, 4, 1, 12, 0, 0, 0, time.UTC),
		waiting: make(chan struct{}), passing: make(chan time.Time),
	}
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	o.Clipboard, o.Now = &s.clip, func() time.Time { return s.now }
	o.Env = func(string) string { return "" }
	o.After = func(d time.Duration) <-chan time.Time {
		if d == tui.Rest {
			return time.After(0)
		}
		s.waiting <- struct{}{}
		return s.passing
	}
	s.app = tui.New(ctx, corpus, o)
	s.send(tea.WindowSizeMsg{Width: w, Height: h})
	s.run(s.app.Init())
	return s
}

// send gives the reader a message and runs all that follows from it.
func (s *session) send(msg tea.Msg) {
	_, cmd := s.app.Update(msg)
	s.run(cmd)
}

// run runs commands until there are none; those that wait for time to pass are
// set aside.
func (s *session) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	select {
	case msg := <-done:
		switch msg := msg.(type) {
		case nil, tea.QuitMsg:
		case tea.BatchMsg:
			for _, c := range msg {
				s.run(c)
			}
		default:
			s.send(msg)
		}
	case <-s.waiting:
		s.tick = done
	}
}

// pass lets time pass for the command that waits for it, and gives its message.
func (s *session) pass() tea.Msg {
	s.t.Helper()
	if s.tick == nil {
		s.t.Fatal("nobody looks after the corpus")
	}
	tick := s.tick
	s.tick = nil
	s.passing <- s.now
	return <-tick
}

// grown lets the reader see that the corpus has grown.
func (s *session) grown() *session {
	s.t.Helper()
	s.send(s.pass())
	return s
}

// keys types: names in angle brackets are keys, all else is written.
func (s *session) keys(in string) *session {
	for in != "" {
		if end := strings.IndexByte(in, '>'); in[0] == '<' && end > 0 {
			s.send(named(in[1:end]))
			in = in[end+1:]
			continue
		}
		n := strings.IndexByte(in+"<", '<')
		s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(in[:n])})
		in = in[n:]
	}
	return s
}

func named(name string) tea.KeyMsg {
	for k := tea.KeyType(-200); k < 200; k++ {
		if msg := (tea.KeyMsg{Type: k}); msg.String() == name && k != tea.KeyRunes {
			return msg
		}
	}
	if rest, ok := strings.CutPrefix(name, "alt+"); ok {
		msg := named(rest)
		msg.Alt = true
		return msg
	}
	panic("no key is called " + name)
}

// screen is what stands on the screen, without styles and blanks at the ends of lines.
func (s *session) screen() string {
	lines := strings.Split(ansi.Strip(s.app.View()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// clipboard is what has been copied last.
func (s *session) clipboard() string {
	s.t.Helper()
	code := strings.TrimSuffix(strings.TrimPrefix(s.clip.String(), "\x1b]52;c;"), "\a")
	s.clip.Reset()
	out, err := base64.StdEncoding.DecodeString(code)
	if err != nil {
		s.t.Error(err)
	}
	return string(out)
}

// shows fails unless every one of texts stands on the screen.
func (s *session) shows(texts ...string) *session {
	s.t.Helper()
	for _, want := range texts {
		if !strings.Contains(s.screen(), want) {
			s.t.Errorf("%q is not on the screen:\n%s", want, s.screen())
		}
	}
	return s
}

// lacks fails if one of texts stands on the screen.
func (s *session) lacks(texts ...string) *session {
	s.t.Helper()
	for _, bad := range texts {
		if strings.Contains(s.screen(), bad) {
			s.t.Errorf("%q is on the screen:\n%s", bad, s.screen())
		}
	}
	return s
}

func bridge(t testing.TB) *fixture {
	t.Helper()
	src, err := os.ReadFile("testdata/bridge.txt")
	if err != nil {
		t.Fatal(err)
	}
	return parse(string(src))
}
