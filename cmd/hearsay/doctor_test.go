package main

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// held keeps what a test has asked for in use.
var held [][]byte

// What is asked for in a package is counted as its own, about as large as it is.
func TestHeapByPart(t *testing.T) {
	rate := runtime.MemProfileRate
	defer func() { runtime.MemProfileRate = rate; held = nil }()
	sampleHeap()
	const size, n = 10_000, 4000
	for range n {
		held = append(held, make([]byte, size))
	}
	parts := heapByPart()
	for _, p := range parts {
		if p.Part == "cmd/hearsay" {
			if p.Bytes < size*n*8/10 || p.Bytes > size*n*13/10 {
				t.Errorf("%d bytes, want about %d", p.Bytes, size*n)
			}
			return
		}
	}
	t.Errorf("nothing is counted as this package's: %v", parts)
}

// The collector is put off once: after its first run it lets the heap grow by its usual
// share, and by a smaller one as long as much is in use.
func TestCollectorKeepsPace(t *testing.T) {
	t.Setenv("GOGC", "")
	usual := debug.SetGCPercent(100)
	defer debug.SetGCPercent(usual)
	percent := func() int {
		p := debug.SetGCPercent(100)
		debug.SetGCPercent(p)
		return p
	}
	pace()
	if p := percent(); p <= 100 {
		t.Errorf("%d percent at the beginning", p)
	}
	reaches := func(want int) {
		t.Helper()
		for end := time.Now().Add(patience); percent() != want; runtime.Gosched() {
			if runtime.GC(); time.Now().After(end) {
				t.Fatalf("%d percent after collections, want %d", percent(), want)
			}
		}
	}
	reaches(usualGrowth)
	much := make([]byte, large) // which nobody writes, so that it takes no memory
	reaches(largeGrowth)
	runtime.KeepAlive(much)
	reaches(usualGrowth)
}
