package ledger

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
)

// tailSize is how many bytes at the end of a file tell it from others of its size.
const tailSize = 4 << 10

// State is how a file was at one moment, in a form that can be kept.
type State string

// StateOf gives the state of the file at path: how long it is, how it ends, and when
// it was written last.
func StateOf(path string) (State, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	tail, err := tailOf(f, info.Size())
	return State(fmt.Sprintf("%d %s %d", info.Size(), tail, info.ModTime().UnixNano())), err
}

// Grown reports whether the file at path begins with all that it was in a state, as
// far as its size and the end that it had then tell.
func Grown(path string, was State) bool {
	var size int64
	var tail string
	if _, err := fmt.Sscanf(string(was), "%d %s", &size, &tail); err != nil || size < 0 {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }() // it was only read
	now, err := tailOf(f, size)
	return err == nil && now == tail
}

// tailOf gives a sum of the last bytes of the first size bytes.
func tailOf(f *os.File, size int64) (string, error) {
	tail := make([]byte, min(size, tailSize))
	if _, err := io.ReadFull(io.NewSectionReader(f, size-int64(len(tail)), int64(len(tail))), tail); err != nil {
		return "", err
	}
	sum := sha256.Sum256(tail)
	return fmt.Sprintf("%x", sum[:16]), nil
}
