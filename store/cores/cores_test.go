package cores_test

import (
	"runtime"
	"strings"
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
