// Package keep remembers what a reader keeps: what has been read, stars, notes,
// tags, bookmarks, places. It writes every change to the end of one file, the
// journal, and has it on the disk before it says so: neither a crash nor a kill
// loses what has been acknowledged. It never asks a corpus, and it never judges
// whether an article still exists.
//
// A journal is lines of JSON below a header. Several readers may have it open:
// each writes whole lines, one writer at a time, and takes in what the others
// wrote; of two changes of one thing, the later one holds. What no longer counts
// is left out when the next reader opens the journal: a fresh file takes its
// place at once. What cannot be read is told, and set aside in a file beside it.
package keep

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"hearsay/store"
	"hearsay/store/ledger"
)

// The files in the folder.
const (
	journalName = "kept.jsonl"
	lockName    = "kept.lock"
	asideName   = "kept.damaged"
)

// Journal is a journal that is open, or will be. Any goroutine may use it.
type Journal struct {
	dir string // empty if there is none; never changes

	file     sync.Mutex // guards what follows, down to the next mutex; held while files are used
	begun    bool
	lines    *ledger.Ledger  // nil if nothing is written
	problems []store.Problem // that beginning found
	failed   error           // why it could not begin

	now     sync.Mutex // held for moments only
	state   state
	waiting []Change // made, and not yet written; state holds them already
}

// Nowhere gives a journal that keeps things for as long as the program runs.
func Nowhere() *Journal { return &Journal{begun: true, state: newState()} }

// At gives the journal of a folder at once: it knows nothing of what is kept there
// until it has begun.
func At(dir string) *Journal { return &Journal{dir: dir, state: newState()} }

// Open opens the journal of a folder, which is made if it is not there; see Begin.
func Open(dir string) (*Journal, []store.Problem, error) {
	j := At(dir)
	problems, err := j.Begin()
	if err != nil {
		return nil, problems, err
	}
	return j, problems, nil
}

// Begin opens the folder and takes in what is kept there, below what has been
// added meanwhile. Problems are lines that could not be read; all others were.
// With an error, nothing can be kept there, nothing has been changed, and the
// journal keeps things for as long as the program runs. It begins only once, and
// says the same of it each time.
func (j *Journal) Begin() ([]store.Problem, error) {
	j.file.Lock()
	defer j.file.Unlock()
	j.ready()
	return slices.Clip(j.problems), j.failed
}

// ready begins, if nobody has. It is called with j.file held.
func (j *Journal) ready() {
	if j.begun {
		return
	}
	if j.problems, j.failed = j.open(); j.failed != nil {
		j.lines = nil
	}
	j.begun = true
}

// open opens the folder and reads what is in it.
func (j *Journal) open() ([]store.Problem, error) {
	if err := os.MkdirAll(j.dir, 0o700); err != nil {
		return nil, err
	}
	j.lines = ledger.At(filepath.Join(j.dir, journalName), filepath.Join(j.dir, lockName))
	unlock, err := j.lines.Lock()
	if err != nil {
		return nil, err
	}
	defer unlock()
	problems, err := j.begin()
	if err != nil {
		return problems, errors.Join(err, j.lines.Close())
	}
	return problems, nil
}

// Load gives what is kept in a folder, and changes nothing there.
func Load(dir string) (store.Marks, []store.Problem, error) {
	j := Nowhere()
	j.lines = ledger.ReadOnly(filepath.Join(dir, journalName))
	problems, _, err := j.read()
	if errors.Is(err, fs.ErrNotExist) {
		return store.Marks{}, nil, nil
	}
	return j.state.marks, problems, errors.Join(err, j.lines.Close())
}

// Shared reports whether this is the journal of a folder, and others may write in it.
func (j *Journal) Shared() bool { return j.dir != "" }

// Marks gives what is kept now, written or not.
func (j *Journal) Marks() store.Marks {
	j.now.Lock()
	defer j.now.Unlock()
	return j.state.marks
}

// Add makes changes, at once and without writing them; Flush does that.
func (j *Journal) Add(changes ...Change) {
	j.now.Lock()
	defer j.now.Unlock()
	for _, c := range changes {
		c.at = j.state.tick(time.Now())
		if c.Place != nil {
			left := *c.Place
			left.At = c.at
			c.Place = &left
		}
		j.waiting = append(j.waiting, c)
		j.state.take(c)
	}
	j.state.settle()
}

// Flush writes every change that has been added, in order. When it returns
// without an error, they are on the disk. With one, they wait for the next Flush.
func (j *Journal) Flush() error {
	j.file.Lock()
	defer j.file.Unlock()
	j.now.Lock()
	waiting := j.waiting[:len(j.waiting):len(j.waiting)]
	j.now.Unlock()
	if len(waiting) == 0 {
		return nil
	}
	j.ready()
	if j.lines != nil {
		if err := j.write(waiting); err != nil {
			return fmt.Errorf("%s: %w", j.lines.Path(), err)
		}
	}
	j.now.Lock()
	j.waiting = j.waiting[len(waiting):]
	j.now.Unlock()
	return nil
}

// write appends changes to the file, after taking in what others wrote.
func (j *Journal) write(changes []Change) error {
	var lines []byte
	for i := range changes {
		line, err := encode(&changes[i])
		if err != nil {
			return err
		}
		lines = append(lines, line...)
	}
	unlock, err := j.lines.Lock()
	if err != nil {
		return err
	}
	defer unlock()
	if _, err := j.catchUp(); err != nil {
		return err
	}
	return j.lines.Append(lines, len(changes))
}

// Poll takes in what other readers have written, and reports whether that was
// anything. It costs next to nothing if it was not.
func (j *Journal) Poll() (changed bool, problems []store.Problem, err error) {
	j.file.Lock()
	defer j.file.Unlock()
	if j.lines == nil || j.lines.UpToDate() {
		return false, nil, nil
	}
	unlock, err := j.lines.Lock()
	if err != nil {
		return false, nil, err
	}
	defer unlock()
	problems, err = j.catchUp()
	return true, problems, err
}

// Close writes what is left to write, and closes the file.
func (j *Journal) Close() error {
	err := j.Flush()
	j.file.Lock()
	defer j.file.Unlock()
	if j.lines != nil {
		err = errors.Join(err, j.lines.Close())
	}
	return err
}
