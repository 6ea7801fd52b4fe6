package memory_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hearsay/store"
	"hearsay/store/memory"
)

// written gives the bytes of a shelf on which d has been kept.
func written(t testing.TB, d *desk) []byte {
	t.Helper()
	path := shelfIn(t)
	d.open(t, path)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// openDamaged opens d with a damaged shelf, and checks that it answers all the same, that it is
// told what is wrong, and that the next one finds the shelf whole.
func openDamaged(t *testing.T, d *desk, data []byte, want []string) {
	t.Helper()
	path := shelfIn(t)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	c := d.open(t, path)
	sameLines(t, want, answers(t, c))
	p := c.Progress().Problems
	if len(p) != 1 || p[0].File != path || !strings.Contains(p[0].String(), "it is damaged: ") {
		t.Errorf("it is told: %v", p)
	}
	if err := c.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	if c = d.open(t, path); d.decoded.Load() > 0 || len(c.Progress().Problems) > 0 {
		t.Errorf("the next one analyses %d articles, and has problems %v", d.decoded.Load(), c.Progress().Problems)
	}
}

// A file that has changed in any place is told, and all is analysed again.
func TestDamagedShelf(t *testing.T) {
	d := &desk{reports: generated(20), state: "1"}
	data, want := written(t, d), answers(t, load(t, d.reports...))
	for i := range 8 {
		at := i * (len(data) - 1) / 7
		t.Run(fmt.Sprintf("byte %d of %d changed", at, len(data)), func(t *testing.T) {
			changed := bytes.Clone(data)
			changed[at] ^= 0x10
			openDamaged(t, d, changed, want)
		})
	}
	small := &desk{reports: flood, state: "1"}
	data, want = written(t, small), answers(t, load(t, flood...))
	for at := 0; at < len(data); at += 1 + len(data)/40 {
		t.Run(fmt.Sprintf("cut after %d of %d bytes", at, len(data)), func(t *testing.T) {
			openDamaged(t, small, data[:at], want)
		})
	}
}

// Damage that is met while what has come is linked in is told, and what has come is there.
func TestDamagedShelfOfGrownSources(t *testing.T) {
	d := &desk{reports: generated(20), state: "1"}
	data, path := written(t, d), shelfIn(t)
	data[len(data)*4/5] ^= 0x10 // in what is read last
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	d.reports, d.state = append(d.reports, flood...), "1 and more"
	c := d.begin(t.Context(), path)
	_, err := c.Search(t.Context(), store.Query{Filter: "nobody would say so"})
	if err := errors.Join(err, c.Wait(t.Context()), c.Settle(t.Context())); err != nil {
		t.Fatal(err)
	}
	sameLines(t, answers(t, load(t, d.reports...)), answers(t, c))
	d.open(t, path)
	if n := d.decoded.Load(); n > 0 {
		t.Errorf("the next one analyses %d articles", n)
	}
}

// Somebody cuts the file short while it is being read.
func TestShelfCutShortWhileOpen(t *testing.T) {
	d, path := &desk{reports: generated(20), state: "1"}, shelfIn(t)
	d.open(t, path)
	want := answers(t, load(t, d.reports...))
	c := d.open(t, path)
	if err := os.Truncate(path, 4096); err != nil {
		t.Fatal(err)
	}
	sameLines(t, want, answers(t, c))
}

// Bytes that changed in ways that fit their checksums were not written by us. Whatever they
// are, they crash nothing.
func FuzzHostileShelf(f *testing.F) {
	f.Add(written(f, &desk{reports: quarrel, state: "1"}), 0, byte(0))
	f.Add(written(f, &desk{reports: generated(3), state: "1"}), 500, byte(1))
	f.Add(written(f, &desk{reports: quarrel, state: "1"}), 1001, byte(0))
	f.Fuzz(func(t *testing.T, data []byte, at int, with byte) {
		path := shelfIn(t)
		if err := os.WriteFile(path, resummed(data, at, with), 0o600); err != nil {
			t.Fatal(err)
		}
		d := &desk{reports: append(slices.Clone(quarrel), flood...), state: "1"}
		if at%2 != 0 {
			d.state = "1 and more"
		}
		answers(t, d.open(t, path))
	})
}

// resummed changes a byte of a shelf, and makes its checksums fit.
func resummed(data []byte, at int, with byte) []byte {
	const block, footer = 1 << 16, 8 + 8 + 4
	data = bytes.Clone(data)
	if len(data) < footer {
		return data
	}
	end := binary.LittleEndian.Uint64(data[len(data)-footer+8:])
	if end == 0 || end > uint64(len(data)-footer) || int(end)+4*int((end+block-1)/block) > len(data)-footer {
		return data
	}
	sum := func(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }
	data[uint(at)%uint(end)] ^= with
	sums := data[end:]
	for from := 0; from < int(end); from += block {
		binary.LittleEndian.PutUint32(sums, sum(data[from:min(from+block, int(end))]))
		sums = sums[4:]
	}
	binary.LittleEndian.PutUint32(data[len(data)-4:], sum(data[end:len(data)-4]))
	return data
}

// Several that open one source at once get the same answers, and leave one whole shelf.
func TestManyOpenAtOnce(t *testing.T) {
	path := shelfIn(t)
	want := answers(t, load(t, quarrel...))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			d := &desk{reports: quarrel, state: "1"}
			c := d.begin(t.Context(), path)
			if err := errors.Join(c.Wait(t.Context()), c.Settle(t.Context())); err != nil {
				t.Error(err)
			}
			if got := answers(t, c); !slices.Equal(want, got) {
				t.Errorf("one answers %q, and not %q", got, want)
			}
		})
	}
	all.Wait()
	d := &desk{reports: quarrel, state: "1"}
	if d.open(t, path); d.decoded.Load() != 0 {
		t.Error("the shelf they left is of no use")
	}
	names := files(t, path)
	if want := []string{"test.shelf", "test.shelf.lock"}; !slices.Equal(names, want) {
		t.Errorf("they left %v", names)
	}
}

// files gives the names of the files around a shelf.
func files(t *testing.T, path string) []string {
	t.Helper()
	entries, err := os.ReadDir(strings.TrimSuffix(path, "/test.shelf"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// Sources that change while they are read are not kept: nobody knows in which state they were read.
func TestChangingSourcesAreNotKept(t *testing.T) {
	path := shelfIn(t)
	states := []string{"1", "2"}
	c := memory.Open(t.Context(), inputs(flood...), memory.Shelf{
		Path: path, By: these,
		State: func(context.Context) string {
			s := states[0]
			states = states[1:]
			return s
		},
		Grown: func(string) bool { return false },
		Worth: func(int, time.Duration) bool { return true },
	})
	if err := c.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	if names := files(t, path); len(names) > 0 {
		t.Errorf("it leaves %v", names)
	}
}
