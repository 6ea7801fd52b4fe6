//go:build !unix

package shelf

import "os"

// mapped gives the bytes of a file, read: where a file that is mapped cannot be
// replaced, two processes would be in each other's way.
func mapped(path string) (data []byte, unmap func([]byte) error, err error) {
	data, err = os.ReadFile(path)
	return data, func([]byte) error { return nil }, err
}
