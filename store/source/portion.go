package source

import (
	"context"
	"sync/atomic"
	"time"
)

// portion is how much of a source has been read, and how much there is.
type portion struct {
	read, of atomic.Int64 // bytes of the files, as they lie there
}

// Portion gives how many bytes of the files of s have been read, and how many bytes they
// have together, packed as they are: 0 until that has been found out, and for what is piped
// in. It may be asked by any goroutine. More may be read than there are, since some of an
// archive is read twice.
func (s *Source) Portion() (read, of int64) {
	read, of = s.portion.read.Load(), s.portion.of.Load()
	if of > 0 {
		read = min(read, of)
	}
	return read, of
}

// unhurried is after what time of reading the files are measured: most sources have been read by then.
const unhurried = time.Second

// measure finds out in the background how large the files are together, until ctx is
// done, if they take long to read.
func (s *Source) measure(ctx context.Context) (stop func() bool) {
	return time.AfterFunc(unhurried, func() {
		var sum int64
		known := true
		w := s.files(ctx, func(f file) bool {
			if f.err != nil || f.skipped != "" {
				return true
			}
			info, _, ok := look(&f)
			if known = ok && f.path != stdin; known {
				sum += info.Size()
			}
			return known
		})
		w.close()
		if known && ctx.Err() == nil {
			s.portion.of.Store(sum)
		}
	}).Stop
}
