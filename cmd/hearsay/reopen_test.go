package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// left gives a file as if it had been written an hour ago: what is written just now is not kept.
func left(t testing.TB, name string) string {
	t.Helper()
	at := time.Now().Add(-time.Hour)
	if err := os.Chtimes(name, at, at); err != nil {
		t.Fatal(err)
	}
	return name
}

// A reader that is closed once all is loaded has kept what it analysed, and the next
// one shows the same without analysing it.
func TestReaderKeepsWhatItAnalysed(t *testing.T) {
	cache, news := t.TempDir(), left(t, archive(t, manyArticles+1))
	// which article is opened, and how dates are written, depends on what was seen first
	read := func() (counts string) {
		t.Helper()
		s := start(t, 120, 40, "--cache", cache, news)
		s.until("all articles, one of them open", func(screen string) bool {
			return loaded(manyArticles+1)(screen) && strings.Contains(firstLine(screen), "›")
		})
		s.settle()
		_, counts, _ = strings.Cut(firstLine(s.Screen()), "   ")
		s.keys("q")
		s.ends(exitDone)
		return strings.TrimSpace(counts)
	}
	fresh := read()
	shelves, err := filepath.Glob(filepath.Join(cache, "*"+shelfSuffix))
	if err != nil || len(shelves) != 1 {
		t.Fatalf("it has left %v, %v", shelves, err)
	}
	kept, err := os.Stat(shelves[0])
	if err != nil {
		t.Fatal(err)
	}
	if again := read(); again != fresh || !strings.Contains(fresh, "quotations") {
		t.Errorf("it shows %q again, and has shown %q", again, fresh)
	}
	if now, err := os.Stat(shelves[0]); err != nil || !os.SameFile(kept, now) {
		t.Errorf("the shelf was written anew (%v)", err)
	}
}

// BenchmarkFirstFrameReopened measures from the start of the process to the first
// frame with the list of 100,000 articles (some more than are kept at all, with -short) that have been analysed before.
func BenchmarkFirstFrameReopened(b *testing.B) {
	articles := 100_000
	if testing.Short() {
		articles = manyArticles + 1
	}
	bin, cache, news := build(b), b.TempDir(), left(b, archive(b, articles))
	if out, err := exec.Command(bin, "search", "--cache", cache, "nosuchword", news).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	s := startProgram(b, 120, 40, exec.Command(bin, "--cache", cache, news))
	s.until("all articles", loaded(articles))
	s.keys("q")
	s.ends(exitDone)
	b.ResetTimer()
	for b.Loop() {
		s := startProgram(b, 120, 40, exec.Command(bin, "--cache", cache, news))
		s.until("all articles", loaded(articles))
		b.StopTimer()
		s.keys("q")
		s.ends(exitDone)
		b.StartTimer()
	}
}
