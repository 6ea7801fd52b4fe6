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
	bytes    atomic.Int64            // of their text
	linking  atomic.Pointer[linking] // once all has been read
}

// linking is what is still to be done once all has been read.
type linking struct {
	begun time.Time
	stand *link.Stand
}

// link says that all has been read, and where to see how far linking is.
func (g *gauge) link(s *link.Stand) { g.linking.Store(&linking{time.Now(), s}) }

// read gives what the gauge shows, but for the sources.
func (g *gauge) read() store.Loading {
	l := store.Loading{Articles: int(g.articles.Load()), Bytes: g.bytes.Load(), Took: time.Since(g.begun)}
	if of := g.linking.Load(); of != nil {
		l.Linking, l.Linked, l.LinkTook = true, of.stand.Done(), time.Since(of.begun)
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

// Stop ends the reading of more or, if all has been read, its linking. What has been read, or
// linked, stays, and is not kept.
func (c *Corpus) Stop() {
	l := c.latest.Load()
	if l == nil {
		return
	}
	l.stop()
	if of := l.gauge.linking.Load(); of != nil {
		of.stand.Stop()
	}
}
