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

// The collector begins late, and lets the heap grow by a smaller part the more is in use.
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
	if p := percent(); p != firstGrowth {
		t.Errorf("%d percent at the beginning", p)
	}
	holding := func(bytes, least, most int) {
		t.Helper()
		held := make([]byte, bytes) // which nobody writes, so that it takes no memory
		for end := time.Now().Add(patience); percent() < least || percent() > most; runtime.Gosched() {
			if runtime.GC(); time.Now().After(end) {
				t.Fatalf("%d percent with %d bytes, want %d to %d", percent(), bytes, least, most)
			}
		}
		runtime.KeepAlive(held)
	}
	holding(large/2, usualGrowth, usualGrowth)
	holding(large, largeGrowth, largeGrowth)
	holding(0, usualGrowth+1, firstGrowth)
}
