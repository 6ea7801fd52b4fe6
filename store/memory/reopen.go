package memory

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/shelf"
)

// Shelf is where what has been analysed is kept, so that it need not be analysed again.
type Shelf struct {
	Path string // of the file
	// By tells who analyses from all others, who may come to other conclusions;
	// nothing if that cannot be told.
	By func() string
	// State names the state that the sources of the inputs are in, or nothing
	// while that cannot be told for sure.
	State func(context.Context) string
	// Grown reports whether sources that were in a state have only been given more
	// since then, behind all that there was.
	Grown func(was string) bool
	// OnHeap is how many bytes of each kind of what is held until the shelf has been written
	// may lie on the heap. All more lies in files beside it, which have no names.
	OnHeap int
	// Worth reports whether so many articles that took so long are to be kept.
	Worth func(articles int, took time.Duration) bool
}

// Open is Load for inputs of which a shelf may know already what is in them. If
// their sources are as they were, nothing is read but the shelf. If they have only
// grown, the shelf answers until all that has come is linked in. What was
// analysed is not analysed again as long as its Sum is the same. What comes of it all is
// kept on the shelf again, that of few articles not at once; Settle waits for that.
//
// A damaged shelf is told as a Problem, and everything is analysed again.
func Open(ctx context.Context, inputs func(yield func(Input) bool), at Shelf) *Corpus {
	c := &Corpus{}
	c.now.Store(nothing(store.Progress{}))
	r := &reopening{corpus: c, shelf: at, inputs: inputs}
	var once sync.Once
	c.again = func(damage error) { once.Do(func() { r.again(ctx, damage) }) }
	looking := &loading{ended: make(chan struct{}), kept: make(chan struct{}), stop: func() {}, end: func() {}, hurry: func() {}}
	c.begin(looking)
	go func() {
		defer close(looking.kept)
		defer close(looking.ended)
		r.open(ctx)
	}()
	select { // what is at hand shall be in the first answer
	case <-looking.ended:
	case <-time.After(atHand):
	}
	return c
}

// atHand is how long somebody who opens a corpus does not mind to wait for its first answer.
const atHand = 50 * time.Millisecond

// Settle returns when what was analysed has been kept, with the error of that if it
// could not be, or of ctx if that ends first.
func (c *Corpus) Settle(ctx context.Context) error {
	kept := func(l *loading) chan struct{} {
		l.hurry()
		return l.kept
	}
	if err := c.latestDone(ctx, kept); err != nil {
		return err
	}
	return c.latest.Load().err
}

// reopening is one Open.
type reopening struct {
	corpus *Corpus
	shelf  Shelf
	inputs func(yield func(Input) bool)
}

// made says by whom, and of sources in which state, a shelf was made.
type made struct{ by, of string }

// open answers from the shelf, as far as that goes, and loads the rest.
func (r *reopening) open(ctx context.Context) {
	state := r.shelf.State(ctx)
	old, was, err := r.read()
	var l loading
	switch {
	case errors.As(err, new(*shelf.Damage)):
		r.again(ctx, err)
		return
	case old == nil || was.by == "" || was.by != r.shelf.By(): // there is none, or it is of no use
	case was.of == state && state != "":
		r.corpus.publish(r.corpus.latest.Load(), old)
		return
	case r.shelf.Grown(was.of):
		old.progress.Done = false
		r.corpus.publish(r.corpus.latest.Load(), old)
		l.whole = true
		l.writer, l.inputs, err = r.resume(old.contents.(*shelved))
		fallthrough
	default:
		if err == nil && l.writer == nil {
			l.earlier, err = newEarlier(old.contents.(*shelved), r.told)
		}
		if err != nil {
			r.again(ctx, err)
			return
		}
	}
	r.load(ctx, state, &l)
}

// read gives what lies on the shelf, and what that was made of; nil if there is
// none that can be read.
func (r *reopening) read() (s *snapshot, m made, err error) {
	f, err := shelf.Open(r.shelf.Path)
	if err != nil {
		return nil, made{}, err
	}
	err = f.Guard(func() { s, m = fromShelf(f), madeOf(f) })
	return s, m, err
}

// again analyses everything, since the shelf is damaged.
func (r *reopening) again(ctx context.Context, damage error) {
	_ = os.Remove(r.shelf.Path) // if it cannot be removed, it will be told once more
	told := []store.Problem{r.told(damage)}
	first := nothing(store.Progress{Version: r.corpus.Progress().Version + 1, Problems: told})
	r.load(ctx, r.shelf.State(ctx), &loading{told: told, first: first})
}

func (r *reopening) told(damage error) store.Problem {
	return store.Problem{File: r.shelf.Path, Err: fmt.Errorf("%w; what is not whole is analysed again", damage)}
}

// load loads everything, and keeps it if the sources stay in their state meanwhile.
func (r *reopening) load(ctx context.Context, state string, l *loading) {
	begun := time.Now()
	if l.writer == nil {
		l.inputs = r.inputs
	}
	l.scratch = shelf.NewScratch(r.shelf.Path, r.shelf.OnHeap)
	l.keep = func(ctx context.Context, s *snapshot, kept kept) error {
		if state == "" || !r.shelf.Worth(s.counts().articles, time.Since(begun)) || r.shelf.State(ctx) != state {
			return nil
		}
		m := made{r.shelf.By(), state}
		if err := r.keep(ctx, s, m, kept); err != nil {
			return err
		}
		r.rest(l, s, m)
		return nil
	}
	r.corpus.load(ctx, l)
}

// keep puts a snapshot on the shelf, unless somebody else has done so.
func (r *reopening) keep(ctx context.Context, s *snapshot, m made, kept kept) (err error) {
	defer cores.Catch(func(p *cores.Panic) { err = p })
	wanted := func() bool {
		_, there, err := r.read()
		return err != nil || there != m
	}
	if m.by == "" {
		return nil
	}
	lasting := *s
	lasting.progress.Problems = slices.DeleteFunc(slices.Clone(s.progress.Problems), func(p store.Problem) bool { return p.File == r.shelf.Path })
	if err := os.MkdirAll(filepath.Dir(r.shelf.Path), 0o700); err != nil {
		return err
	}
	defer runtime.KeepAlive(s)
	return shelf.Replace(ctx, r.shelf.Path, wanted, func(w *shelf.Writer) error { return lasting.shelve(w, m, kept) })
}

// rest has all further answers come from the shelf, and lets go of what is held in memory.
func (r *reopening) rest(l *loading, held *snapshot, m made) {
	s, there, err := r.read()
	if err != nil || there != m {
		return // then it is answered from memory
	}
	s.progress = held.progress
	r.corpus.publish(l, s)
	if s.progress.Bytes > small {
		debug.FreeOSMemory()
	}
}

// fromShelf is the snapshot that lies on a shelf.
func fromShelf(f *shelf.File) *snapshot {
	c := newShelved(f)
	s := &snapshot{contents: c, shelf: f, progress: progressOf(f), last: new([store.Views]atomic.Pointer[answer])}
	s.index = sync.OnceValue(c.index)
	for v := range store.View(store.Views) {
		s.views[v] = sync.OnceValue(func() *listing { return c.listing(v) })
	}
	return s
}

func madeOf(f *shelf.File) made {
	r := f.Column(madeColumn).Record(0)
	return made{r.String(), r.String()}
}
