package memory

import (
	"sync/atomic"
	"time"

	"hearsay/store"
	"hearsay/store/link"
)

// gauge tells how far a loading has come, between one snapshot and the next. It may be
// read by any goroutine.
type gauge struct {
	begun    time.Time
	articles atomic.Int64
	bytes    atomic.Int64               // of their text
	linking  atomic.Pointer[link.Stand] // once all has been read
}

// read gives what the gauge shows, but for the sources.
func (g *gauge) read() store.Loading {
	l := store.Loading{Articles: int(g.articles.Load()), Bytes: g.bytes.Load(), Took: time.Since(g.begun)}
	if s := g.linking.Load(); s != nil {
		l.Linking, l.Linked, l.Link = true, int(s.Compared.Load()), int(s.Quotations.Load())
	}
	return l
}

// Portion gives how many bytes of the sources have been read, and how many there are; 0 if nobody knows.
type Portion func() (read, of int64)

// Measure has Progress tell what p gives of the sources.
func (c *Corpus) Measure(p Portion) { c.portion.Store(&p) }

// Progress says how much has been read so far.
func (c *Corpus) Progress() store.Progress {
	p := c.now.Load().progress
	l := c.latest.Load()
	if p.Done || l == nil || l.gauge.begun.IsZero() {
		return p
	}
	p.Loading = l.gauge.read()
	if portion := c.portion.Load(); portion != nil {
		p.Loading.Read, p.Loading.Of = (*portion)()
	}
	return p
}

var _ store.Stopper = (*Corpus)(nil)

// Stop ends the reading of more. What has been read stays, and is not kept.
func (c *Corpus) Stop() {
	if l := c.latest.Load(); l != nil {
		l.stop()
	}
}
