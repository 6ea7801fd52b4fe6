package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// liar is a server that does one thing wrong at each path.
type liar struct {
	*httptest.Server
	inside, most atomic.Int32 // requests at once
	asked        sync.Map     // by path: the last request's header
	inner        string       // where /inward leads
}

func newLiar(t *testing.T) *liar {
	l := &liar{}
	mux := http.NewServeMux()
	handle := func(path string, f http.HandlerFunc) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			for n := l.inside.Add(1); n > l.most.Load(); {
				l.most.Store(n)
			}
			l.asked.Store(r.URL.Path, r.Header)
			f(w, r)
			l.inside.Add(-1)
		})
	}
	handle("/fine", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"one"` && r.Header.Get("If-Modified-Since") == "yesterday" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"one"`)
		w.Header().Set("Last-Modified", "yesterday")
		http.SetCookie(w, &http.Cookie{Name: "id", Value: "you", Path: "/"})
		_, _ = io.WriteString(w, "news")
	})
	hold := func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	handle("/silent", hold)
	handle("/slow", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, "ne")
		w.(http.Flusher).Flush()
		hold(w, r)
	})
	handle("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			_, _ = w.Write(bytes.Repeat([]byte("news "), 1000))
		}
	})
	handle("/short", raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nnews"))
	handle("/nonsense", raw("what do you want\r\n\r\n"))
	handle("/headers", raw("HTTP/1.1 200 OK\r\n"+strings.Repeat("X: "+strings.Repeat("y", 1000)+"\r\n", 1000)+"\r\n"))
	handle("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = z.Write(make([]byte, 3<<20))
		_ = z.Close()
	})
	handle("/badzip", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = io.WriteString(w, "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x00 and no more of it")
	})
	handle("/brotli", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "br")
		_, _ = io.WriteString(w, "news")
	})
	handle("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	handle("/moved", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/fine", http.StatusMovedPermanently)
	})
	handle("/elsewhere", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/moved", http.StatusFound) })
	handle("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	handle("/inward", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, l.inner, http.StatusFound) })
	handle("/gone", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	handle("/none", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) })
	handle("/odd", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(799) })
	l.Server = httptest.NewServer(mux)
	t.Cleanup(func() {
		l.CloseClientConnections()
		l.Close()
	})
	return l
}

// raw answers with these very bytes.
func raw(answer string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		c, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			_, _ = io.WriteString(c, answer)
			_ = c.Close()
		}
	}
}

// quick is a client for tests, which waits for nothing.
func quick(t *testing.T, o Options) *Client {
	if o.Timeout == 0 {
		o.Timeout = 10 * time.Second
	}
	o.Pause, o.Most, o.Agent = time.Nanosecond, 1<<20, "hearsay/test"
	c := New(o)
	t.Cleanup(c.Close)
	return c
}

func TestALyingServer(t *testing.T) {
	l := newLiar(t)
	c := quick(t, Options{Private: true})
	hurried := quick(t, Options{Private: true, Timeout: 50 * time.Millisecond})
	for _, x := range []struct {
		path string
		c    *Client
		want string
	}{
		{"/fine", c, "news"},
		{"/moved", c, "news"},
		{"/silent", hurried, "the server took too long"},
		{"/slow", hurried, "the server took too long"},
		{"/endless", c, "larger than 1 MB"},
		{"/bomb", c, "larger than 1 MB"},
		{"/short", c, "the answer broke off"},
		{"/badzip", c, "compressed data is corrupt"},
		{"/brotli", c, "packed in a way nobody asked for"},
		{"/loop", c, "sent on more than 5 times"},
		{"/file", c, "only http and https addresses are fetched"},
		{"/gone", c, "gone for good, says the server"},
		{"/none", c, "the server says 404 not found"},
		{"/odd", c, "the server says 799"},
	} {
		a, err := x.c.Get(t.Context(), l.URL+x.path, Version{})
		got := string(a.Body)
		if err != nil {
			got = err.Error()
		}
		if got != x.want {
			t.Errorf("%s: %q, want %q", x.path, got, x.want)
		}
	}
	for _, path := range []string{"/nonsense", "/headers"} {
		if _, err := c.Get(t.Context(), l.URL+path, Version{}); err == nil || strings.Contains(err.Error(), l.URL) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if h, ok := l.asked.Load("/none"); !ok || h.(http.Header).Get("Cookie") != "" || h.(http.Header).Get("User-Agent") != "hearsay/test" {
		t.Errorf("asked with %v", h)
	}
}

func TestUnchangedAndMoved(t *testing.T) {
	l := newLiar(t)
	c := quick(t, Options{Private: true})
	a, err := c.Get(t.Context(), l.URL+"/moved", Version{})
	if err != nil || !a.Moved || a.Address.String() != l.URL+"/fine" || a.Version != (Version{`"one"`, "yesterday"}) {
		t.Fatalf("%+v %v", a, err)
	}
	if a, err = c.Get(t.Context(), l.URL+"/fine", a.Version); err != nil || !a.Unchanged || a.Moved {
		t.Errorf("%+v %v", a, err)
	}
	if a, err = c.Get(t.Context(), l.URL+"/elsewhere", Version{}); err != nil || a.Moved {
		t.Errorf("a redirect for now counts for good: %+v %v", a, err)
	}
}

// Nothing inside the own network is reached, by number, by name or by redirect.
func TestPrivateAddresses(t *testing.T) {
	outer, inner := newLiar(t), newLiar(t)
	outer.inner = inner.URL + "/fine"
	c := quick(t, Options{})
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(inner.URL, "http://"))
	for _, address := range []string{inner.URL + "/fine", "http://localhost:" + port + "/fine", "http://[::ffff:127.0.0.1]:" + port + "/fine"} {
		if _, err := c.Get(t.Context(), address, Version{}); !errors.Is(err, errPrivate) {
			t.Errorf("%s: %v", address, err)
		}
	}
	at, _ := url.Parse(outer.URL)
	c = quick(t, Options{reachable: func(a netip.AddrPort) bool { return a.String() == at.Host }})
	if _, err := c.Get(t.Context(), outer.URL+"/fine", Version{}); err != nil {
		t.Error(err)
	}
	if _, err := c.Get(t.Context(), outer.URL+"/inward", Version{}); !errors.Is(err, errPrivate) {
		t.Errorf("a redirect inward: %v", err)
	}
	if _, asked := inner.asked.Load("/fine"); asked {
		t.Error("the inner server was asked")
	}
}

