package shelf

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// Scratch is memory for what is held until a shelf has been written: of the first bytes
// on the heap, of all others in a file that has no name any more, whose pages the
// system can write out where it is short of memory. It is for bytes without
// pointers, which the collector neither reads nor counts. One goroutine at a time may ask it.
//
// What was taken holds as long as the Scratch does, and not longer: whoever hands
// on what lies in it hands on a copy. If there can be no file, all is on the heap.
type Scratch struct {
	path   string // of the shelf, beside which the file is made
	onHeap int    // bytes for which no file is made
	taken  int
	window []byte // what is left of the latest
	file   *scratchFile
	failed bool // whether there can be no more of the file
}

// scratchFile is the file of a Scratch, and where it is mapped.
type scratchFile struct {
	*os.File
	windows [][]byte
}

const (
	windowSize   = 8 << 20 // bytes by which the file grows
	scratchAlign = 8       // all that is taken begins at a multiple of
)

// NewScratch gives a Scratch for what is going to be written to the shelf at path, of
// which the first bytes, so many, lie on the heap.
func NewScratch(path string, onHeap int) *Scratch { return &Scratch{path: path, onHeap: onHeap} }

// Another gives a Scratch for the same shelf, which holds by itself.
func (s *Scratch) Another() *Scratch { return NewScratch(s.path, s.onHeap) }

// Take gives n bytes, all zero, that nobody else is given.
func (s *Scratch) Take(n int) []byte {
	n8 := (n + scratchAlign - 1) &^ (scratchAlign - 1)
	if n8 > len(s.window) && !s.grow(n8) {
		return make([]byte, n)
	}
	b := s.window[:n:n]
	s.window = s.window[n8:]
	s.taken += n8
	return b
}

// grow makes a new window with room for n bytes, unless these belong on the heap.
func (s *Scratch) grow(n int) bool {
	if s.taken += n; s.taken <= s.onHeap || s.failed {
		return false
	}
	if s.file == nil && s.create() != nil {
		s.failed = true
		return false
	}
	window, err := s.file.window((n + windowSize - 1) / windowSize * windowSize)
	s.window, s.failed = window, err != nil
	return err == nil
}

// create makes the file, and takes its name away.
func (s *Scratch) create() error {
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(s.path), filepath.Base(s.path)+".*")
	if err != nil {
		return err
	}
	if err := os.Remove(f.Name()); err != nil {
		return errors.Join(err, f.Close())
	}
	s.file = &scratchFile{File: f}
	runtime.AddCleanup(s, (*scratchFile).free, s.file)
	return nil
}
