package memory

import (
	"context"
	"sync"

	"hearsay/store"
	"hearsay/store/quote"
	"hearsay/store/text"
)

// analysed is all that can be known of one input by looking at it alone.
type analysed struct {
	article  *store.Article // nil if it could not be read
	doc      *text.Doc
	findings store.Findings
	problem  *store.Problem // nil if there was none
}

// analyse sets so many workers to work on inputs at once, and yields the
// outcomes, which can be asked for once, in the order of the inputs. It holds at
// most a few inputs for each worker.
func analyse(ctx context.Context, inputs func(yield func(Input) bool), workers int) func(yield func(analysed) bool) {
	ctx, cancel := context.WithCancel(ctx)
	slots := start(ctx, inputs, workers)
	return func(yield func(analysed) bool) {
		defer cancel()
		for slot := range slots {
			if a, ok := <-slot; !ok || !yield(a) {
				return
			}
		}
	}
}

// start hands every input to a worker and gives, in the order of the inputs,
// the slots in which the outcomes will appear.
func start(ctx context.Context, inputs func(yield func(Input) bool), workers int) <-chan chan analysed {
	type job struct {
		in   Input
		slot chan analysed
	}
	slots, jobs := make(chan chan analysed, 8*workers), make(chan job)
	var busy sync.WaitGroup
	for range workers {
		busy.Go(func() {
			for j := range jobs {
				j.slot <- look(j.in)
			}
		})
	}
	go func() {
		defer close(slots)
		defer busy.Wait()
		defer close(jobs)
		inputs(func(in Input) bool {
			j := job{in, make(chan analysed, 1)}
			select {
			case slots <- j.slot:
			case <-ctx.Done():
				return false
			}
			select {
			case jobs <- j:
			case <-ctx.Done():
				close(j.slot)
				return false
			}
			return true
		})
	}()
	return slots
}

// look reads, parses and searches one input.
func look(in Input) analysed {
	a, problem := in.Article()
	if a == nil {
		return analysed{problem: problem}
	}
	d := text.Parse(a.Text, a.Blocks)
	return analysed{article: a, doc: d, findings: quote.Find(d), problem: problem}
}
