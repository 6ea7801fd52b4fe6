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

// settling is how long a file must have been left alone until its time tells that
// it does not change any more: some file systems tell time in steps of two seconds.
const settling = 2 * time.Second

// State gives the state that the files of s are in, by their names, sizes and times,
// in a form that can be kept. It gives nothing if that tells nothing: for standard
// input, for what cannot be looked at, and for files that were written just before now.
func (s *Source) State(ctx context.Context, now time.Time) string {
	sum := digest{sha256.New()}
	told := true
	w := s.files(ctx, func(f file) bool {
		if f.skipped != "" {
			return true
		}
		told = sum.file(&f, now)
		return told
	})
	w.close()
	if !told || ctx.Err() != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// file takes in the state of a file, and reports whether that can be told. The times
// of pipes and their like tell nothing.
func (d digest) file(f *file, now time.Time) bool {
	if f.err != nil || f.path == stdin {
		return false
	}
	info, err := fs.Stat(f.fsys, f.path)
	if err != nil || !info.Mode().IsRegular() || now.Sub(info.ModTime()) < settling {
		return false
	}
	d.add(f.name)
	d.number(uint64(info.Size()))
	d.number(uint64(info.ModTime().UnixNano()))
	return true
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
