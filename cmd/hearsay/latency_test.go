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
			before, _ := s.Written()
			s.press("jk"[i%2:][:1])
			after, _ := s.Written()
			least = min(least, after-before)
			s.settle() // the article under the cursor is shown, which costs more
		}
		if least > dearestMove {
			t.Errorf("%v: %d bytes a move, want at most %d", size, least, dearestMove)
		}
	}
}

// BenchmarkKeyToFrame types keys in a terminal, over an archive of 100,000
// articles, and waits for each of their frames. It tells when a frame began to
// arrive, for half of the keys and for 99 of 100, and the bytes of a frame.
func BenchmarkKeyToFrame(b *testing.B) {
	bin, news := build(b), archive(b, 100_000)
	for _, size := range [][2]int{{120, 40}, {200, 50}} {
		s := startProgram(b, size[0], size[1], exec.Command(bin, news))
		if err := s.Until(10*time.Minute, loaded(100_000)); err != nil {
			b.Fatal(err)
		}
		for _, c := range []struct{ name, setup, keys string }{
			{"list", "1gg", "jk"}, {"page", "1gg", "\x04\x15"}, {"article", "1gg\r", "jk"}, {"quotation", "", "}{"},
		} {
			b.Run(fmt.Sprintf("%s-%dx%d", c.name, size[0], size[1]), func(b *testing.B) {
				s.t = b
				s.keys(c.setup)
				s.settle()
				before, _ := s.Written()
				var took []time.Duration
				for i := 0; b.Loop(); i++ {
					took = append(took, s.press(c.keys[i%len(c.keys):][:1]))
					b.StopTimer()
					s.settle()
					b.StartTimer()
				}
				after, _ := s.Written()
				slices.Sort(took)
				b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
				b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
				b.ReportMetric(float64(after-before)/float64(len(took)), "B/frame")
			})
		}
		s.keys("q")
		s.ends(exitDone)
	}
}

// press types a key and gives how long it took until something was drawn.
func (s *session) press(key string) time.Duration {
	s.t.Helper()
	before, _ := s.Written()
	start := time.Now()
	s.keys(key)
	var first time.Time
	s.until("a frame", func(string) bool {
		n, at := s.Written()
		first = at
		return n > before
	})
	return first.Sub(start)
}

// settle waits until nothing has been drawn for some frames, and for longer than
// the list rests until it shows an article.
func (s *session) settle() { s.Settle(80 * time.Millisecond) }

// loaded sees that so many articles have been read.
func loaded(n int) func(screen string) bool {
	return func(screen string) bool {
		return strings.Contains(strings.ReplaceAll(firstLine(screen), ",", ""), fmt.Sprintf("%d articles", n)) && !strings.Contains(screen, "reading…")
	}
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
