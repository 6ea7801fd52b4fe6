package cores_test

import (
	"runtime"
	"testing"

	"hearsay/store/link/cores"
)

func TestEachItemOnce(t *testing.T) {
	for _, processors := range []int{1, 2, 7} {
		before := runtime.GOMAXPROCS(processors)
		for _, n := range []int{0, 1, 15, 16, 17, 1000} {
			times := make([]int, n)
			cores.Each(n, func() func(int) { return func(i int) { times[i]++ } })
			for i, k := range times {
				if k != 1 {
					t.Errorf("%d processors, item %d of %d: done %d times", processors, i, n, k)
				}
			}
		}
		runtime.GOMAXPROCS(before)
	}
}
