package source

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"io/fs"
	"time"
)

// A file must have been left alone for a while until its time tells that it does not
// change any more: the step in which its file system tells time, which is two seconds for some that
// know whole seconds only, and a tick of the system's clock for all others.
const (
	settlesCoarse = 2 * time.Second
	settlesFine   = 100 * time.Millisecond
)

// unsettled is how much longer a file that was last written at a time must be left alone.
func unsettled(written time.Time) time.Duration {
	settles := settlesFine
	if written.Nanosecond() == 0 {
		settles = settlesCoarse
	}
	return settles - time.Since(written)
}

// State gives the state that the files of s are in, by their names, sizes and times,
// in a form that can be kept. It gives nothing if that tells nothing: for standard
// input, for what cannot be looked at, and for files that are just being written. It waits
// for a tick of the clock, at most, where one has been written in the one before.
func (s *Source) State(ctx context.Context) string {
	sum := digest{sha256.New()}
	told := true
	w := s.files(ctx, func(f file) bool {
		if f.skipped != "" {
			return true
		}
		told = sum.file(ctx, &f)
		return told
	})
	w.close()
	if !told || ctx.Err() != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// file takes in the state of a file, and reports whether that can be told.
func (d digest) file(ctx context.Context, f *file) bool {
	if f.err != nil || f.path == stdin {
		return false
	}
	info, wait, ok := look(f)
	if ok && wait > 0 && wait <= settlesFine {
		select {
		case <-time.After(wait):
			info, wait, ok = look(f)
		case <-ctx.Done():
		}
	}
	if !ok || wait > 0 {
		return false
	}
	d.add(f.name)
	d.number(uint64(info.Size()))
	d.number(uint64(info.ModTime().UnixNano()))
	return true
}

// look gives what is known of a file, and how much longer that must be left alone. The
// times of pipes and their like tell nothing.
func look(f *file) (info fs.FileInfo, wait time.Duration, ok bool) {
	info, err := fs.Stat(f.fsys, f.path)
	if err != nil || !info.Mode().IsRegular() {
		return nil, 0, false
	}
	return info, unsettled(info.ModTime()), true
}

// Sum tells r from all other records: those of one Sum give the same article.
func (r Record) Sum() [16]byte {
	d := digest{sha256.New()}
	d.add(r.File)
	d.number(uint64(r.Line))
	d.number(uint64(r.form))
	d.add(string(r.data))
	d.add(r.origin.URL)
	d.add(r.origin.ContentType)
	if a := r.article; a != nil {
		d.add(a.Key)
		d.add(a.Outlet)
		d.add(a.Title)
		d.add(a.URL)
		d.add(a.Text)
		for _, t := range [...]time.Time{a.Published, a.Edited} {
			d.add(t.Format(time.RFC3339Nano))
		}
		for _, name := range a.Authors {
			d.add(name)
		}
	}
	return [16]byte(d.Sum(nil))
}

// digest takes in texts and numbers, so that no two lists of them look alike.
type digest struct{ hash.Hash }

func (d digest) add(s string) {
	d.number(uint64(len(s)))
	_, _ = d.Write([]byte(s)) // a hash takes everything
}

func (d digest) number(n uint64) {
	_, _ = d.Write(binary.LittleEndian.AppendUint64(nil, n))
}
