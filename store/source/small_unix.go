//go:build unix

package source

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// folder is an open folder of the machine, whose files are opened by their names in
// it: no path is looked up again, and no link is followed.
type folder struct {
	dir *os.File // nil if it is of another kind
	fd  int
}

// openFolder opens the folder of f, if it is on the machine.
func openFolder(f *file) folder {
	root, ok := f.fsys.(fenced)
	if !ok || f.dir == "" {
		return folder{}
	}
	dir, err := root.Root.Open(f.dir)
	if err != nil {
		return folder{}
	}
	return folder{dir, int(dir.Fd())}
}

// entries gives what stands in a folder, in name order. Package os would describe each
// file of a folder that it has opened in a Root, which costs as much as to open it.
func entries(fsys fs.FS, dir string) ([]fs.DirEntry, error) {
	root, ok := fsys.(fenced)
	if !ok {
		return fs.ReadDir(fsys, dir)
	}
	opened, err := root.Root.Open(dir)
	if err != nil {
		return nil, err
	}
	defer func() { _ = opened.Close() }() // it was only read
	fd, err := again(func() (int, error) { return unix.FcntlInt(opened.Fd(), unix.F_DUPFD_CLOEXEC, 0) })
	if err != nil {
		return nil, err
	}
	plain := os.NewFile(uintptr(fd), dir)
	defer func() { _ = plain.Close() }() // it was only read
	all, err := plain.ReadDir(-1)
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, err
}

func (d folder) close() {
	if d.dir != nil {
		_ = d.dir.Close() // it was only read
	}
}

// read reads a file of d, if it is not larger than into.
func (d folder) read(f *file, into []byte) (n int, whole bool) {
	if d.dir == nil {
		return f.readSmall(into)
	}
	const flags = unix.O_RDONLY | unix.O_CLOEXEC | unix.O_NOFOLLOW | unix.O_NONBLOCK // a pipe that has taken its place is not waited for
	in, err := again(func() (int, error) { return unix.Openat(d.fd, path.Base(f.path), flags, 0) })
	if err != nil {
		return 0, false
	}
	defer func() { _ = unix.Close(in) }() // it was only read
	for n < len(into) {
		k, err := again(func() (int, error) { return unix.Read(in, into[n:]) })
		if err != nil || k <= 0 {
			return n, err == nil
		}
		n += k
	}
	return n, false
}

// again does what a signal has interrupted.
func again(do func() (int, error)) (n int, err error) {
	for {
		if n, err = do(); !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}
