package link

import "sync/atomic"

// Stand is how far Conclude has come. Any goroutine may ask it, and end it.
type Stand struct {
	parts   atomic.Uint32 // of wholeStand
	stopped atomic.Bool
}

// Done gives how much of Conclude's time has passed, as far as that can be told, from 0 to 1.
func (s *Stand) Done() float64 { return float64(s.parts.Load()) / wholeStand }

// Stop has Conclude give nothing, as soon as can be. There will be no other.
func (s *Stand) Stop() { s.stopped.Store(true) }

// wholeStand is all of a Stand.
const wholeStand = 1 << 16

// The steps of Conclude, each as the part of its time that has passed at its end. They are
// those of 100,000 made-up articles that are concluded from at once.
const (
	byWords    = 0.02 // each quotation's words are weighed
	bySubject  = 0.26 // articles that are about the same are found
	byShingles = 0.42 // … and quotations that share rare words, and compared
	byArticles = 0.53 // … and those of related articles
	byLinks    = 0.54
	bySayings  = 0.65
	byStories  = 0.8
	byPeople   = 0.92
	byAll      = 1
)

// reach takes note that so much of Conclude is done, and reports whether it is to go on.
func (s *Stand) reach(part float64) bool {
	s.parts.Store(uint32(part * wholeStand))
	return !s.stopped.Load()
}

// within is reach in the midst of the step from one part to another, of which so many of all things are done.
func (s *Stand) within(from, to float64, done, of int) bool {
	return s.reach(from + (to-from)*float64(done)/float64(max(1, of)))
}
