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
	"sync"
	"sync/atomic"
	"time"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/index"
	"hearsay/store/link"
	"hearsay/store/shelf"
)

// Input is one article still to be decoded, or the problem that stands in its place.
type Input interface {
	// Article decodes the article; its ID is not yet set. It is called once, from any goroutine.
	// A problem may come with a readable article, or in its place.
	Article() (*store.Article, *store.Problem)
}

// Corpus is a store.Corpus in memory. Make one with Load or Open.
type Corpus struct {
	now atomic.Pointer[snapshot] // never nil; what it points to never changes

	publishing sync.Mutex              // held to change now or latest
	latest     atomic.Pointer[loading] // never nil

	portion atomic.Pointer[Portion] // of the sources; nil if nobody measures them

	again func(damage error) // analyses everything again; nil if nothing lies on a shelf
}

var _ store.Corpus = (*Corpus)(nil)

// loading is one reading of all inputs.
type loading struct {
	inputs  func(yield func(Input) bool)
	earlier *earlier                                     // what was found in some of them before; may be nil
	whole   bool                                         // whether nothing is published before all is
	told    []store.Problem                              // that there were before
	first   *snapshot                                    // shown when it begins; if nil, what is shown stays
	keep    func(context.Context, *snapshot, kept) error // keeps what was found; may be nil
	scratch *shelf.Scratch                               // for what is held until then; may be nil
	writer  *writer                                      // that has taken in something already; may be nil

	gauge gauge
	all   bool               // whether all inputs have been read; to be read once they have ended
	stop  context.CancelFunc // ends reading
	end   context.CancelFunc // ends everything
	ended chan struct{}      // closed when all has been read
	hurry func()             // has what was found kept at once
	kept  chan struct{}      // closed when it has been kept
	err   error              // of keep; to be read once kept is closed
}

// Load starts to read inputs in the background and returns at once. Loading
// ends with the inputs or with ctx. Inputs are asked for from one goroutine.
func Load(ctx context.Context, inputs func(yield func(Input) bool)) *Corpus {
	c := &Corpus{}
	c.now.Store(nothing(store.Progress{}))
	c.load(ctx, &loading{inputs: inputs})
	return c
}

// nothing is the snapshot before anything has been read.
func nothing(p store.Progress) *snapshot {
	return conclude(facts{}, &link.Conclusions{}, index.New().Snapshot(), p)
}

// load starts to read inputs, in the place of any loading before.
func (c *Corpus) load(ctx context.Context, l *loading) {
	ctx, l.end = context.WithCancel(ctx)
	l.ended, l.kept = make(chan struct{}), make(chan struct{})
	reading, stop := context.WithCancel(ctx)
	soon, hurry := context.WithCancel(ctx)
	l.stop, l.gauge.begun = stop, time.Now()
	l.hurry = hurry
	before := c.begin(l)
	w := l.writer
	if l.writer = nil; w == nil {
		w = newWriter(l.scratch)
	}
	w.progress.Version, w.progress.Problems = before.progress.Version, l.told
	outcomes := w.desk(l.earlier).analyse(reading, l.inputs, cores.Number())
	found := make(chan analysed)
	go func() {
		defer close(found)
		for x := range outcomes {
			select {
			case found <- x:
			case <-reading.Done():
				return
			}
		}
		l.all = reading.Err() == nil
	}()
	go func() {
		defer l.end()
		defer close(l.kept)
		c.run(w, l, found)
		l.earlier = nil // all of it that is of use has been taken over
		if l.keep != nil && w.progress.Bytes <= small {
			select {
			case <-soon.Done():
			case <-time.After(leisure):
			}
		}
		if l.keep != nil && l.all && ctx.Err() == nil {
			l.err = l.keep(ctx, c.now.Load(), w.kept)
		}
	}()
}

// A corpus of few bytes of text is there before its reader has drawn anything: it is not
// kept until that is over, and its garbage is not collected.
const (
	small   = 1 << 20
	leisure = time.Second
)

// begin makes l the latest loading, and gives what is shown until it publishes anything.
func (c *Corpus) begin(l *loading) *snapshot {
	c.publishing.Lock()
	defer c.publishing.Unlock()
	if last := c.latest.Swap(l); last != nil {
		last.end()
	}
	if l.first != nil {
		c.now.Store(l.first)
		l.first = nil
	}
	return c.now.Load()
}

// publish shows readers what l has found, unless another loading has taken its place.
func (c *Corpus) publish(l *loading, s *snapshot) {
	c.publishing.Lock()
	defer c.publishing.Unlock()
	if c.latest.Load() == l {
		c.now.Store(s)
	}
}

