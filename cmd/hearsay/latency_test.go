package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay/store/storetest/newsroom"
)

// dearestMove is how many bytes a key that moves one line in the list may cost:
// who reads over a slow line feels each of them.
const dearestMove = 2000

func TestMovingInTheListCostsFewBytes(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {200, 50}} {
		s := start(t, size[0], size[1], archive(t, 300))
		s.until("all articles", loaded(300))
		s.keys("1gg")
		s.see("▌")
		s.settle()
		least := int64(math.MaxInt64)
		for i := range 4 {
			_, bytes := s.press("jk"[i%2:][:1])
			least = min(least, bytes)
			s.settle() // the article under the cursor is shown, which costs more
		}
		if least > dearestMove {
			t.Errorf("%v: %d bytes a move, want at most %d", size, least, dearestMove)
		}
	}
}

// BenchmarkKeyToFrame types keys in a terminal, over an archive of 100,000
// articles (1,000 with -short), and waits for each of their frames. It tells when
// a frame came, for half of the keys and for 99 of 100, and its bytes.
func BenchmarkKeyToFrame(b *testing.B) {
	articles := 100_000
	if testing.Short() {
		articles = 1000
	}
	s := startProgram(b, 120, 40, exec.Command(build(b), archive(b, articles)))
	if err := s.Until(10*time.Minute, loaded(articles)); err != nil {
		b.Fatal(err)
	}
	for _, size := range [][2]int{{120, 40}, {200, 50}} {
		s.resize(size[0], size[1])
		for _, c := range []struct{ name, setup, keys string }{
			{"list", "1gg", "jk"}, {"page", "1gg", "\x04\x15"}, {"zoom", "", "+_"}, {"help", "", "?\x1b"},
		} {
			b.Run(fmt.Sprintf("%s-%dx%d", c.name, size[0], size[1]), func(b *testing.B) {
				s.t = b
				s.keys(c.setup)
				s.settle()
				s.measure(b, c.keys)
			})
		}
	}
	s.t = b
	s.keys("q")
	s.ends(exitDone)
}

// BenchmarkKeyToFrameInALoad types keys in a terminal while articles are read, which keeps
// all cores at work, until there are 100,000 (1,000 with -short).
func BenchmarkKeyToFrameInALoad(b *testing.B) {
	articles := 100_000
	if testing.Short() {
		articles = 1000
	}
	s := startProgram(b, 120, 40, exec.Command(build(b), "--cache", "", archive(b, articles)))
	s.until("some articles", func(screen string) bool { return strings.Contains(screen, "▌") })
	s.measure(b, "+_") // these draw whatever is under the cursor by then
	if screen := s.Screen(); loaded(articles)(screen) && !testing.Short() {
		b.Errorf("all had been read by the end: measure fewer keys")
	}
	s.keys("q")
	s.ends(exitDone)
}

// measure types keys, one after another, the last of which take back what the first have done.
func (s *session) measure(b *testing.B, keys string) {
	var took []time.Duration
	var written int64
	for i := 0; b.Loop(); i++ {
		t, n := s.press(keys[i%len(keys):][:1])
		took, written = append(took, t), written+n
		b.StopTimer()
		s.settle()
		b.StartTimer()
	}
	b.StopTimer()
	for i := len(took); i%len(keys) > 0; i++ {
		s.press(keys[i%len(keys):][:1])
		s.settle()
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
	b.ReportMetric(float64(written)/float64(len(took)), "B/frame")
}

// press types a key and gives how long it took until a frame came, and its bytes.
func (s *session) press(key string) (took time.Duration, bytes int64) {
	s.t.Helper()
	before, _ := s.Written()
	start := time.Now()
	s.keys(key)
	s.until("a frame", func(string) bool {
		n, at := s.Written()
		took, bytes = at.Sub(start), n-before
		return bytes > 0
	})
	return took, bytes
}

// settle waits until nothing has been drawn for some frames, and for longer than
// the list rests until it shows an article.
func (s *session) settle() { s.Settle(80 * time.Millisecond) }

// loaded sees that so many articles have been read.
func loaded(n int) func(screen string) bool {
	return func(screen string) bool {
		return strings.Contains(strings.ReplaceAll(firstLine(screen), ",", ""), fmt.Sprintf("%d articles", n)) && !loading(screen)
	}
}

// loading reports whether a screen says that it goes on.
func loading(screen string) bool {
	return strings.Contains(firstLine(screen), "reading…") || strings.Contains(firstLine(screen), "linking")
}

// archive gives a file of n made-up articles.
func archive(t testing.TB, n int) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "archive.jsonl")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	out := json.NewEncoder(w)
	for i, r := range newsroom.Reports(n, 2) {
		if err := out.Encode(map[string]string{"id": fmt.Sprintf("a%06d", i), "outlet": r.Outlet, "date": r.Date, "title": r.Title, "text": r.Text}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}
