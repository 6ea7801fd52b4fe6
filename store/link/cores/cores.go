// Package cores spreads work over the processor's cores. What is done to one
// item must depend on no other, so that the outcome is the same for any number of cores.
package cores

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// batch is how many items a core takes at a time.
const batch = 16

// Each does work to each of the items 0 to n-1. Every core calls worker once,
// for a function with memory of its own, and then that function for one item after another.
func Each(n int, worker func() func(i int)) {
	k := min(runtime.GOMAXPROCS(0), (n+batch-1)/batch)
	if k <= 1 {
		do := worker()
		for i := range n {
			do(i)
		}
		return
	}
	var next atomic.Int64
	var busy sync.WaitGroup
	for range k {
		busy.Go(func() {
			do := worker()
			for {
				start := int(next.Add(batch)) - batch
				if start >= n {
					return
				}
				for i := start; i < min(start+batch, n); i++ {
					do(i)
				}
			}
		})
	}
	busy.Wait()
}
