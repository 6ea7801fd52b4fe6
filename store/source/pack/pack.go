// Package pack undoes compression, and opens archives: gzip, zstd, bzip2, xz;
// zip and tar. It tells them by their first bytes. It writes nothing to disk, and
// no more comes out than a Budget allows, whatever the bytes promise.
package pack

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
)

// What can be wrong with packed data.
var (
	ErrCorrupt   = errors.New("compressed data is corrupt")
	ErrBomb      = fmt.Errorf("compressed data swells to more than %d times its size", maxRatio)
	ErrDeep      = fmt.Errorf("packed more than %d times over", maxDepth)
	ErrEncrypted = errors.New("encrypted")
	ErrEntries   = fmt.Errorf("more than %d entries in archives", maxEntries)
)

const (
	maxDepth   = 5         // layers of compression and archives, one in the other
	maxRatio   = 500       // of bytes out to bytes in
	freeBytes  = 128 << 20 // that may come out before the ratio counts
	maxEntries = 1_000_000
	maxWindow  = 64 << 20 // bytes of memory for a dictionary
)

// Budget is what may come out of one file, with everything that is packed in it.
// It belongs to one goroutine.
type Budget struct {
	In      func() int64 // the bytes of the file that have been read so far
	out     int64
	entries int
	depth   int
}

// Enter takes note that one layer more is opened; Leave, that it is done with.
func (b *Budget) Enter() error {
	if b.depth++; b.depth > maxDepth {
		return ErrDeep
	}
	return nil
}

// Leave takes back an Enter, also one that failed.
func (b *Budget) Leave() { b.depth-- }

// spend takes note of n bytes that have come out.
func (b *Budget) spend(n int) error {
	b.out += int64(n)
	if b.out > freeBytes && b.out/maxRatio > b.In() {
		return ErrBomb
	}
	return nil
}

// entry takes note of an archive's entry.
func (b *Budget) entry() error {
	if b.entries++; b.entries > maxEntries {
		return ErrEntries
	}
	return nil
}

// Packed reports whether data that begin like this are compressed.
func Packed(begin []byte) bool { return opener(begin) != nil }

// Unpack gives what the compressed data of in hold. The caller closes what it
// gets. A fault met while reading, but for the end of the Budget, is ErrCorrupt.
func Unpack(in *bufio.Reader, b *Budget) (io.ReadCloser, error) {
	begin, _ := in.Peek(magicBytes)
	open := opener(begin)
	if open == nil {
		return nil, ErrCorrupt
	}
	r, err := guarded(func() (io.ReadCloser, error) { return open(in) })
	if err != nil {
		return nil, ErrCorrupt
	}
	return &unpacking{r, b}, nil
}

// guarded calls a decoder that may panic.
func guarded[T any](decode func() (T, error)) (v T, err error) {
	defer func() {
		if recover() != nil {
			err = ErrCorrupt
		}
	}()
	return decode()
}

// magicBytes is how many bytes tell compressed data.
const magicBytes = 6

// opener gives the decoder of data that begin like this; nil if they are not compressed.
func opener(begin []byte) func(io.Reader) (io.ReadCloser, error) {
	switch {
	case bytes.HasPrefix(begin, []byte("\x1f\x8b\x08")):
		return func(r io.Reader) (io.ReadCloser, error) { return gzip.NewReader(r) }
	case bytes.HasPrefix(begin, []byte("\x28\xb5\x2f\xfd")):
		return openZstd
	case bytes.HasPrefix(begin, []byte("BZh")) && len(begin) > 3 && begin[3] >= '1' && begin[3] <= '9':
		return func(r io.Reader) (io.ReadCloser, error) { return io.NopCloser(bzip2.NewReader(r)), nil }
	case bytes.HasPrefix(begin, []byte("\xfd7zXZ\x00")):
		return openXZ
	}
	return nil
}

func openZstd(r io.Reader) (io.ReadCloser, error) {
	d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
	if err != nil {
		return nil, err
	}
	return d.IOReadCloser(), nil
}

func openXZ(r io.Reader) (io.ReadCloser, error) {
	d, err := xz.ReaderConfig{DictCap: 8 << 20}.NewReader(r)
	if err != nil {
		return nil, err
	}
	return io.NopCloser(d), nil
}

// unpacking gives every fault of compressed data the same name, and keeps to a budget.
type unpacking struct {
	io.ReadCloser
	budget *Budget
}

func (u *unpacking) Read(p []byte) (int, error) {
	n, err := guarded(func() (int, error) { return u.ReadCloser.Read(p) })
	if bomb := u.budget.spend(n); bomb != nil {
		return n, bomb
	}
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, ErrBomb) {
		err = ErrCorrupt
	}
	return n, err
}
