// Package source is where articles come from: text files, folders of them, and
// JSON with one article a line. It reads records one after the other and leaves
// their decoding to whoever has cores to spare. It does not fail: what cannot be
// read is a Problem with its file and line, and the rest is read.
package source

import (
	"context"
	"io/fs"
	"iter"
	"sync/atomic"

	"hearsay/store"
)

// Source is files and folders to be read, in order.
type Source struct {
	fsys  fs.FS
	paths []string
	read  atomic.Int64
	total atomic.Int64
}

// New is the source of the files and folders at paths.
func New(paths ...string) *Source { return In(disk{}, paths...) }

// In is the source of the files and folders at paths of fsys.
func In(fsys fs.FS, paths ...string) *Source { return &Source{fsys: fsys, paths: paths} }

// Records gives, in source order, each record or the problem that stands in its
// place. A folder gives its files of known kinds in name order, then its folders
// in name order; it passes over hidden ones and does not follow links to folders.
// The sequence ends early once ctx is done.
func (s *Source) Records(ctx context.Context) iter.Seq2[Record, *store.Problem] {
	return func(yield func(Record, *store.Problem) bool) {
		files := s.list(ctx)
		for _, f := range files {
			s.total.Add(f.size)
		}
		r := newReader(ctx, s.fsys, &s.read, yield)
		for _, f := range files {
			if !r.file(f) {
				return
			}
		}
	}
}

// Progress gives how many bytes of the files have been read and how many there
// are. The total is 0 until reading begins. It never blocks.
func (s *Source) Progress() (read, total int64) { return s.read.Load(), s.total.Load() }
