package main

import (
	"fmt"
	"os"
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
