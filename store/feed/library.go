package feed

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"hearsay/store"
	"hearsay/store/ledger"
	"hearsay/store/source"
)

// Report is an article as it was fetched.
type Report struct {
	Feed      string // the address of the feed it came by
	ID        string // the feed's own id for it; may be empty
	URL       string
	Outlet    string
	Title     string
	Authors   []string
	Published time.Time // zero if unknown
	Text      string
	Paged     bool // the text is that of its page, and not what the feed has
	Stub      bool // the text is a beginning only
}

// Outcome is what became of a Report.
type Outcome uint8

// The outcomes.
const (
	Same      Outcome = iota // it is in the library as it is
	New                      // it is now
	Edited                   // it is, as a new version
	Completed                // it is, in the place of a beginning
	Duplicate                // its outlet has nearly the same under another address
)

// Library is the articles that were fetched. Any goroutine may use it, and other
// processes their own on the same folder.
type Library struct {
	mu   sync.Mutex
	file *ledger.Ledger
	index
}

// The files of the library.
const (
	libraryName = "articles.jsonl"
	libraryLock = "articles.lock"
)

// OpenLibrary opens the library in a folder, which is made if it is not there.
func OpenLibrary(dir string) (*Library, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	l := &Library{file: ledger.At(filepath.Join(dir, libraryName), filepath.Join(dir, libraryLock))}
	l.index = newIndex()
	return l, l.locked(func() error { return nil })
}

// locked does something with the library as it is now, while nobody else writes.
func (l *Library) locked(do func() error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	unlock, err := l.file.Lock()
	if err != nil {
		return err
	}
	defer unlock()
	if l.file.Empty() {
		if err := l.file.Renew(nil, 0); err != nil {
			return err
		}
	}
	if err := l.catchUp(); err != nil {
		return err
	}
	return do()
}

// catchUp takes in what others have written.
func (l *Library) catchUp() error {
	var lines []ledger.Line
	anew, err := l.file.Read(func(x ledger.Line) error {
		x.Text = headOf(x.Text)
		lines = append(lines, x)
		return nil
	})
	if err != nil {
		return err
	}
	if anew {
		l.index = newIndex()
	}
	for _, x := range lines {
		l.learn(x)
	}
	return nil
}

// learn takes in a line that has been read.
func (l *Library) learn(x ledger.Line) {
	var r record
	switch err := json.Unmarshal(x.Text, &r); {
	case len(x.Text) == 0:
	case err != nil && !x.Whole:
		l.problem(x.Number, ledger.ErrCut)
	case err != nil:
		l.problem(x.Number, err)
	case r.Key == "":
		l.problem(x.Number, errors.New("no id"))
	default:
		l.enter(r, line{x.Number, x.Start})
	}
}

func (l *Library) problem(number int, err error) {
	l.problems = append(l.problems, store.Problem{File: l.file.Path(), Line: number, Err: err})
}

// Shelved is what became of a Report, and where it is now.
type Shelved struct {
	Outcome
	Key string
}

