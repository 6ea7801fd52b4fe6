package shelf

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unsafe"
)

// tide is what the tests write: some numbers of fixed size, some words, one column of nothing.
type tide struct {
	levels []uint32
	names  []string
}

var spring = tide{[]uint32{3, 1, 4, 1, 5, 1 << 31}, []string{"Ebb", "", "Flood in the estuary", "Slack"}}

// wide is more than a block of both.
func wide() tide {
	var t tide
	for i := range 30_000 {
		t.levels = append(t.levels, uint32(i*i))
		t.names = append(t.names, strings.Repeat("x", i%7))
	}
	return t
}

func (t tide) write(w *Writer) error {
	w.Column("levels", len(t.levels), 4, func(i int, e *Encoder) { e.Uint32(t.levels[i]) })
	w.Varied("names", len(t.names), func(i int, e *Encoder) { e.Rest(t.names[i]) })
	w.Column("nothing", 0, 8, nil)
	w.Whole("raw", []byte(strings.Join(t.names, " ")))
	return nil
}

func (t tide) bytes(tb testing.TB) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := NewWriter(&b)
	if err := errors.Join(t.write(w), w.Close()); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// read reads all that was written.
func read(f *File) (t tide, err error) {
	err = f.Guard(func() {
		levels, names := f.Column("levels"), f.Column("names")
		for i := range levels.Len() {
			r := levels.Record(i)
			t.levels = append(t.levels, r.Uint32())
		}
		for i := range names.Len() {
			r := names.Record(i)
			t.names = append(t.names, r.Rest())
		}
		if n := f.Column("nothing").Len(); n != 0 {
			panic(damage("%d records of nothing", n))
		}
		raw := f.Column("raw").Whole()
		if string(raw) != strings.Join(t.names, " ") || uintptr(unsafe.Pointer(unsafe.SliceData(raw)))%wholeAlign != 0 {
			panic(damage("the raw bytes are %q", raw))
		}
	})
	return t, err
}

// parsed is read, of a file that may not open.
func parsed(data []byte) (tide, error) {
	f, err := Parse(data)
	if err != nil {
		return tide{}, err
	}
	return read(f)
}

func (t tide) same(u tide) bool {
	return slices.Equal(t.levels, u.levels) && slices.Equal(t.names, u.names)
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	for _, want := range []tide{{}, spring, wide()} {
		got, err := parsed(want.bytes(t))
		if err != nil || !got.same(want) {
			t.Errorf("%d levels, %d names are read as %d, %d, %v", len(want.levels), len(want.names), len(got.levels), len(got.names), err)
		}
	}
}

func TestRecords(t *testing.T) {
	at := time.Date(1969, 12, 31, 23, 59, 59, 7, time.FixedZone("", -7*3600))
	var b bytes.Buffer
	w := NewWriter(&b)
	w.Varied("all", 1, func(_ int, e *Encoder) {
		e.Bool(true)
		e.Int32(-5)
		e.Float(-0.25)
		e.Time(at)
		e.Time(time.Time{})
		e.Int(1 << 40)
		e.String("a text")
		e.Rest("and its rest")
	})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := Parse(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	r := f.Column("all").Record(0)
	got := fmt.Sprintln(r.Bool(), r.Int32(), r.Float(), r.Time().Equal(at), r.Time().IsZero(), r.Int(), r.String(), r.Cut(4, 7), r.Rest())
	if want := "true -5 -0.25 true true 1099511627776 a text its and its rest\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for name, read := range map[string]func(){
		"a number":     func() { r.Int() },
		"four bytes":   func() { r.Uint32() },
		"a cut":        func() { r.Cut(0, 1) },
		"a record":     func() { f.Column("all").Record(1) },
		"another":      func() { f.Column("all").Record(-1) },
		"a column":     func() { f.Column("none") },
		"many letters": func() { r := f.Column("all").Record(0); r.Skip(1 << 62) },
	} {
		var why *Damage
		if err := f.Guard(read); !errors.As(err, &why) {
			t.Errorf("%s behind the end: %v", name, err)
		}
	}
}

// No change of any byte, and no cut, gives anything but a Damage.
func TestDamageIsNoticed(t *testing.T) {
	for _, from := range []tide{{}, spring} {
		data := from.bytes(t)
		for at := range data {
			for bit := range 8 {
				changed := bytes.Clone(data)
				changed[at] ^= 1 << bit
				noticed(t, changed, fmt.Sprintf("bit %d of byte %d changed", bit, at))
			}
			noticed(t, data[:at], fmt.Sprintf("cut after %d bytes", at))
			if torn := append(bytes.Clone(data[:at]), make([]byte, len(data)-at)...); !bytes.Equal(torn, data) {
				noticed(t, torn, fmt.Sprintf("not written after %d bytes", at))
			}
		}
		noticed(t, append(bytes.Clone(data), 0), "a byte more")
	}
}

