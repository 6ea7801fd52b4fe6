package keep

import (
	"bytes"
	"testing"
	"time"
)

// Whatever stands in a line, it is read without a panic, and what was read can be written and read again.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		`{"at":"2024-05-03T10:00:00Z","what":"read","article":"a","on":true}`,
		`{"at":"2024-05-03T10:00:00.123456789Z","what":"tags","article":"a","tags":["x","y"]}`,
		`{"at":"2024-05-03T10:00:00Z","what":"bookmark","article":"a","id":"b","bookmark":{"words":"w","start":-9,"note":"n"}}`,
		`{"at":"2024-05-03T10:00:00Z","what":"place","article":"a","place":{"top":{"words":"w","start":3},"quotation":{"words":"q"}}}`,
		`{"at":"2024-05-03T10:00:00Z","what":"bookmark","article":"a"}`, `null`, `[`, "\x00",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		c, err := decode(line)
		if err != nil {
			return
		}
		once, err := encode(&c)
		if err != nil {
			t.Fatalf("%q cannot be written: %v", line, err)
		}
		again, err := decode(bytes.TrimSuffix(once, []byte("\n")))
		if err != nil {
			t.Fatalf("%q cannot be read again: %v", once, err)
		}
		if twice, _ := encode(&again); !bytes.Equal(once, twice) {
			t.Fatalf("%q became %q", once, twice)
		}
		Apply(newState().marks, c)
	})
}

// A clock that goes back, or stands still, does not put a later change before an earlier one.
func TestTicksGoForward(t *testing.T) {
	s := newState()
	now := time.Now()
	one := s.tick(now)
	if two := s.tick(now); !two.After(one) {
		t.Error("stood still")
	}
	if three := s.tick(now.Add(-time.Hour)); !three.After(one) {
		t.Error("went back")
	}
}
