//go:build unix

package shelf

import (
	"math"
	"os"

	"golang.org/x/sys/unix"
)

// mapped gives the bytes of a file where they lie. Another file may take its name
// meanwhile: this one stays until it is let go of.
func mapped(path string) (data []byte, unmap func([]byte) error, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = f.Close() }() // the mapping holds it
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	size := info.Size()
	if size == 0 || size > math.MaxInt || !info.Mode().IsRegular() { // none of which can be mapped
		return nil, func([]byte) error { return nil }, nil
	}
	data, err = unix.Mmap(int(f.Fd()), 0, int(size), unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		return nil, nil, &os.PathError{Op: "mmap", Path: path, Err: err}
	}
	return data, unix.Munmap, nil
}

// window maps n more bytes of a file, for which it sees to room on the disk: what is
// written to a mapping for which there is none is a fault.
func (f *scratchFile) window(n int) ([]byte, error) {
	at := int64(0)
	for _, w := range f.windows {
		at += int64(len(w))
	}
	zeros := make([]byte, 1<<20)
	for i := 0; i < n; i += len(zeros) {
		if _, err := f.WriteAt(zeros[:min(len(zeros), n-i)], at+int64(i)); err != nil {
			return nil, err
		}
	}
	w, err := unix.Mmap(int(f.Fd()), at, n, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
	if err != nil {
		return nil, &os.PathError{Op: "mmap", Path: f.Name(), Err: err}
	}
	f.windows = append(f.windows, w)
	return w, nil
}

// free lets go of the file: nothing in it is wanted any more.
func (f *scratchFile) free() {
	for _, w := range f.windows {
		_ = unix.Munmap(w)
	}
	_ = f.Close()
}
