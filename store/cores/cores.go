// Package cores spreads work over the processor's cores. What is done to one
// item must depend on no other, so that the outcome is the same for any number of cores.
package cores

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

var (
	sparing sync.Mutex // held to use or change what follows
	spare   int        // how many goroutines more than Number says run at once
)

// ForKeys is how many goroutines to spare for whoever is at the keys: one waits for keys,
// one answers them, and two look for what is to be shown.
const ForKeys = 4

// Spare lets n goroutines more run at once than there are cores to work on: whoever answers
// a key while all cores work would wait for the scheduler's turn, which comes every 10 ms,
// but the system gives a thread that has slept its turn at once.
func Spare(n int) {
	sparing.Lock()
	defer sparing.Unlock()
	spare += n
	runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + n)
}

// Number is how many goroutines should work at once: one a core.
func Number() int {
	sparing.Lock()
	defer sparing.Unlock()
	return max(1, runtime.GOMAXPROCS(0)-spare)
}

// batch is how many small items a core takes at a time.
const batch = 16

// Each does work to each of the items 0 to n-1. Every core calls worker once,
// for a function with memory of its own, and then that function for one item after another.
// Where one of them panics, Each does, with a Panic, when the others have ended.
func Each(n int, worker func() func(i int)) { each(n, batch, worker) }

// EachLarge is Each for items that are few and take long.
func EachLarge(n int, worker func() func(i int)) { each(n, 1, worker) }

func each(n, batch int, worker func() func(i int)) {
	k := min(Number(), (n+batch-1)/batch)
	if k <= 1 {
		do := worker()
		for i := range n {
			do(i)
		}
		return
	}
	var next atomic.Int64
	var busy sync.WaitGroup
	var failed atomic.Pointer[Panic]
	for range k {
		busy.Go(func() {
			debug.SetPanicOnFault(true) // a fault of mapped memory is caught like any panic
			defer Catch(func(p *Panic) { failed.Store(p) })
			do := worker()
			for {
				start := int(next.Add(int64(batch))) - batch
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
	if p := failed.Load(); p != nil {
		panic(p)
	}
}

// Panic is a panic that has been caught.
type Panic struct {
	Value any
	Stack []byte // where it was
}

func (p *Panic) Error() string { return fmt.Sprintf("panic: %v", p.Value) }

// Catch takes the panic of the function that defers it, if there is one, and
// hands it to take. One that has been caught before is handed on as it was.
func Catch(take func(*Panic)) {
	value := recover()
	if value == nil {
		return
	}
	p, ok := value.(*Panic)
	if !ok {
		p = &Panic{value, debug.Stack()}
	}
	take(p)
}
