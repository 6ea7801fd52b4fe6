package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
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

// usualGrowth is by how much of what is in use the heap may grow, in percent.
const usualGrowth = 80

// beginLate has the collector begin when the heap has grown to 20 MB, in place of 4: a
// start is over by then. From there on it lets the heap grow by four fifths of what is
// in use, in place of as much again: a large load peaks a tenth lower for a hundredth
// of its time. GOGC goes before.
func beginLate() {
	if os.Getenv("GOGC") != "" {
		return
	}
	const first = 500 // of the 4 MB that Go begins with
	debug.SetGCPercent(first)
	sentinel := new([64]byte) // that the first collection finds to be of no use
	runtime.AddCleanup(sentinel, func(percent int) { debug.SetGCPercent(percent) }, usualGrowth)
}
