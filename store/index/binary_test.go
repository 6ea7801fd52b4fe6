package index_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store/index"
)

// several is a snapshot of rs that was taken in parts, so that it has several segments.
func several(rs records, parts int) *index.Snapshot {
	x := index.New()
	for i, r := range rs {
		x.Add(x.Prepare(r.title, r.outlet, r.text))
		if (i+1)%(len(rs)/parts+1) == 0 {
			x.Snapshot()
		}
	}
	return x.Snapshot()
}

func written(t testing.TB, s *index.Snapshot) []byte {
	t.Helper()
	data, err := s.AppendBinary(nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestOpenedAnswersAlike asks a snapshot and its copy from a file the same, and
// goes on adding to the copy.
func TestOpenedAnswersAlike(t *testing.T) {
	rs := records(generated(3000, 40))
	s := several(rs, 3)
	opened, err := index.Open(written(t, s))
	if err != nil {
		t.Fatal(err)
	}
	x := index.Resume(opened)
	more := append(slices.Clone(rs), library...)
	for _, r := range library {
		x.Add(x.Prepare(r.title, r.outlet, r.text))
	}
	for _, expression := range []string{"", "a", "st", "text:of", "\"of the\"", "text:\"the of\"", "outlet:post sort:title", "hlbw", "ba sort:match", "Holt"} {
		f := mustParse(t, expression)
		if diff := cmp.Diff(s.Search(t.Context(), f, rs).IDs(), opened.Search(t.Context(), f, rs).IDs()); diff != "" {
			t.Errorf("%s: opened differs: %s", expression, diff)
		}
		if diff := cmp.Diff(snapshot(more).Search(t.Context(), f, more).IDs(), x.Snapshot().Search(t.Context(), f, more).IDs()); diff != "" {
			t.Errorf("%s: resumed differs: %s", expression, diff)
		}
	}
}

func TestOpenRefusesWhatIsNone(t *testing.T) {
	data := written(t, several(library, 2))
	for name, broken := range map[string][]byte{
		"nothing": nil, "a part": data[:len(data)-8], "more": append(slices.Clone(data), make([]byte, 8)...), "another": slices.Repeat([]byte("12345678"), 9),
	} {
		if _, err := index.Open(broken); !errors.Is(err, index.ErrFormat) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := several(library, 1).AppendBinary(make([]byte, 3)); err == nil {
		t.Error("written where it cannot be opened")
	}
}

// FuzzOpen opens what anybody may have written, and asks it everything: it may
// answer what it likes, of articles that there are.
func FuzzOpen(f *testing.F) {
	whole := written(f, several(library, 2))
	f.Add(uint32(0), []byte{})
	f.Add(uint32(len(whole)/2), []byte{0xff, 0xff, 0xff, 0xff, 0, 0x80})
	for at := range uint32(len(whole) / 8) {
		f.Add(at*8, []byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff})
		f.Add(at*8, []byte{0, 0, 0, 0, 0x80})
	}
	f.Fuzz(func(t *testing.T, at uint32, over []byte) {
		data := slices.Clone(whole)
		copy(data[min(int(at), len(data)):], over)
		s, err := index.Open(data)
		if err != nil {
			return
		}
		rs := make(records, s.Len())
		for _, expression := range []string{"h", "jholt", "Holt", "\"of the\"", "text:resign", "text:\"jane holt\"", "text:the text:mayor", "outlet:post", "title:holt", "sort:title", "sort:outlet", "r sort:match"} {
			r := s.Search(t.Context(), mustParse(t, expression), rs)
			for _, id := range r.IDs() {
				if int(id) >= s.Len() {
					t.Fatalf("%s finds article %d of %d", expression, id, s.Len())
				}
				r.Matched(id)
			}
		}
		x := index.Resume(s)
		x.Add(x.Prepare("Holt", "The Examiner", "of the mayor"))
		x.Snapshot().Search(t.Context(), mustParse(t, "text:resign"), append(rs, record{}))
	})
}
