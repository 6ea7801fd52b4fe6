// Package web gets documents from servers that nobody vouches for. It asks one
// thing of a host at a time and waits as long as it is told to; it bounds how
// long an answer takes, how large it is once unpacked, and how often it sends one
// elsewhere; and it goes to no address inside the own network, whatever name
// leads there. It keeps no cookies, and does not know what a document says.
package web

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"
)

// Options are the bounds of a Client. What is zero is as usual.
type Options struct {
	Private bool          // addresses inside the own network are allowed, and so is a proxy that the environment names
	Agent   string        // who we say we are
	Timeout time.Duration // of one answer, redirects and all
	Pause   time.Duration // between two requests to a host
	Most    int64         // bytes of a document, unpacked
	Now     func() time.Time

	reachable func(netip.AddrPort) bool // public addresses if nil; for tests
}

// The usual bounds.
const (
	timeout   = 40 * time.Second
	pause     = 250 * time.Millisecond
	most      = 16 << 20
	redirects = 5
	headers   = 256 << 10 // bytes of the lines before a document
)

// Client gets documents. Any goroutine may use it.
type Client struct {
	http  *http.Client
	gates *gates
	Options
}

// New makes a client.
func New(o Options) *Client {
	if o.Timeout == 0 {
		o.Timeout = timeout
	}
	if o.Pause == 0 {
		o.Pause = pause
	}
	if o.Most == 0 {
		o.Most = most
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	c := &Client{Options: o, gates: newGates(o.Pause, o.Now)}
	c.http = &http.Client{Transport: transport(o), CheckRedirect: c.redirected}
	return c
}

func transport(o Options) *http.Transport {
	dialer := &net.Dialer{Timeout: o.Timeout / 2}
	t := &http.Transport{
		DialContext: dialer.DialContext, MaxConnsPerHost: 1, MaxIdleConnsPerHost: 1, MaxIdleConns: 32,
		TLSHandshakeTimeout: o.Timeout / 2, ResponseHeaderTimeout: o.Timeout, IdleConnTimeout: o.Timeout,
		MaxResponseHeaderBytes: headers, ForceAttemptHTTP2: true,
	}
	switch {
	case o.Private:
		t.Proxy = http.ProxyFromEnvironment // through a proxy nobody sees where names lead
	case o.reachable != nil:
		dialer.Control = only(o.reachable)
	default:
		dialer.Control = only(func(a netip.AddrPort) bool { return public(a.Addr()) })
	}
	return t
}

// Close lets the connections go that are kept open for more.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// redirected decides whether one is sent on.
func (c *Client) redirected(next *http.Request, before []*http.Request) error {
	if len(before) > redirects {
		return errRedirects
	}
	return Check(next.URL)
}

// Version is what a server calls the state of a document.
type Version struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"` // Last-Modified, as the server wrote it
}

// Answer is what a server sent.
type Answer struct {
	Address   *url.URL // where it came from in the end
	Moved     bool     // whether the address asked for has moved there for good
	Unchanged bool     // nothing was sent, for the version asked about still stands
	Type      string   // Content-Type
	Body      []byte   // unpacked
	Version   Version
}

// Get gets the document at address, unless known is still its version. Its errors
// say why in a few words, and not where; ErrGone and a *Later are among them.
func (c *Client) Get(ctx context.Context, address string, known Version) (Answer, error) {
	u, err := Parse(address)
	if err != nil {
		return Answer{}, err
	}
	leave, err := c.gates.enter(ctx, u.Host)
	if err != nil {
		return Answer{}, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return Answer{}, err
	}
	c.dress(req, known)
	resp, err := c.http.Do(req)
	if err != nil {
		return Answer{}, explained(err)
	}
	defer func() { _ = resp.Body.Close() }() // it was only read
	return c.answer(resp)
}

// dress says who asks, for what, and what is known already.
func (c *Client) dress(req *http.Request, known Version) {
	if c.Agent != "" {
		req.Header.Set("User-Agent", c.Agent)
	}
	req.Header.Set("Accept", "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5")
	if known.ETag != "" {
		req.Header.Set("If-None-Match", known.ETag)
	}
	if known.Modified != "" {
		req.Header.Set("If-Modified-Since", known.Modified)
	}
}

func (c *Client) answer(resp *http.Response) (Answer, error) {
	a := Answer{
		Address: resp.Request.URL, Moved: movedForGood(resp), Type: resp.Header.Get("Content-Type"),
		Version: Version{resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")},
	}
	switch resp.StatusCode {
	case http.StatusOK:
	case http.StatusNotModified:
		a.Unchanged = true
		return a, nil
	case http.StatusGone:
		return a, ErrGone
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		return a, c.later(resp)
	default:
		return a, statusError(resp.StatusCode)
	}
	if packed := resp.Header.Get("Content-Encoding"); packed != "" && packed != "identity" {
		return a, errPacked
	}
	var err error
	a.Body, err = io.ReadAll(io.LimitReader(resp.Body, c.Most+1))
	switch {
	case err != nil:
		return a, explained(err)
	case int64(len(a.Body)) > c.Most:
		return a, tooLarge(c.Most)
	}
	return a, nil
}

// movedForGood reports whether every redirect on the way to resp was a permanent one, and there was one.
func movedForGood(resp *http.Response) bool {
	moved := false
	for via := resp.Request.Response; via != nil; via = via.Request.Response {
		if via.StatusCode != http.StatusMovedPermanently && via.StatusCode != http.StatusPermanentRedirect {
			return false
		}
		moved = true
	}
	return moved
}

// later closes the gate of the host that wants to be left alone.
func (c *Client) later(resp *http.Response) error {
	now := c.Now()
	until := retryAfter(resp.Header.Get("Retry-After"), now)
	if until.IsZero() {
		if resp.StatusCode == http.StatusServiceUnavailable {
			return statusError(resp.StatusCode)
		}
		until = now.Add(usualWait)
	}
	c.gates.close(resp.Request.URL.Host, until)
	return &Later{until}
}

// Later is the wish of a server to be left alone for some time.
type Later struct{ Until time.Time }

func (l *Later) Error() string {
	return "the server wants to be left alone until " + l.Until.Local().Format("2 January 15:04")
}

// ErrGone is the word of a server that there is, and will be, no such document.
var ErrGone = errors.New("gone for good, says the server")