// Add shelves reports. What it gives, one for each, is on the disk when it returns.
func (l *Library) Add(now time.Time, reports ...Report) ([]Shelved, error) {
	out := make([]Shelved, 0, len(reports))
	err := l.locked(func() error {
		b := batch{library: l, now: now.UTC().Truncate(time.Second), waiting: map[int]bool{}}
		for i := range reports {
			s, err := b.add(&reports[i])
			if err != nil {
				return err
			}
			out = append(out, s)
		}
		return b.flush()
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", l.file.Path(), err)
	}
	return out, nil
}

// batch is lines that are written together.
type batch struct {
	library *Library
	now     time.Time
	content []byte
	count   int
	waiting map[int]bool // holdings that have a line in it
}

func (b *batch) add(r *Report) (Shelved, error) {
	x := newRecord(r, b.now)
	n, known := b.library.find(&x)
	if !known {
		s := sketchOf(r.Text)
		if n, ok := b.library.twin(&x, s); ok {
			return Shelved{Duplicate, b.library.holdings[n].head.Key}, nil
		}
		return Shelved{New, x.Key}, b.write(&x, s)
	}
	if b.waiting[n] {
		if err := b.flush(); err != nil {
			return Shelved{}, err
		}
	}
	h := &b.library.holdings[n]
	last, err := b.library.record(h.newest())
	out := last.against(&x)
	if err != nil { // the line is damaged: what has come stands for it
		last, out = h.head, Completed
	}
	if out == Same {
		return Shelved{Same, last.Key}, nil
	}
	x.Key, x.Version, x.Edited = last.Key, last.Version, last.Edited
	if out == Edited {
		x.Version, x.Edited = last.Version+1, b.now
	}
	return Shelved{out, x.Key}, b.write(&x, sketchOf(r.Text))
}

// write adds a record to the batch.
func (b *batch) write(x *record, s sketch) error {
	if s != 0 {
		x.Sketch = strconv.FormatUint(uint64(s), 16)
	}
	data, err := json.Marshal(x)
	if err != nil {
		return err
	}
	l := b.library
	at := line{l.file.Lines() + b.count + 1, l.file.Next() + int64(len(b.content))}
	b.content = append(append(b.content, data...), '\n')
	b.count++
	l.enter(*x, at)
	n, _ := l.find(x)
	b.waiting[n] = true
	return nil
}

// flush writes the batch. If that fails, the library will be read anew, for it is
// not known how much of the batch it has.
func (b *batch) flush() error {
	if b.count == 0 {
		return nil
	}
	l := b.library
	if err := l.file.Append(b.content, b.count); err != nil {
		return errors.Join(err, l.file.Close())
	}
	b.content, b.count = nil, 0
	clear(b.waiting)
	return nil
}

// record reads a line that has been written.
func (l *Library) record(at line) (record, error) {
	var r record
	data, err := l.file.LineAt(at.start)
	if err == nil {
		err = json.Unmarshal(data, &r)
	}
	return r, err
}

// Records gives the newest version of each article, in the order in which they
// came in first, and then what could not be read.
func (l *Library) Records() iter.Seq2[source.Record, *store.Problem] {
	return func(yield func(source.Record, *store.Problem) bool) {
		l.mu.Lock()
		newest := make([]line, len(l.holdings))
		for i := range l.holdings {
			newest[i] = l.holdings[i].newest()
		}
		problems := l.problems
		l.mu.Unlock()
		for _, at := range newest {
			if !yield(l.stored(at)) {
				return
			}
		}
		for i := range problems {
			if !yield(source.Record{}, &problems[i]) {
				return
			}
		}
	}
}

func (l *Library) stored(at line) (source.Record, *store.Problem) {
	l.mu.Lock()
	defer l.mu.Unlock()
	data, err := l.file.LineAt(at.start)
	if err != nil {
		return source.Record{}, &store.Problem{File: l.file.Path(), Line: at.number, Err: err}
	}
	return source.JSON(l.file.Path(), at.number, data), nil
}

// Version is one version of an article.
type Version struct {
	Number int // from 1
	Seen   time.Time
	Record source.Record
}

// Edits gives all versions of each article that was edited, from the first.
func (l *Library) Edits() ([][]Version, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out [][]Version
	for i := range l.holdings {
		if h := &l.holdings[i]; len(h.lines) > 1 {
			versions, err := l.versions(h)
			if err != nil {
				return nil, err
			}
			out = append(out, versions)
		}
	}
	return out, nil
}

func (l *Library) versions(h *holding) ([]Version, error) {
	var out []Version
	for _, at := range h.lines {
		r, err := l.record(at)
		if err != nil {
			return nil, err
		}
		data, err := json.Marshal(&r)
		if err != nil {
			return nil, err
		}
		out = append(out, Version{r.Version, r.Fetched, source.JSON(l.file.Path(), at.number, data)})
	}
	return out, nil
}

// Close closes the file.
func (l *Library) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.file.Close()
}

// Exists reports whether a folder has a library with anything in it.
func Exists(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, libraryName))
	return err == nil && info.Size() > 0
}

// State gives the state of the library in a folder, in a form that can be kept.
func State(dir string) (string, error) {
	s, err := ledger.StateOf(filepath.Join(dir, libraryName))
	return string(s), err
}

// Grown reports whether the library in a folder has only got more since it was in a
// state: new articles, or new versions of those it had.
func Grown(dir, was string) bool {
	return ledger.Grown(filepath.Join(dir, libraryName), ledger.State(was))
}
