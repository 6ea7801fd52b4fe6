package pack

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"iter"
	"path"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Entry is a file in an archive.
type Entry struct {
	Name      string // as the archive has it, without ./ and ../; it may hold any character
	Err       error  // why it cannot be read; then there is no Reader
	io.Reader        // good until the next Entry
}

// Zipped reports whether data that begin like this are a zip archive.
func Zipped(begin []byte) bool {
	return bytes.HasPrefix(begin, []byte("PK\x03\x04")) || bytes.HasPrefix(begin, []byte("PK\x05\x06"))
}

// Tarred reports whether data that begin like this are a tar archive.
func Tarred(begin []byte) bool { return len(begin) > 262 && string(begin[257:262]) == "ustar" }

// Zip gives the files in a zip archive in its order. A fault of the archive
// itself comes as an error, at the end.
func Zip(r io.ReaderAt, size int64, b *Budget) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		z, err := guarded(func() (*zip.Reader, error) { return zip.NewReader(r, size) })
		if err != nil {
			yield(Entry{}, ErrCorrupt)
			return
		}
		z.RegisterDecompressor(zstd.ZipMethodWinZip, zstd.ZipDecompressor(zstd.WithDecoderMaxWindow(maxWindow)))
		for _, f := range z.File {
			if err := b.entry(); err != nil {
				yield(Entry{}, err)
				return
			}
			if !hidden(f.Name) && f.Mode().IsRegular() && !zipped(f, b, yield) {
				return
			}
		}
	}
}

// zipped yields one file of a zip archive.
func zipped(f *zip.File, b *Budget, yield func(Entry, error) bool) bool {
	e := Entry{Name: tidy(f.Name)}
	if f.Flags&1 != 0 {
		e.Err = ErrEncrypted
		return yield(e, nil)
	}
	r, err := guarded(f.Open)
	if err != nil {
		e.Err = ErrCorrupt
		return yield(e, nil)
	}
	defer func() { _ = r.Close() }() // it was only read
	e.Reader = &unpacking{r, b}
	return yield(e, nil)
}

// Tar gives the files in a tar archive in its order; links and devices are
// passed over. A fault of the archive itself comes as an error, at the end.
func Tar(r io.Reader, b *Budget) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		t := tar.NewReader(r)
		for {
			head, err := guarded(t.Next)
			if err == nil {
				err = b.entry()
			}
			switch {
			case errors.Is(err, io.EOF):
				return
			case errors.Is(err, ErrBomb), errors.Is(err, ErrEntries):
				yield(Entry{}, err)
				return
			case err != nil:
				yield(Entry{}, ErrCorrupt)
				return
			case head.Typeflag != tar.TypeReg || hidden(head.Name):
			case !yield(Entry{Name: tidy(head.Name), Reader: t}, nil):
				return
			}
		}
	}
}

// hidden reports whether a name is one that people do not see: of a program's
// settings, or of the shadows that some systems put beside files.
func hidden(name string) bool {
	for part := range strings.SplitSeq(strings.ReplaceAll(name, "\\", "/"), "/") {
		if part == "__MACOSX" || strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return false
}

// tidy gives a name without what would lead out of the archive.
func tidy(name string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, "\\", "/")), "/")
}