func noticed(t *testing.T, data []byte, what string) {
	t.Helper()
	var why *Damage
	if _, err := parsed(data); !errors.As(err, &why) {
		t.Errorf("%s: %v", what, err)
	}
}

// Only the block that is damaged is.
func TestWhatIsWholeIsReadFromADamagedFile(t *testing.T) {
	want := wide()
	data := want.bytes(t)
	data[2*blockSize+5]++ // among the names
	f, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	r := f.Column("levels").Record(1000)
	if got := r.Uint32(); got != want.levels[1000] {
		t.Errorf("a level is %d, and not %d", got, want.levels[1000])
	}
	if _, err := read(f); err == nil {
		t.Error("all of it is read")
	}
}

func TestAnotherVersion(t *testing.T) {
	head := binary.LittleEndian.AppendUint16([]byte(magic), version+1)
	data := slices.Concat(binary.LittleEndian.AppendUint32(head, sum(head)), spring.bytes(t)[headerSize:])
	if _, err := Parse(data); !errors.Is(err, ErrVersion) {
		t.Errorf("got %v", err)
	}
}

func always() bool { return true }

// A writer that is killed after any number of bytes, or whose disk is full, leaves the file as it was.
func TestKilledAtEveryWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tide")
	if err := Replace(t.Context(), path, always, spring.write); err != nil {
		t.Fatal(err)
	}
	next := wide()
	for after := 0; after < 100; after++ {
		ctx, cancel := context.WithCancel(t.Context())
		n := 0
		err := Replace(ctx, path, always, func(w *Writer) error {
			w.out = counting{w.out, func() {
				if n++; n > after {
					cancel()
				}
			}}
			return next.write(w)
		})
		cancel()
		got := opened(t, path)
		switch {
		case err != nil && !got.same(spring):
			t.Errorf("killed at write %d: the file has changed", after)
		case err == nil && !got.same(next):
			t.Errorf("not killed at write %d: the file has not changed", after)
		case err == nil:
			return
		}
	}
	t.Error("it is killed in any case")
}

// counting calls before before each write.
type counting struct {
	io.Writer
	before func()
}

func (c counting) Write(b []byte) (int, error) {
	c.before()
	return c.Writer.Write(b)
}

func opened(t *testing.T, path string) tide {
	t.Helper()
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	got, err := read(f)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// What those have left who were killed without any chance to remove it is removed by the next one.
func TestLeftoversAreRemoved(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"tide.123", "tide.notes", "tide.1.log", "other.77"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := Replace(t.Context(), filepath.Join(dir, "tide"), always, spring.write); err != nil {
		t.Fatal(err)
	}
	entries, _ := os.ReadDir(dir)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{"other.77", "tide", "tide.1.log", "tide.lock", "tide.notes"}; !slices.Equal(names, want) {
		t.Errorf("left is %v", names)
	}
}

// Whoever waits for another to write does not write what is there then.
func TestOnlyOneWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tide")
	missing := func() bool {
		_, err := Open(path)
		return err != nil
	}
	var all sync.WaitGroup
	var written sync.Map
	for i := range 8 {
		all.Go(func() {
			if err := Replace(t.Context(), path, missing, func(w *Writer) error { written.Store(i, true); return spring.write(w) }); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	n := 0
	written.Range(func(any, any) bool { n++; return true })
	if n != 1 || !opened(t, path).same(spring) {
		t.Errorf("%d have written", n)
	}
}

// A file stays as it was for who has opened it, whatever takes its name.
func TestReplacedWhileOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tide")
	if err := Replace(t.Context(), path, always, wide().write); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := Replace(t.Context(), path, always, spring.write); err != nil {
		t.Fatal(err)
	}
	if got, err := read(f); err != nil || !got.same(wide()) {
		t.Errorf("it has changed: %v", err)
	}
	if !opened(t, path).same(spring) {
		t.Error("the new one is not there")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(spring.bytes(f))
	f.Add(tide{}.bytes(f))
	f.Fuzz(func(t *testing.T, data []byte) { _, _ = parsed(data) })
}

// Check finds what a reader who asks for something else does not.
func TestCheckReadsEverything(t *testing.T) {
	data := wide().bytes(t)
	f, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Check(); err != nil {
		t.Errorf("what is whole: %v", err)
	}
	size := 0
	for _, p := range f.Parts() {
		size += p.Bytes
	}
	if size < len(data)/2 || size > len(data) {
		t.Errorf("columns have %d bytes, the file %d", size, len(data))
	}
	damaged := bytes.Clone(data)
	damaged[len(header())+1] ^= 1
	if f, err = Parse(damaged); err != nil {
		t.Fatal(err)
	}
	if err := f.Check(); !errors.As(err, new(*Damage)) {
		t.Errorf("what is damaged: %v", err)
	}
}
