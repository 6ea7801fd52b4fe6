//go:build !unix

package shelf

import (
	"errors"
	"os"
)

// mapped gives the bytes of a file, read: where a file that is mapped cannot be
// replaced, two processes would be in each other's way.
func mapped(path string) (data []byte, unmap func([]byte) error, err error) {
	data, err = os.ReadFile(path)
	return data, func([]byte) error { return nil }, err
}

// window fails: there are no files without a name.
func (*scratchFile) window(int) ([]byte, error) { return nil, errors.ErrUnsupported }

func (f *scratchFile) free() { _ = f.Close() } // nothing in it is wanted any more
