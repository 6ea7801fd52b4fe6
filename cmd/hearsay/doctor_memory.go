package main

import (
	"bufio"
	"cmp"
	"context"
	"math"
	"os"
	"runtime"
	"runtime/metrics"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay/store"
	"hearsay/store/index"
	"hearsay/store/link"
	"hearsay/store/quote"
	"hearsay/store/text"
)

// memoryState is what the process has taken from the system, in bytes; 0 is unknown.
type memoryState struct {
	Live     uint64 `json:"live"`      // what is in use of the heap, once everything has been asked for
	Loaded   uint64 `json:"loaded"`    // the same before that
	Go       uint64 `json:"go"`        // what Go has of the system: heap, stacks and all else
	Resident uint64 `json:"resident"`  // of the process, with what it has mapped and touched
	Most     uint64 `json:"most"`      // the most that was resident
	Mapped   uint64 `json:"from_file"` // of what is resident, that the system can take back: the program, a shelf
}

// heapPart is what a part of the program has in use of the heap.
type heapPart struct {
	Part    string `json:"part"` // the package that asked for it
	Bytes   int64  `json:"bytes"`
	Objects int64  `json:"objects"`
}

// sampledEvery is of how many bytes of the heap one is looked at.
const sampledEvery = 16 << 10

// sampleHeap begins to note who asks for memory.
func sampleHeap() { runtime.MemProfileRate = sampledEvery }

// liveHeap gives how much of the heap is in use.
func liveHeap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func (m *memoryState) measure() {
	m.Live = liveHeap()
	all := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(all)
	m.Go = all[0].Value.Uint64() - all[1].Value.Uint64()
	m.Resident, m.Most, m.Mapped = statusOf("VmRSS"), statusOf("VmHWM"), statusOf("RssFile")
}

// statusOf reads what Linux says of this process; 0 elsewhere.
func statusOf(name string) uint64 {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer func() { _ = f.Close() }() // it was only read
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if value, ok := strings.CutPrefix(lines.Text(), name+":"); ok {
			n, _ := strconv.ParseUint(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
			return n << 10
		}
	}
	return 0
}

// heapByPart estimates from samples which part of the program has how much of the heap in use.
func heapByPart() []heapPart {
	runtime.GC() // what is in use is known of the time before the last but one
	runtime.GC()
	samples := []runtime.MemProfileRecord{}
	for n, ok := runtime.MemProfile(samples, false); !ok; {
		samples = make([]runtime.MemProfileRecord, n+n/8+50) // others may be asking meanwhile
		if n, ok = runtime.MemProfile(samples, false); ok {
			samples = samples[:n]
		}
	}
	parts := map[string]*heapPart{}
	for _, s := range samples {
		name := partOf(s.Stack())
		p := parts[name]
		if p == nil {
			p = &heapPart{Part: name}
			parts[name] = p
		}
		bytes, objects := unsampled(s.InUseBytes(), s.InUseObjects())
		p.Bytes, p.Objects = p.Bytes+bytes, p.Objects+objects
	}
	out := make([]heapPart, 0, len(parts))
	for _, p := range parts {
		if p.Bytes > 0 {
			out = append(out, *p)
		}
	}
	slices.SortFunc(out, func(a, b heapPart) int { return cmp.Or(cmp.Compare(b.Bytes, a.Bytes), cmp.Compare(a.Part, b.Part)) })
	return out
}

// unsampled estimates how much there is of what was sampled: an object of so many
// bytes is as likely to be looked at as one of the points that are sampledEvery bytes
// apart, on the average, falls on it (as package runtime/pprof does).
func unsampled(bytes, objects int64) (int64, int64) {
	if bytes <= 0 || objects <= 0 {
		return 0, 0
	}
	scale := 1 / (1 - math.Exp(-float64(bytes)/float64(objects)/sampledEvery))
	return int64(float64(bytes) * scale), int64(float64(objects) * scale)
}

// others is the part of all that no package of ours has asked for.
const others = "libraries and Go"

// partOf gives the innermost of our packages in a stack.
func partOf(stack []uintptr) string {
	frames := runtime.CallersFrames(stack)
	for {
		f, more := frames.Next()
		if rest, ours := strings.CutPrefix(f.Function, "hearsay/"); ours {
			folder, last := "", rest
			if i := strings.LastIndexByte(rest, '/'); i >= 0 {
				folder, last = rest[:i+1], rest[i+1:]
			}
			name, _, _ := strings.Cut(last, ".")
			return folder + name
		}
		if !more {
			return others
		}
	}
}

// mostAlone is how many articles are looked at in one core.
const mostAlone = 1000

// oneCore does to the first articles, one after the other, what loading does in all
// cores, and tells how long each step takes.
func oneCore(ctx context.Context, std stdio, sources []string) []timing {
	words := text.NewVocabulary()
	x, linker := index.NewFor(words), link.New(words)
	var took [6]time.Duration
	n, size := 0, 0
	step := func(i int, start time.Time) time.Time {
		now := time.Now()
		took[i] += now.Sub(start)
		return now
	}
	all, _ := std.all(ctx, sources)
	for in := range all {
		if n == mostAlone || ctx.Err() != nil {
			break
		}
		at := time.Now()
		a, _ := in.Article()
		if a == nil {
			continue
		}
		a.ID = store.ArticleID(n)
		at = step(0, at)
		doc := words.Parse(a.Text, a.Blocks)
		at = step(1, at)
		found := quote.Find(doc)
		at = step(2, at)
		x.Add(x.Prepare(text.Headline(a), a.Outlet, a.Text))
		at = step(3, at)
		linker.Add(linker.Prepare(a, doc, &found))
		step(4, at)
		n, size = n+1, size+len(a.Text)
	}
	start := time.Now()
	linker.Conclude()
	step(5, start)
	of := " (" + count(n, "article") + ", " + amount(int64(size)) + ")"
	out := make([]timing, 0, len(took))
	for i, what := range [...]string{"decode and lay out", "parse", "find quotations and speakers", "index", "prepare links", "link"} {
		out = append(out, timing{what + of, float64(took[i].Microseconds()) / 1000})
		of = ""
	}
	return out
}
