package keep

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"hearsay/store"
)

// All that is done here but upToDate is done under the lock of the folder, which
// no other process then holds; and all of it with j.file held.

// begin reads the file, or makes it, and puts a fresh one in its place if much of
// it no longer counts.
func (j *Journal) begin() ([]store.Problem, error) {
	if info, err := os.Stat(j.path); errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return nil, j.renew()
	}
	if err := j.reopen(); err != nil {
		return nil, err
	}
	problems, damaged, err := j.read()
	if err != nil {
		return problems, err
	}
	if len(damaged) == 0 && j.seen.lines < 2*j.state.living()+fewLines {
		return problems, nil
	}
	if err := j.setAside(damaged); err != nil {
		return problems, err
	}
	return problems, j.renew()
}

// fewLines are not worth a fresh file.
const fewLines = 1000

// upToDate reports whether the file is the one that has been read, to its end.
func (j *Journal) upToDate() bool {
	info, err := os.Stat(j.path)
	return err == nil && info.Size() == j.seen.bytes && j.isOpen(info)
}

// isOpen reports whether the open file is the one that bears the name.
func (j *Journal) isOpen(named fs.FileInfo) bool {
	if j.open == nil {
		return false
	}
	info, err := j.open.Stat()
	return err == nil && os.SameFile(info, named)
}

// catchUp takes in what the file says and the state does not. Where another file
// has taken its place, that says all there is but for what waits to be written.
func (j *Journal) catchUp() ([]store.Problem, error) {
	info, err := os.Stat(j.path)
	switch {
	case errors.Is(err, fs.ErrNotExist): // somebody has deleted it; we still know
		return nil, j.renew()
	case err != nil:
		return nil, err
	case !j.isOpen(info) || info.Size() < j.seen.bytes:
		if err := j.reopen(); err != nil {
			return nil, err
		}
	}
	problems, _, err := j.read()
	return problems, err
}

// reopen opens the file that bears the name now. It will be read from its beginning.
func (j *Journal) reopen() error {
	if j.open != nil {
		_ = j.open.Close() // what was written to it is on the disk
	}
	var err error
	j.open, err = os.OpenFile(j.path, os.O_RDWR|os.O_APPEND, 0)
	j.seen = extent{}
	return err
}

// read takes in all lines that have not been read, and gives those that are damaged.
func (j *Journal) read() (problems []store.Problem, damaged [][]byte, err error) {
	data, err := io.ReadAll(io.NewSectionReader(j.open, j.seen.bytes, 1<<62))
	if err != nil {
		return nil, nil, err
	}
	seen, anew := j.seen, j.seen.lines == 0
	if seen.cut && len(data) > 0 && data[0] == '\n' { // the end of a line that has been counted
		seen.bytes, data = seen.bytes+1, data[1:]
	}
	var changes []Change
	for len(data) > 0 {
		line, rest, whole := bytes.Cut(data, []byte("\n"))
		seen.lines, seen.cut = seen.lines+1, !whole
		if seen.lines == 1 {
			if err := checkHeader(line); err != nil {
				return nil, nil, fmt.Errorf("%s: %w", j.path, err)
			}
		} else if c, err := decode(line); err == nil {
			changes = append(changes, c)
		} else if len(line) > 0 {
			if !whole {
				err = errCut // by a reader that was killed; it had not been acknowledged
			}
			problems = append(problems, store.Problem{File: j.path, Line: seen.lines, Err: err})
			damaged = append(damaged, line)
		}
		seen.bytes += int64(len(data) - len(rest))
		data = rest
	}
	j.seen = seen
	j.learn(changes, anew)
	return problems, damaged, nil
}

// learn takes changes into the state, or, if they are all there is, makes it anew from them.
func (j *Journal) learn(changes []Change, anew bool) {
	j.now.Lock()
	defer j.now.Unlock()
	if anew {
		last := j.state.last
		j.state = newState()
		j.state.last = last
	}
	for _, c := range changes {
		j.state.take(c)
	}
	if anew {
		for _, c := range j.waiting {
			j.state.take(c)
		}
	}
	j.state.settle()
}

// append writes so many lines to the end of the file and has them on the disk when it returns.
func (j *Journal) append(lines []byte, count int) error {
	if j.seen.cut { // ours shall not be part of that line
		lines = append([]byte("\n"), lines...)
	}
	if _, err := j.open.Write(lines); err != nil {
		return err
	}
	if err := j.open.Sync(); err != nil {
		return err
	}
	j.seen = extent{bytes: j.seen.bytes + int64(len(lines)), lines: j.seen.lines + count}
	return nil
}

// renew puts a fresh file with all that counts in the place of the file, at once.
func (j *Journal) renew() error {
	var content bytes.Buffer
	head, err := lineOf(header{kind, version})
	if err != nil {
		return err
	}
	content.Write(head)
	j.now.Lock()
	live := j.state.live()
	j.now.Unlock()
	for i := range live {
		line, err := encode(&live[i])
		if err != nil {
			return err
		}
		content.Write(line)
	}
	if err := replace(j.path, content.Bytes()); err != nil {
		return err
	}
	if err := j.reopen(); err != nil {
		return err
	}
	j.seen = extent{bytes: int64(content.Len()), lines: 1 + len(live)}
	return nil
}

// replace gives a file other content: after a crash, it has either the old one or the new one.
func replace(path string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	err = errors.Join(err, f.Sync(), f.Close())
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

// setAside keeps lines that could not be read, for whoever wants to mend them.
func (j *Journal) setAside(lines [][]byte) error {
	if len(lines) == 0 {
		return nil
	}
	f, err := os.OpenFile(j.aside, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(append(bytes.Join(lines, []byte("\n")), '\n'))
	return errors.Join(err, f.Sync(), f.Close())
}
