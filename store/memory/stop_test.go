package memory

import (
	"testing"

	"hearsay/store"
)

// What was published last stays if the linking of all is stopped.
func TestLinkingCanBeStopped(t *testing.T) {
	c := Load(t.Context(), numbers(0, 1))
	if err := c.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := c.Progress()
	w, l := newWriter(nil), c.latest.Load()
	w.linker.Stand().Stop()
	c.finish(l, w)
	p := c.Progress()
	if r, err := c.Search(t.Context(), store.Query{}); err != nil || r.Articles != 2 || !p.Done || !p.Stopped || p.Version <= before.Version {
		t.Errorf("%d articles, %+v, %v", r.Articles, p, err)
	}
}
