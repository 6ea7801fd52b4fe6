package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/source/charset"
	"hearsay/store/source/pack"
)

// Small files cost more to open than to read. So they are read before it is their
// turn, some at a time, by several goroutines, while the folders are still being gone
// through. What they gave has its turn in the order of the files. What is named,
// large or packed is only read when it is its turn.

const (
	readers = 16 // that wait for the disk at once
	batched = 32 // files that one of them reads at a time
	queued  = 64 // batches that may be read before their turn
)

// batch is some files of one folder that stand one behind the other.
type batch struct {
	files    []file
	gave     []outcome
	panicked *cores.Panic
	read     chan struct{} // closed when gave is complete
}

// outcome is what became of a file, or of a part of one.
type outcome struct {
	record  Record
	problem *store.Problem
	skipped *Skipped
	later   *file // it is to be read when it is its turn
}

// ahead reads batches of files before it is their turn.
type ahead struct {
	queue chan *batch // in order
	walk  *walk
	busy  sync.WaitGroup
}

// readAhead begins to read the files of s.
func (s *Source) readAhead(ctx context.Context) *ahead {
	a := &ahead{queue: make(chan *batch, queued)}
	jobs := make(chan *batch)
	for range readers {
		a.busy.Go(func() {
			w := newScout(ctx, &s.portion.read)
			for b := range jobs {
				w.look(b)
			}
		})
	}
	a.busy.Go(func() {
		defer close(a.queue)
		defer close(jobs)
		var next *batch
		a.walk = s.files(ctx, func(f file) bool {
			if next != nil && !next.takes(&f) {
				if !a.hand(ctx, next, jobs) {
					return false
				}
				next = nil
			}
			if next == nil {
				next = &batch{read: make(chan struct{})}
			}
			next.files = append(next.files, f)
			return true
		})
		if next != nil {
			a.hand(ctx, next, jobs)
		}
	})
	return a
}

// takes reports whether f is of the folder of b, which has room for it.
func (b *batch) takes(f *file) bool {
	return len(b.files) < batched && f.dir != "" && b.files[0].dir == f.dir && b.files[0].tree == f.tree
}

// hand puts b into the queue, and hands it to somebody who reads it. It reports false if nobody wants it any more.
func (a *ahead) hand(ctx context.Context, b *batch, jobs chan<- *batch) bool {
	select {
	case a.queue <- b:
	case <-ctx.Done():
		return false
	}
	select {
	case jobs <- b:
		return true
	case <-ctx.Done():
		close(b.read)
		return false
	}
}

// close waits until nobody reads any more.
func (a *ahead) close() {
	a.busy.Wait()
	a.walk.close()
}

// batch yields what the files of b gave.
func (r *reader) batch(b *batch) bool {
	<-b.read
	for i := range b.gave {
		o := &b.gave[i]
		switch {
		case r.ctx.Err() != nil:
			return false
		case o.later != nil:
			if !r.file(*o.later) {
				return false
			}
		case o.skipped != nil:
			r.skip(*o.skipped)
		case !r.yield(o.record, o.problem):
			return false
		}
	}
	if b.panicked != nil {
		panic(b.panicked)
	}
	return r.ctx.Err() == nil
}

// scout reads files before it is their turn.
type scout struct {
	reader
	gave []outcome
}

func newScout(ctx context.Context, total *atomic.Int64) *scout {
	w := &scout{}
	w.ctx, w.total = ctx, total
	w.yield = func(record Record, problem *store.Problem) bool {
		w.gave = append(w.gave, outcome{record: record, problem: problem})
		return true
	}
	w.skip = func(s Skipped) { w.gave = append(w.gave, outcome{skipped: &s}) }
	return w
}

// look reads the files of b, as far as they are small.
func (w *scout) look(b *batch) {
	defer close(b.read)
	w.gave = make([]outcome, 0, len(b.files))
	defer func() { b.gave = w.gave }()
	defer cores.Catch(func(p *cores.Panic) { b.panicked = p })
	in := openFolder(&b.files[0])
	defer in.close()
	for i := range b.files {
		if f := &b.files[i]; w.ctx.Err() != nil || !w.small(f, in) {
			w.gave = append(w.gave, outcome{later: f})
		}
	}
}

// small reads a file, if it is small and not packed.
func (w *scout) small(f *file, in folder) bool {
	if f.dir == "" || f.err != nil || f.skipped != "" {
		return false
	}
	const usual = 8 << 10 // bytes of a file, at most
	n, ended := in.read(f, w.room(usual))
	if !ended && n > 0 {
		n, ended = in.read(f, w.room(bufferSize))
	}
	if !ended || n == 0 {
		return false
	}
	data := w.room(0)[:n]
	if pack.Packed(data) || pack.Zipped(data) || pack.Tarred(data) {
		return false
	}
	w.counted(n)
	w.text(f, data)
	return true
}

// text yields the records of a small file, which lies at the beginning of the room.
func (w *scout) text(f *file, data []byte) {
	p := place{name: f.name, form: formOf(f.name)}
	if !bytes.HasPrefix(data, []byte("\ufeff")) && charset.Wide(data) == nil {
		switch form := formIn(data, p.form); form {
		case unknown:
			w.skip(Skipped{p.name, noNews})
			return
		case prose, markdown, webPage, message:
			w.yield(whole(form, p.name, w.taken(len(data))), nil)
			return
		}
	}
	p.budget = &pack.Budget{In: func() int64 { return int64(len(data)) }}
	w.stream(p, bytes.NewReader(w.taken(len(data))))
}

// readSmall reads a file, if it is not larger than into.
func (f *file) readSmall(into []byte) (n int, whole bool) {
	in, err := f.open()
	if err != nil {
		return 0, false
	}
	defer func() { _ = in.Close() }() // it was only read
	n, err = io.ReadFull(in, into)
	return n, errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}