// run adds what is found until that is all.
func (c *Corpus) run(w *writer, l *loading, found <-chan analysed) {
	defer close(l.ended)
	defer cores.Catch(func(p *cores.Panic) { c.fail(l, p) })
	c.collect(w, l, found)
}

// collect adds what is found, and publishes it every now and then, unless only the
// whole is wanted; also while the next input is waited for, which may be long.
func (c *Corpus) collect(w *writer, l *loading, found <-chan analysed) {
	tick := time.NewTicker(publishEvery)
	defer tick.Stop()
	for {
		select {
		case x, more := <-found:
			if !more {
				if c.latest.Load() != l { // nobody wants it any more, and workers may still be at it
					return
				}
				w.progress.Problems = append(w.progress.Problems, l.earlier.problems()...)
				w.progress.Stopped = !l.all
				c.finish(l, w)
				return
			}
			w.add(x)
			l.gauge.articles.Store(int64(w.progress.Articles))
			l.gauge.bytes.Store(w.progress.Bytes)
		case <-tick.C:
		}
		if !l.whole && w.due() {
			c.publish(l, w.publish(false)) // nobody stops the linking of a part
		}
	}
}

// fail ends loading with what has been published so far.
func (c *Corpus) fail(l *loading, p *cores.Panic) {
	c.rest(l, func(last *store.Progress) {
		last.Problems = append(slices.Clip(last.Problems), store.Problem{File: "loading", Err: p})
	})
}

// finish publishes all that has been read; or what there was, if somebody stops that.
func (c *Corpus) finish(l *loading, w *writer) {
	l.gauge.link(w.linker.Stand())
	if s := w.publish(true); s != nil {
		c.publish(l, s)
		return
	}
	c.rest(l, func(last *store.Progress) { last.Stopped = true })
}

// rest ends loading with what has been published so far, of which tell tells why.
func (c *Corpus) rest(l *loading, tell func(*store.Progress)) {
	l.keep = nil
	last := *c.now.Load()
	last.progress.Version++
	last.progress.Done = true
	tell(&last.progress)
	c.publish(l, &last)
}

// Wait returns when loading has ended, or with the error of ctx if that ends first.
func (c *Corpus) Wait(ctx context.Context) error {
	return c.latestDone(ctx, func(l *loading) chan struct{} { return l.ended })
}

// latestDone waits until something of the latest loading is done.
func (c *Corpus) latestDone(ctx context.Context, done func(*loading) chan struct{}) error {
	for {
		l := c.latest.Load()
		select {
		case <-done(l):
			if c.latest.Load() == l {
				return nil
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Search gives the rows of the list that pass q.
func (c *Corpus) Search(ctx context.Context, q store.Query) (store.Results, error) {
	return ask(ctx, c, func(s *snapshot) (store.Results, error) { return s.search(ctx, q) })
}

// Read gives one article and its quotations.
func (c *Corpus) Read(ctx context.Context, id store.ArticleID) (store.Reading, error) {
	return ask(ctx, c, func(s *snapshot) (store.Reading, error) { return s.read(id) })
}

// Trace gives where else the words of a quotation are carried.
func (c *Corpus) Trace(ctx context.Context, id store.QuotationID) (store.Trace, error) {
	return ask(ctx, c, func(s *snapshot) (store.Trace, error) { return s.trace(id) })
}

// Names gives whom, or which outlets, a filter could ask for.
func (c *Corpus) Names(ctx context.Context, q store.NameQuery) ([]store.Name, error) {
	return ask(ctx, c, func(s *snapshot) ([]store.Name, error) { return s.names(q), nil })
}

// Explain gives what speaks for the speaker of a quotation.
func (c *Corpus) Explain(ctx context.Context, id store.QuotationID) (store.Explanation, error) {
	return ask(ctx, c, func(s *snapshot) (store.Explanation, error) { return s.explain(id) })
}

// ask asks a question of the latest snapshot. Where that lies on a shelf and turns out
// to be damaged, there is no answer until all has been analysed again.
func ask[T any](ctx context.Context, c *Corpus, question func(*snapshot) (T, error)) (answer T, err error) {
	for {
		if err := ctx.Err(); err != nil {
			return answer, err
		}
		s := c.now.Load()
		if s.shelf == nil {
			answer, err = question(s)
			runtime.KeepAlive(s) // and with it where its texts lie
			return answer, err
		}
		damage := s.shelf.Guard(func() { answer, err = question(s) })
		if damage == nil {
			return answer, err
		}
		c.again(damage)
		if err := c.Wait(ctx); err != nil {
			return answer, err
		}
	}
}
