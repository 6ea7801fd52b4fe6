package pack_test

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"

	"hearsay/store/source/pack"
)

// written gives what a compressor makes of s.
func written(t *testing.T, s string, open func(io.Writer) (io.WriteCloser, error)) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := open(&b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func openGzip(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil }

func unpacked(data []byte) (string, error) {
	in := bufio.NewReader(bytes.NewReader(data))
	r, err := pack.Unpack(in, &pack.Budget{In: func() int64 { return int64(len(data)) }})
	if err != nil {
		return "", err
	}
	defer func() { _ = r.Close() }()
	n, err := io.Copy(io.Discard, r)
	return strings.Repeat("x", int(min(n, 5))), err
}

// bzipped is "xxxxx", for the standard library does not compress so.
const bzipped = "BZh91AY&SY\xd8r\x01/\x00\x00\x00\x01\x00\x00\x00 \x00 \x00!\x98\x19\x84a\x77\x24\x53\x85\x09\x0d\x87 \x12\xf0"

func TestCompression(t *testing.T) {
	for name, data := range map[string][]byte{
		"gzip":      written(t, "xxxxx", openGzip),
		"two gzips": append(written(t, "xx", openGzip), written(t, "xxx", openGzip)...),
		"zstd":      written(t, "xxxxx", func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) }),
		"xz":        written(t, "xxxxx", func(w io.Writer) (io.WriteCloser, error) { return xz.NewWriter(w) }),
	} {
		if !pack.Packed(data) {
			t.Errorf("%s is not known", name)
		}
		if got, err := unpacked(data); got != "xxxxx" || err != nil {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
		if _, err := unpacked(data[:len(data)-6]); !errors.Is(err, pack.ErrCorrupt) {
			t.Errorf("%s, cut off: %v", name, err)
		}
	}
	if !pack.Packed([]byte(bzipped)) {
		t.Error("bzip2 is not known")
	}
}

func TestBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 200<<20)
	for name, data := range map[string][]byte{
		"gzip": written(t, zeros, openGzip),
		"zstd": written(t, zeros, func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) }),
	} {
		if _, err := unpacked(data); !errors.Is(err, pack.ErrBomb) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// listed gives the entries of an archive: their names and what they hold.
func listed(t *testing.T, entries func(func(pack.Entry, error) bool)) []string {
	t.Helper()
	var out []string
	for e, err := range entries {
		switch {
		case err != nil:
			out = append(out, "! "+err.Error())
		case e.Err != nil:
			out = append(out, e.Name+"! "+e.Err.Error())
		default:
			data, err := io.ReadAll(e)
			if err != nil {
				t.Error(err)
			}
			out = append(out, e.Name+": "+string(data))
		}
	}
	return out
}

func budget() *pack.Budget { return &pack.Budget{In: func() int64 { return 1000 }} }

func TestArchives(t *testing.T) {
	names := []string{"a.txt", "../../etc/passwd", "/b/c.html", "__MACOSX/._a.txt", ".git/config", "x\\d.txt", "dir/"}
	want := []string{"a.txt: 0", "etc/passwd: 1", "b/c.html: 2", "x/d.txt: 5"}
	var zipped, tarred bytes.Buffer
	z, tr := zip.NewWriter(&zipped), tar.NewWriter(&tarred)
	for i, n := range names {
		w, err := z.Create(n)
		if err != nil {
			t.Fatal(err)
		}
		kind := byte(tar.TypeReg)
		if strings.HasSuffix(n, "/") {
			kind = tar.TypeDir
		} else if _, err := w.Write([]byte{'0' + byte(i)}); err != nil {
			t.Fatal(err)
		}
		_ = tr.WriteHeader(&tar.Header{Name: n, Size: 1, Mode: 0o600, Typeflag: kind})
		_, _ = tr.Write([]byte{'0' + byte(i)})
	}
	_ = tr.WriteHeader(&tar.Header{Name: "link.txt", Linkname: "/etc/passwd", Typeflag: tar.TypeSymlink})
	_ = tr.WriteHeader(&tar.Header{Name: "pipe.txt", Typeflag: tar.TypeFifo})
	_, _ = z.Close(), tr.Close()
	data := zipped.Bytes()
	if !pack.Zipped(data) || !pack.Tarred(tarred.Bytes()) {
		t.Error("archives are not known")
	}
	if diff := cmp.Diff(want, listed(t, pack.Zip(bytes.NewReader(data), int64(len(data)), budget()))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want, listed(t, pack.Tar(bytes.NewReader(tarred.Bytes()), budget()))); diff != "" {
		t.Error(diff)
	}
	cut := []string{"! compressed data is corrupt"}
	if diff := cmp.Diff(cut, listed(t, pack.Zip(bytes.NewReader(data[:99]), 99, budget()))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(append(want[:1:1], cut...), listed(t, pack.Tar(bytes.NewReader(tarred.Bytes()[:1100]), budget()))); diff != "" {
		t.Error(diff)
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add([]byte(bzipped))
	f.Add([]byte("\x1f\x8b\x08"))
	f.Add([]byte("\xfd7zXZ\x00"))
	f.Add([]byte("\x28\xb5\x2f\xfd"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = unpacked(data)
		for e, err := range pack.Zip(bytes.NewReader(data), int64(len(data)), budget()) {
			if err == nil && e.Reader != nil {
				_, _ = io.Copy(io.Discard, e)
			}
		}
		for e, err := range pack.Tar(bytes.NewReader(data), budget()) {
			if err == nil && e.Reader != nil {
				_, _ = io.Copy(io.Discard, e)
			}
		}
	})
}
