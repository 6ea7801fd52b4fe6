// Package source is where articles come from: text files, pages, JSON, tables,
// feeds, messages and web archives, packed or not, in files, folders and
// archives. What something is, its content says. It gives records one after the
// other, reading ahead where files are small, and leaves their decoding to whoever
// has cores to spare. It does not
// fail: what cannot be read is a Problem with its file and line, what is no news
// is Skipped, and the rest is read. It opens nothing but the paths it is given
// and what lies below them, writes nothing, and fetches nothing.
//
// Below it, each family of formats has its package: page, syndication, mail, table,
// warc; pack for what they are packed in, charset for what they are written in.
package source

import (
	"context"
	"io/fs"
	"iter"
	"slices"
	"sync"

	"hearsay/store"
)

// Source is files and folders to be read, in order.
type Source struct {
	fsys  fs.FS
	paths []string

	portion portion

	passed sync.Mutex
	over   []Skipped // under passed
}

// Skipped is something that is no news, and was passed over for that.
type Skipped struct {
	Name   string // of the file, or of the file and its entry
	Reason string
}

// New is the source of the files and folders at paths; "-" is standard input.
func New(paths ...string) *Source { return In(disk{}, paths...) }

// In is the source of the files and folders at paths of fsys.
func In(fsys fs.FS, paths ...string) *Source { return &Source{fsys: fsys, paths: paths} }

// Records gives, in source order, each record or the problem that stands in its
// place. A folder gives its files in name order, then its folders in name order;
// it passes over hidden ones, and follows no link out of it or to a folder. The
// sequence ends early once ctx is done.
func (s *Source) Records(ctx context.Context) iter.Seq2[Record, *store.Problem] {
	return func(yield func(Record, *store.Problem) bool) {
		ctx, cancel := context.WithCancel(ctx)
		s.portion.read.Store(0)
		a := s.readAhead(ctx)
		defer a.close()
		defer cancel()
		defer s.measure(ctx)()
		r := &reader{ctx: ctx, total: &s.portion.read, yield: yield, skip: s.skip}
		for b := range a.queue {
			if !r.batch(b) {
				return
			}
		}
	}
}

// Skipped gives what has been passed over so far.
func (s *Source) Skipped() []Skipped {
	s.passed.Lock()
	defer s.passed.Unlock()
	return slices.Clone(s.over)
}

func (s *Source) skip(what Skipped) {
	s.passed.Lock()
	defer s.passed.Unlock()
	s.over = append(s.over, what)
}
