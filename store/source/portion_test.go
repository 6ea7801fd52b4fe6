package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay/store/source"
)

// What takes long to read is measured meanwhile.
func TestPortion(t *testing.T) {
	dir := t.TempDir()
	line := `{"title": "Bridge closed", "text": "The old bridge was closed on Tuesday after the flood."}` + "\n"
	size := 0
	for name, data := range map[string]string{
		"a.jsonl": strings.Repeat(line, 5000), "b/c.txt": "The old bridge was closed on Tuesday.", "b/d.txt": "It will be opened on Friday.", "e.png": "none",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		if name != "e.png" {
			size += len(data)
		}
	}
	s := source.New(dir)
	for range 2 { // each reading counts by itself
		n := 0
		for range s.Records(t.Context()) {
			if n++; n > 1 {
				continue
			}
			if read, _ := s.Portion(); read == 0 || read >= int64(size) {
				t.Errorf("%d of %d bytes are read when there is one record", read, size)
			}
			for _, of := s.Portion(); of == 0; _, of = s.Portion() {
				time.Sleep(time.Millisecond)
			}
		}
		if read, of := s.Portion(); read != int64(size) || of != int64(size) {
			t.Errorf("%d of %d bytes, want all of %d", read, of, size)
		}
	}
}
