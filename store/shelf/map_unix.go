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
