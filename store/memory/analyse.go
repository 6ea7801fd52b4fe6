package memory

import (
	"context"
	"strings"
	"sync"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/index"
	"hearsay/store/link"
	"hearsay/store/quote"
	"hearsay/store/shelf"
	"hearsay/store/text"
)

// analysed is all that can be known of one input by looking at it alone.
type analysed struct {
	article  *store.Article // nil if it could not be read
	findings *store.Findings
	people   string // of findings, as shelvePeople writes them
	headline string
	indexed  index.Prepared
	linked   *link.Prepared
	problem  *store.Problem // nil if there was none
	sum      Sum            // of the input; zero if it has none, or there was a problem
}

// desk is where one input is looked at, by many workers at once.
type desk struct {
	words   *text.Vocabulary // for all who look words up
	index   *index.Index
	linker  *link.Linker
	earlier *earlier // may be nil
}

// waiting is how many outcomes for each worker may wait for their turn, so that
// workers go on while a snapshot is made.
const waiting = 64

// analyse sets so many workers to work on inputs at once, and yields the
// outcomes, which can be asked for once, in the order of the inputs. It holds at
// most waiting of them for each worker.
func (d desk) analyse(ctx context.Context, inputs func(yield func(Input) bool), workers int) func(yield func(analysed) bool) {
	ctx, cancel := context.WithCancel(ctx)
	slots := d.start(ctx, inputs, workers)
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
func (d desk) start(ctx context.Context, inputs func(yield func(Input) bool), workers int) <-chan chan analysed {
	type job struct {
		in   Input
		slot chan analysed
	}
	slots, jobs := make(chan chan analysed, waiting*workers), make(chan job)
	var busy sync.WaitGroup
	for range workers {
		busy.Go(func() {
			for j := range jobs {
				j.slot <- d.look(j.in)
			}
		})
	}
	go func() {
		defer close(slots)
		defer busy.Wait()
		defer close(jobs)
		defer cores.Catch(func(p *cores.Panic) {
			slot := make(chan analysed, 1)
			slot <- analysed{problem: &store.Problem{File: "the sources", Err: p}}
			select {
			case slots <- slot:
			case <-ctx.Done():
			}
		})
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

// look reads, parses and searches one input. An article that makes it panic is a
// problem like another, and takes nothing else with it.
func (d desk) look(in Input) (x analysed) {
	name := "an article"
	defer cores.Catch(func(p *cores.Panic) { x = analysed{problem: &store.Problem{File: name, Err: p}} })
	x, known := d.earlier.find(in)
	if !known {
		if x.article, x.problem = in.Article(); x.problem != nil {
			x.sum = Sum{} // it would not be told again
		}
	}
	a := x.article
	if a == nil {
		return x
	}
	name = a.Key
	doc := d.words.Parse(a.Text, a.Blocks)
	if !known {
		found := quote.Find(doc)
		x.findings = &found
		x.people = shelf.Encoded(func(e *shelf.Encoder) { shelvePeople(e, found.People) })
	}
	x.headline = a.Title
	if x.headline == "" {
		x.headline = strings.Clone(text.Headline(a))
	}
	x.indexed = d.index.Prepare(x.headline, a.Outlet, a.Text)
	x.linked = d.linker.Prepare(a, doc, x.findings)
	return x
}
