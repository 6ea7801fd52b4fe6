package cores_test

import (
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"hearsay/store/cores"
)

func TestEachItemOnce(t *testing.T) {
	for _, processors := range []int{1, 2, 7} {
		before := runtime.GOMAXPROCS(processors)
		for _, n := range []int{0, 1, 15, 16, 17, 1000} {
			small, large := make([]int, n), make([]int, n)
			cores.Each(n, func() func(int) { return func(i int) { small[i]++ } })
			cores.EachLarge(n, func() func(int) { return func(i int) { large[i]++ } })
			for i := range n {
				if small[i] != 1 || large[i] != 1 {
					t.Errorf("%d processors, item %d of %d: done %d times if small, %d times if large", processors, i, n, small[i], large[i])
				}
			}
		}
		runtime.GOMAXPROCS(before)
	}
}

func TestSpareOnesDoNotWork(t *testing.T) {
	number, all := cores.Number(), runtime.GOMAXPROCS(0)
	cores.Spare(3)
	defer func() {
		cores.Spare(-3)
		if now := runtime.GOMAXPROCS(0); now != all {
			t.Errorf("taken back, %d run at once; want %d", now, all)
		}
	}()
	if n := cores.Number(); n != number {
		t.Errorf("%d should work at once, want %d as before", n, number)
	}
	if n := runtime.GOMAXPROCS(0); n != all+3 {
		t.Errorf("%d run at once, want %d", n, all+3)
	}
	var workers atomic.Int32
	cores.Each(1000, func() func(int) {
		workers.Add(1)
		return func(int) {}
	})
	if n := int(workers.Load()); n != number {
		t.Errorf("%d worked, want %d", n, number)
	}
}

func TestAPanicComesBackToWhoAsked(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(3))
	for _, n := range []int{4, 4000} { // on one core, on many
		var got *cores.Panic
		func() {
			defer cores.Catch(func(p *cores.Panic) { got = p })
			cores.Each(n, func() func(int) {
				return func(i int) {
					if i == 3 {
						stumble()
					}
				}
			})
		}()
		if got == nil || got.Error() != "panic: over a stone" || !strings.Contains(string(got.Stack), "stumble") {
			t.Errorf("of %d items: %v", n, got)
		}
	}
}

func stumble() { panic("over a stone") }
