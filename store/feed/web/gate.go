package web

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// gates let one request at a time through to each host, with a pause between
// two, and none while the host wants to be left alone.
type gates struct {
	pause time.Duration
	now   func() time.Time

	mu sync.Mutex
	of map[string]*gate
}

type gate struct {
	turn  chan struct{} // holds a token while nobody is inside
	last  time.Time     // when somebody left; whoever has the turn may use it
	until time.Time     // closed till then; guarded by gates.mu
}

func newGates(pause time.Duration, now func() time.Time) *gates {
	return &gates{pause: pause, now: now, of: map[string]*gate{}}
}

func (g *gates) gate(host string) *gate {
	host = strings.ToLower(host)
	g.mu.Lock()
	defer g.mu.Unlock()
	at := g.of[host]
	if at == nil {
		at = &gate{turn: make(chan struct{}, 1)}
		at.turn <- struct{}{}
		g.of[host] = at
	}
	return at
}

// enter waits for one's turn at a host. Whoever has it calls leave afterwards.
func (g *gates) enter(ctx context.Context, host string) (leave func(), err error) {
	at := g.gate(host)
	select {
	case <-at.turn:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	err = sleep(ctx, g.pause-time.Since(at.last))
	if until := g.closed(at); err == nil && g.now().Before(until) {
		err = &Later{until}
	}
	if err != nil {
		at.turn <- struct{}{}
		return nil, err
	}
	return func() {
		at.last = time.Now()
		at.turn <- struct{}{}
	}, nil
}

func (g *gates) closed(at *gate) time.Time {
	g.mu.Lock()
	defer g.mu.Unlock()
	return at.until
}

func (g *gates) close(host string, until time.Time) {
	at := g.gate(host)
	g.mu.Lock()
	defer g.mu.Unlock()
	at.until = until
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// usualWait is how long a server is left alone that wants it and does not say how
// long; longestWait, how long at most, whatever it says.
const (
	usualWait   = time.Hour
	longestWait = 7 * 24 * time.Hour
)

// retryAfter reads Retry-After (RFC 9110, 10.2.3): seconds, or a date. It is zero
// if it says nothing that can be.
func retryAfter(s string, now time.Time) time.Time {
	until, err := http.ParseTime(s)
	if n, notNumber := strconv.ParseUint(strings.TrimSpace(s), 10, 31); notNumber == nil {
		until, err = now.Add(time.Duration(n)*time.Second), nil
	}
	if err != nil || !until.After(now) {
		return time.Time{}
	}
	if latest := now.Add(longestWait); until.After(latest) {
		until = latest
	}
	return until
}