func TestPublic(t *testing.T) {
	for _, s := range strings.Fields(`127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 0.1.2.3 224.0.0.1
		255.255.255.255 198.18.0.1 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 fec0::1 ::ffff:10.0.0.1 ::ffff:127.0.0.1
		64:ff9b::a00:1 64:ff9b:1::1 2002:a00:1::1 2001:0:1::1 ::127.0.0.1 2001:db8::1`) {
		if public(netip.MustParseAddr(s)) {
			t.Errorf("%s counts as public", s)
		}
	}
	for _, s := range strings.Fields(`8.8.8.8 151.101.0.81 172.32.0.1 2a00:1450:4001:81b::200e 64:ff9b::808:808 ::ffff:8.8.8.8`) {
		if !public(netip.MustParseAddr(s)) {
			t.Errorf("%s counts as private", s)
		}
	}
}

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		" https://a.example/feed#top ": "https://a.example/feed",
		"a.example/feed":               "https://a.example/feed",
		"localhost:8080/feed":          "https://localhost:8080/feed",
		"file:///etc/passwd":           "only http and https addresses are fetched",
		"javascript:alert(1)":          "only http and https addresses are fetched",
		"feed:https://a.example":       "only http and https addresses are fetched",
		"https://":                     "the address names no host",
		"":                             "the address names no host",
		"http://a b/":                  `not an address: invalid character " " in host name`,
	} {
		u, err := Parse(in)
		got := fmt.Sprint(u)
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// However many want something of a host, it has one request at a time.
func TestOneAtATime(t *testing.T) {
	l := newLiar(t)
	c := quick(t, Options{Private: true})
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, err := c.Get(t.Context(), l.URL+"/fine", Version{}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := l.most.Load(); n != 1 {
		t.Errorf("%d at once", n)
	}
}

func TestLeftAlone(t *testing.T) {
	now := time.Date(2024, 5, 3, 10, 0, 0, 0, time.UTC)
	var asked int
	said, status := "", http.StatusTooManyRequests
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked++
		if said != "" {
			w.Header().Set("Retry-After", said)
		}
		w.WriteHeader(status)
	}))
	t.Cleanup(s.Close)
	for _, x := range []struct {
		said   string
		status int
		want   time.Duration // 0 if not at all
	}{
		{"120", 429, 2 * time.Minute},
		{"Fri, 03 May 2024 12:00:00 GMT", 503, 2 * time.Hour},
		{"", 429, time.Hour},
		{"soon", 429, time.Hour},
		{"-5", 429, time.Hour},
		{"99999999999999", 429, time.Hour},
		{"999999999", 429, 7 * 24 * time.Hour},
		{"", 503, 0},
	} {
		said, status, asked = x.said, x.status, 0
		clock := now
		c := quick(t, Options{Private: true, Now: func() time.Time { return clock }})
		var wait *Later
		_, err := c.Get(t.Context(), s.URL, Version{})
		if errors.As(err, &wait) != (x.want > 0) || wait != nil && wait.Until.Sub(now) != x.want {
			t.Errorf("%q: %v", x.said, err)
		}
		if wait == nil {
			continue
		}
		clock = wait.Until.Add(-time.Second)
		if _, err := c.Get(t.Context(), s.URL+"/other", Version{}); !errors.As(err, &wait) || asked != 1 {
			t.Errorf("%q: asked %d times before the time has come: %v", x.said, asked, err)
		}
		clock = wait.Until
		if _, _ = c.Get(t.Context(), s.URL, Version{}); asked != 2 {
			t.Errorf("%q: asked %d times when the time has come", x.said, asked)
		}
	}
}

func TestGivenUp(t *testing.T) {
	l := newLiar(t)
	c := quick(t, Options{Private: true})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Get(ctx, l.URL+"/fine", Version{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
