package store_test

import (
	"testing"
	"time"

	"hearsay/store"
)

func TestLoadingWillGoOnAsItHasGone(t *testing.T) {
	const minute = time.Minute
	for name, c := range map[string]struct {
		l    store.Loading
		want time.Duration
	}{
		"a quarter is read":           {store.Loading{Took: minute, Read: 20, Of: 80}, 3 * minute},
		"nothing is read":             {store.Loading{Took: minute, Of: 80}, 0},
		"nobody knows of how much":    {store.Loading{Took: minute, Read: 20}, 0},
		"it has hardly begun":         {store.Loading{Took: time.Second, Read: 20, Of: 80}, 0},
		"half is linked":              {store.Loading{Took: minute, Read: 80, Of: 80, Linking: true, Linked: 0.5, LinkTook: 2 * minute}, 2 * minute},
		"linking has hardly begun":    {store.Loading{Took: minute, Linking: true, Linked: 0.5, LinkTook: time.Second}, 0},
		"all is linked but published": {store.Loading{Took: minute, Linking: true, Linked: 1, LinkTook: minute}, 0},
	} {
		if got := c.l.Left(); got.Round(time.Millisecond) != c.want {
			t.Errorf("%s: %v left, want %v", name, got, c.want)
		}
	}
}
