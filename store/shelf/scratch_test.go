package shelf_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"hearsay/store/shelf"
)

// What is taken stays as it is filled, begins at a multiple of 8, and leaves no file that
// has a name, be it little or much.
func TestScratch(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "test.shelf")
	s := shelf.NewScratch(path, 32<<20)
	var taken [][]byte
	for i := range 90 {
		b := s.Take(1<<20 + i)
		if len(b) != 1<<20+i || bytes.Count(b, []byte{0}) != len(b) {
			t.Fatalf("%d bytes, not all zero", len(b))
		}
		for k := range b {
			b[k] = byte(i)
		}
		taken = append(taken, b)
	}
	taken = append(taken, s.Take(20<<20))
	for i, b := range taken[:90] {
		if bytes.Count(b, []byte{byte(i)}) != len(b) {
			t.Errorf("piece %d has changed", i)
		}
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
	runtime.KeepAlive(s)
}

// Little leaves no trace at all, and where no file can be, the heap takes all.
func TestScratchOnTheHeap(t *testing.T) {
	dir := t.TempDir()
	shelf.NewScratch(filepath.Join(dir, "none", "test.shelf"), 1<<20).Take(1 << 20)
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := shelf.NewScratch(filepath.Join(file, "test.shelf"), 1<<20)
	for range 2 {
		if b := s.Take(40 << 20); len(b) != 40<<20 {
			t.Errorf("%d bytes", len(b))
		}
	}
}
