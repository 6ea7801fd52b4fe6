package line_test

import (
	"strings"
	"testing"
	"time"

	"hearsay/store"
	"hearsay/tui/line"
)

func TestUnderwaySaysHowLongItWillTake(t *testing.T) {
	half := func(took time.Duration) store.Loading {
		return store.Loading{Articles: 12345, Bytes: 40e6, Took: took, Read: 5, Of: 10}
	}
	linking := store.Loading{Articles: 12345, Linking: true, Linked: 0.41}
	late := store.Loading{Articles: 12345, Took: time.Hour, Linking: true, Linked: 0.5, LinkTook: 50 * time.Second}
	unknown := store.Loading{Articles: 12345, Bytes: 40e6, Took: 10 * time.Second}
	for _, c := range []struct {
		l    store.Loading
		want string // the forms, longest first
	}{
		{half(time.Second), "reading… 12,345 articles"},
		{half(10 * time.Second), "reading… 12,345 articles · 4.0 MB/s · 11 s left|reading… 12,345 · 11 s left|reading… 11 s left"},
		{half(2 * time.Minute), "reading… 12,345 articles · 0.3 MB/s · 3 min left|reading… 12,345 · 3 min left|reading… 3 min left"},
		{half(80 * time.Minute), "reading… 12,345 articles · 0.0 MB/s · 1 h 20 min left|reading… 12,345 · 1 h 20 min left|reading… 1 h 20 min left"},
		{unknown, "reading… 12,345 articles · 4.0 MB/s|reading… 12,345 articles"},
		{linking, "linking 12,345 articles… 41 %|linking… 41 %"},
		{late, "linking 12,345 articles… 50 % · 51 s left|linking 12,345 articles… 50 %|linking… 50 %"},
	} {
		forms := line.Underway(&store.Progress{Articles: 12000, Loading: c.l}, "…", "·")
		if got := strings.Join(forms, "|"); got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}
