// Package ledger is a file of lines that only grows, and that several processes
// may write: whole lines, one writer at a time, on the disk before it is said.
// A line that its writer was killed in the middle of never swallows the next one.
// It does not know what the lines say.
package ledger

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// Ledger is one such file, read so far as it has been asked for. Only one
// goroutine at a time may use it.
type Ledger struct {
	path  string
	lock  *lockedfile.Mutex // held by whoever writes, of all processes
	flags int               // to open the file with
	open  *os.File
	seen  extent
}

// extent is how much of the file has been read or written.
type extent struct {
	bytes int64
	lines int
	cut   bool // whether its last line has no end: whoever wrote it was killed
}

// Line is one line of a ledger.
type Line struct {
	Number int    // from 1
	Start  int64  // its first byte in the file
	Text   []byte // without its end
	Whole  bool   // whether it has an end
}

// ErrCut is what is wrong with a line that is not whole and cannot be read:
// whoever wrote it was killed, and had not acknowledged it.
var ErrCut = errors.New("cut short")

// At is the ledger in the file path, whose writers lock another file.
func At(path, lock string) *Ledger {
	return &Ledger{path: path, lock: lockedfile.MutexAt(lock), flags: os.O_RDWR | os.O_APPEND}
}

// ReadOnly is the ledger in the file path for somebody who will not write, and need not lock.
func ReadOnly(path string) *Ledger { return &Ledger{path: path, flags: os.O_RDONLY} }

// Path is the file's name.
func (l *Ledger) Path() string { return l.path }

// Lock keeps all others from writing until unlock is called. Read, Append and
// Renew are to be called under it by those that write.
func (l *Ledger) Lock() (unlock func(), err error) { return l.lock.Lock() }

// Empty reports whether nothing has been written yet.
func (l *Ledger) Empty() bool {
	info, err := os.Stat(l.path)
	return errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0
}

// UpToDate reports whether all that the file has has been read. It needs no lock.
func (l *Ledger) UpToDate() bool {
	info, err := os.Stat(l.path)
	return err == nil && info.Size() == l.seen.bytes && l.isOpen(info)
}

// isOpen reports whether the open file is the one that bears the name.
func (l *Ledger) isOpen(named fs.FileInfo) bool {
	if l.open == nil {
		return false
	}
	info, err := l.open.Stat()
	return err == nil && os.SameFile(info, named)
}

// Lines is how many lines have been read or written.
func (l *Ledger) Lines() int { return l.seen.lines }

// Read gives the lines that have not been read yet to each. Where another file
// has taken the name, those are all lines, and anew is true. After an error,
// which may be that of each or fs.ErrNotExist, they count as not read.
func (l *Ledger) Read(each func(Line) error) (anew bool, err error) {
	info, err := os.Stat(l.path)
	if err != nil {
		return false, err
	}
	if !l.isOpen(info) || info.Size() < l.seen.bytes {
		if err := l.reopen(); err != nil {
			return false, err
		}
	}
	anew = l.seen.lines == 0
	return anew, l.read(each)
}

// reopen opens the file that bears the name now. It will be read from its beginning.
func (l *Ledger) reopen() error {
	if err := l.Close(); err != nil {
		return err
	}
	var err error
	l.open, err = os.OpenFile(l.path, l.flags, 0)
	l.seen = extent{}
	return err
}

func (l *Ledger) read(each func(Line) error) error {
	seen := l.seen
	in := bufio.NewReaderSize(io.NewSectionReader(l.open, seen.bytes, 1<<62), 1<<16)
	if next, _ := in.Peek(1); seen.cut && string(next) == "\n" { // the end of a line that has been counted
		_, _ = in.Discard(1)
		seen.bytes, seen.cut = seen.bytes+1, false
	}
	for {
		line, err := in.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if len(line) == 0 {
			l.seen = seen
			return nil
		}
		next := Line{Number: seen.lines + 1, Start: seen.bytes, Text: bytes.TrimSuffix(line, []byte("\n")), Whole: err == nil}
		if err := each(next); err != nil {
			return err
		}
		seen = extent{bytes: seen.bytes + int64(len(line)), lines: next.Number, cut: !next.Whole}
	}
}

// LineAt reads the line that starts at an offset which Read or Next has given.
func (l *Ledger) LineAt(start int64) ([]byte, error) {
	if l.open == nil {
		return nil, fs.ErrClosed
	}
	line, err := bufio.NewReaderSize(io.NewSectionReader(l.open, start, 1<<62), 1<<16).ReadBytes('\n')
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return bytes.TrimSuffix(line, []byte("\n")), err
}

// Next is the offset of the line that will be appended next.
func (l *Ledger) Next() int64 {
	if l.seen.cut {
		return l.seen.bytes + 1
	}
	return l.seen.bytes
}

// Append writes lines, with their ends, to the end of the file, all of which must
// have been read, and has them on the disk when it returns. After an error, nobody
// knows how much of them is.
func (l *Ledger) Append(lines []byte, count int) error {
	if l.seen.cut { // ours shall not be part of that line
		lines = append([]byte("\n"), lines...)
	}
	if _, err := l.open.Write(lines); err != nil {
		return err
	}
	if err := l.open.Sync(); err != nil {
		return err
	}
	l.seen = extent{bytes: l.seen.bytes + int64(len(lines)), lines: l.seen.lines + count}
	return nil
}

// Renew puts a fresh file with that many lines in the place of the file, at once.
func (l *Ledger) Renew(content []byte, lines int) error {
	write := func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}
	if err := Replace(l.path, 0o600, write); err != nil {
		return err
	}
	if err := l.reopen(); err != nil {
		return err
	}
	l.seen = extent{bytes: int64(len(content)), lines: lines}
	return nil
}

// Close closes the file; the next Read begins anew.
func (l *Ledger) Close() error {
	if l.open == nil {
		return nil
	}
	err := l.open.Close()
	l.open = nil
	return err
}

// Replace gives a file other content, which write writes, and permissions: after a
// crash, or if write fails, it has either the old content or the new one.
func Replace(path string, mode os.FileMode, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<16)
	err = errors.Join(write(w), w.Flush(), f.Sync(), f.Chmod(mode), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder has the names in a folder on the disk. Some systems cannot do it, and need not.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = d.Sync()
	return d.Close()
}
