// Package memory is the Corpus held in memory: workers parse articles and find
// their quotations side by side, one writer appends what they found in source
// order, and readers are given immutable snapshots, so that no reader ever
// waits and no number of cores changes an answer.
//
// It decides nothing about quotations or links; it asks quote and link.
package memory

import (
	"context"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/index"
	"hearsay/store/link"
)

// Input is one article still to be decoded, or the problem that stands in its place.
type Input interface {
	// Article decodes the article; its ID is not yet set. It is called once, from any goroutine.
	// A problem may come with a readable article, or in its place.
	Article() (*store.Article, *store.Problem)
}

// Corpus is a store.Corpus in memory. Make one with Load.
type Corpus struct {
	now atomic.Pointer[snapshot] // never nil; what it points to never changes
	all chan struct{}            // closed when loading has ended
}

var _ store.Corpus = (*Corpus)(nil)

// Load starts to read inputs in the background and returns at once. Loading
// ends with the inputs or with ctx. Inputs are asked for from one goroutine.
func Load(ctx context.Context, inputs func(yield func(Input) bool)) *Corpus {
	c := &Corpus{all: make(chan struct{})}
	c.now.Store(conclude(facts{}, &link.Conclusions{}, index.New().Snapshot(), store.Progress{}))
	ctx, end := context.WithCancel(ctx)
	w := newWriter()
	outcomes := w.desk().analyse(ctx, inputs, runtime.GOMAXPROCS(0))
	found := make(chan analysed)
	go func() {
		defer close(found)
		for x := range outcomes {
			select {
			case found <- x:
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() {
		defer end()
		defer close(c.all)
		defer cores.Catch(c.fail)
		c.collect(w, found)
	}()
	return c
}

// collect adds what is found, and publishes it every now and then; also while
// the next input is waited for, which may be long.
func (c *Corpus) collect(w *writer, found <-chan analysed) {
	tick := time.NewTicker(publishEvery)
	defer tick.Stop()
	for {
		select {
		case x, more := <-found:
			if !more {
				c.now.Store(w.publish(true))
				return
			}
			w.add(x)
		case <-tick.C:
		}
		if w.due() {
			c.now.Store(w.publish(false))
		}
	}
}

// fail ends loading with what has been published so far.
func (c *Corpus) fail(p *cores.Panic) {
	last := *c.now.Load()
	last.progress.Version++
	last.progress.Done = true
	last.progress.Problems = append(slices.Clip(last.progress.Problems), store.Problem{File: "loading", Err: p})
	c.now.Store(&last)
}

// Wait returns when loading has ended, or with the error of ctx if that ends first.
func (c *Corpus) Wait(ctx context.Context) error {
	select {
	case <-c.all:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Progress says how much has been read so far.
func (c *Corpus) Progress() store.Progress { return c.now.Load().progress }

// Search gives the rows of the list that pass q.
func (c *Corpus) Search(ctx context.Context, q store.Query) (store.Results, error) {
	if err := ctx.Err(); err != nil {
		return store.Results{}, err
	}
	return c.now.Load().search(q)
}

// Read gives one article and its quotations.
func (c *Corpus) Read(ctx context.Context, id store.ArticleID) (store.Reading, error) {
	if err := ctx.Err(); err != nil {
		return store.Reading{}, err
	}
	return c.now.Load().read(id)
}

// Trace gives where else the words of a quotation are carried.
func (c *Corpus) Trace(ctx context.Context, id store.QuotationID) (store.Trace, error) {
	if err := ctx.Err(); err != nil {
		return store.Trace{}, err
	}
	return c.now.Load().trace(id)
}

// Names gives whom, or which outlets, a filter could ask for.
func (c *Corpus) Names(ctx context.Context, q store.NameQuery) ([]store.Name, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return c.now.Load().names(q), nil
}

// Explain gives what speaks for the speaker of a quotation.
func (c *Corpus) Explain(ctx context.Context, id store.QuotationID) (store.Explanation, error) {
	if err := ctx.Err(); err != nil {
		return store.Explanation{}, err
	}
	return c.now.Load().explain(id)
}
