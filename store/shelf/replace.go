package shelf

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/lockedfile"

	"hearsay/store/ledger"
)

// lockSuffix makes the name of the file that those lock who write a shelf.
const lockSuffix = ".lock"

// Replace puts a new file in the place of the one at path, if there is one, at once:
// whoever is killed in the midst of it, or fails, leaves the old one. One process
// at a time writes; the others wait, and then write only if it is still wanted.
// Readers are in nobody's way. Writing ends with ctx.
func Replace(ctx context.Context, path string, wanted func() bool, write func(*Writer) error) error {
	unlock, err := lockedfile.MutexAt(path + lockSuffix).Lock()
	if err != nil {
		return err
	}
	defer unlock()
	if !wanted() {
		return nil
	}
	sweep(path)
	return ledger.Replace(path, 0o600, func(out io.Writer) error {
		w := NewWriter(until{ctx, out})
		return errors.Join(write(w), w.Close())
	})
}

// until is a writer that fails once ctx is done.
type until struct {
	ctx context.Context
	io.Writer
}

func (u until) Write(b []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.Writer.Write(b)
}

// sweep removes what those have left behind who were killed while they wrote.
func sweep(path string) {
	entries, _ := os.ReadDir(filepath.Dir(path)) // what cannot be read is no hindrance
	for _, e := range entries {
		if rest, ok := strings.CutPrefix(e.Name(), filepath.Base(path)+"."); ok && strings.Trim(rest, "0123456789") == "" {
			_ = os.Remove(filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
}
