package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// limitMemory has the collector keep the heap below half of the machine's memory, if that
// can be told, as far as what is in use allows it: left alone, it lets a heap grow to
// twice what is in use, which for a large archive is more than there is. GOMEMLIMIT goes before.
func limitMemory() {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	data, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return
	}
	var kB int64
	if _, err := fmt.Sscanf(string(data), "MemTotal: %d kB", &kB); err == nil && kB > 0 {
		debug.SetMemoryLimit(kB << 10 / 2)
	}
}

// By how much of what is in use the heap may grow before the collector works, in percent: by
// less than the 100 of Go, and by least where much is in use: the heap of a million articles then
// peaks at 1.3 times what is in use, in place of 1.6, for a fiftieth of their load's time. Where
// little is in use, it may grow by so many bytes all the same: a start is over by then, and few
// keys wait for the collector.
const (
	firstGrowth = 500 // of the 4 MB that Go begins with
	usualGrowth = 80
	largeGrowth = 40

	large      = 1 << 30 // bytes in use
	leastBytes = 16 << 20
)

func growth(inUse uint64) int {
	if inUse >= large {
		return largeGrowth
	}
	return min(firstGrowth, max(usualGrowth, int(100*leastBytes/max(1, inUse))))
}

// pace has the collector begin late, and from then on as what is in use allows. GOGC goes before.
func pace() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(firstGrowth)
		keepPace(firstGrowth)
	}
}

// keepPace sets the growth, which is percent, anew after the next collection, and each after that.
func keepPace(percent int) {
	sentinel := new([64]byte) // that the collector finds to be of no use
	runtime.AddCleanup(sentinel, func(percent int) {
		now := growth(inUse())
		if now != percent { // or else nothing need be stopped for it
			debug.SetGCPercent(now)
		}
		keepPace(now)
	}, percent)
}

// inUse gives the bytes that the last collection left on the heap.
func inUse() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
