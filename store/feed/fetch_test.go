package feed

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hearsay/store"
	"hearsay/store/feed/web"
)

// site is a server whose pages tests write, and which can count.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]http.HandlerFunc
	asked map[string]int // answers that were not 304
}

func newSite(t *testing.T) *site {
	s := &site{pages: map[string]http.HandlerFunc{}, asked: map[string]int{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		f := s.pages[r.URL.Path]
		s.mu.Unlock()
		if f == nil {
			http.NotFound(w, r)
			return
		}
		f(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// put puts a page that knows its version.
func (s *site) put(path, content string) {
	kind := "text/html; charset=utf-8"
	if strings.HasPrefix(content, "<?xml") || strings.HasPrefix(content, "<rss") {
		kind = "application/rss+xml"
	}
	tag := `"` + sum(content) + `"`
	s.on(path, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		s.mu.Lock()
		s.asked[path]++
		s.mu.Unlock()
		w.Header().Set("Content-Type", kind)
		w.Header().Set("ETag", tag)
		_, _ = io.WriteString(w, content)
	})
}

func (s *site) on(path string, f http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = f
}

// desk is somebody who follows feeds.
type desk struct {
	*testing.T
	dir     string
	list    *List
	library *Library
	now     time.Time
	client  *web.Client
}

func newDesk(t *testing.T, addresses ...string) *desk {
	d := &desk{T: t, dir: t.TempDir(), now: time.Date(2024, 5, 3, 10, 0, 0, 0, time.UTC)}
	d.client = web.New(web.Options{
		Private: true, Timeout: 5 * time.Second, Pause: 1, Most: 1 << 20, Now: func() time.Time { return d.now },
	})
	t.Cleanup(d.client.Close)
	d.open()
	for _, a := range addresses {
		if _, err := d.list.Add(Feed{Address: a}); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// open opens list and library as another process would.
func (d *desk) open() {
	d.Helper()
	var err error
	if d.list, err = Open(d.dir); err != nil {
		d.Fatal(err)
	}
	if d.library, err = OpenLibrary(d.dir); err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() { _ = d.library.Close() })
}

// fetch fetches all feeds and says what came of each, in the order of their names.
func (d *desk) fetch() string {
	d.Helper()
	var out []string
	left := -1
	err := NewFetcher(d.list, d.library, d.client).Fetch(d.Context(), func(f store.Fetched) {
		left = f.Left
		if !f.Done {
			return
		}
		s := fmt.Sprintf("%s: %d new, %d edited", f.Feed, f.New, f.Edited)
		if f.Err != nil {
			s += ": " + f.Err.Error()
		}
		out = append(out, s)
	})
	if err != nil || left > 0 {
		d.Errorf("%d left, %v", left, err)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func (d *desk) expect(want string) {
	d.Helper()
	if got := d.fetch(); got != want {
		d.Errorf("fetched\n%s\nwant\n%s", got, want)
	}
}

// shelf gives the articles of the library, one a line: title, outlet, how the text begins.
func (d *desk) shelf() string {
	d.Helper()
	var out []string
	for r, problem := range d.library.Records() {
		if problem != nil {
			out = append(out, fmt.Sprintf("line %d: %v", problem.Line, problem.Err))
			continue
		}
		a, problem := r.Article()
		if problem != nil {
			d.Fatal(problem)
		}
		begin, _, _ := strings.Cut(a.Text, " ")
		out = append(out, a.Title+" | "+a.Outlet+" | "+begin)
	}
	return strings.Join(out, "\n")
}

// long is a report of so many words that nobody takes it for a beginning.
func long(begin string) string {
	var b strings.Builder
	b.WriteString(begin)
	for i := range 400 {
		fmt.Fprintf(&b, " word%d%s", i, begin)
	}
	return b.String()
}

func rss(title string, items ...string) string {
	return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>` +
		title + `</title>` + strings.Join(items, "") + `</channel></rss>`
}

func itemOf(id, link, title, text string) string {
	return `<item><guid isPermaLink="false">` + id + `</guid><link>` + link + `</link><title>` + title + `</title><pubDate>Fri, 03 May 2024 08:00:00 GMT</pubDate>` +
		`<content:encoded><![CDATA[<p>` + text + `</p>]]></content:encoded></item>`
}

func article(title, text string) string {
	return `<!doctype html><html><head><title>` + title + `</title></head><body><nav>Home</nav><article><h1>` + title + `</h1><p>` +
		strings.ReplaceAll(text, "\n", "</p><p>") + `</p></article></body></html>`
}

func TestNewsAndNoNews(t *testing.T) {
	s := newSite(t)
	d := newDesk(t, s.URL+"/feed")
	s.put("/feed", rss("The Herald", itemOf("1", "/a", "AT&amp;amp;T &lt;b&gt;fined&lt;/b&gt;", long("Alpha")), itemOf("2", "/b", "Two", long("Beta"))))
	d.expect("The Herald: 2 new, 0 edited")
	d.expect("The Herald: 0 new, 0 edited")
	if s.asked["/feed"] != 1 {
		t.Errorf("the feed was sent %d times", s.asked["/feed"])
	}
	s.put("/feed", rss("The Herald", itemOf("3", "/c", "Three", long("Gamma")), itemOf("1", "/a", "AT&amp;amp;T &lt;b&gt;fined&lt;/b&gt;", long("Alpha"))))
	d.open()
	d.expect("The Herald: 1 new, 0 edited")
	if got, want := d.shelf(), "AT&T fined | The Herald | Alpha\nTwo | The Herald | Beta\nThree | The Herald | Gamma"; got != want {
		t.Errorf("%s", got)
	}
}

// Some feeds give all that they have one id.
func TestOneIDForAll(t *testing.T) {
	s := newSite(t)
	d := newDesk(t, s.URL+"/feed")
	s.put("/feed", rss("The Herald", itemOf("0", "/a", "One", long("Alpha")), itemOf("0", "/b", "Two", long("Beta")), itemOf("0", "", "Three", long("Gamma"))))
	d.expect("The Herald: 3 new, 0 edited")
	s.put("/feed", rss("The Herald", itemOf("0", "/c", "Four", long("Delta")), itemOf("0", "/a", "One", long("Alpha")), itemOf("0", "", "Three", long("Gamma"))))
	d.expect("The Herald: 1 new, 0 edited")
}

// A broken feed never stops another.
func TestManyFaults(t *testing.T) {
	s := newSite(t)
	send := func(path, kind, content string) {
		s.on(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			_, _ = io.WriteString(w, content)
		})
	}
	s.put("/fine", rss("Fine", itemOf("1", "/1", "One", long("Alpha"))))
	send("/empty", "application/rss+xml", "")
	send("/blank", "application/rss+xml", " \n ")
	send("/page", "text/html", "<html><body><h1>Not found</h1></body></html>")
	send("/noise", "application/rss+xml", "<rss\x00\xff<<<>>]]>&&")
	send("/torn", "application/rss+xml", strings.TrimSuffix(rss("Torn", itemOf("2", "/2", "Two", long("Beta")), "<item><title>Thr"), "</channel></rss>"))
	send("/latin", "application/rss+xml; charset=utf-8", "<?xml version=\"1.0\" encoding=\"utf-8\"?>"+strings.TrimPrefix(rss("Caf\xe9", itemOf("3", "/3", "\x93Na\xefve\x94", long("Gamma"))), `<?xml version="1.0"?>`))
	send("/control", "text/plain", "\n\n"+rss("Con\x1b]0;trol", itemOf("4", "/4", "Fo\x08ur &nbsp; x", long("Delta"))))
	s.on("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = z.Write(bytes.Repeat([]byte("<rss>"), 1<<20))
		_ = z.Close()
	})
	var addresses []string
	for _, path := range []string{"fine", "empty", "blank", "page", "noise", "torn", "latin", "control", "bomb", "missing"} {
		addresses = append(addresses, s.URL+"/"+path)
	}
	d := newDesk(t, addresses...)
	got := strings.ReplaceAll(d.fetch(), s.URL, "")
	want := `Café: 1 new, 0 edited
Con]0;trol: 1 new, 0 edited
Fine: 1 new, 0 edited
Torn: 1 new, 0 edited
/blank: 0 new, 0 edited: an empty answer
/bomb: 0 new, 0 edited: larger than 1 MB
/empty: 0 new, 0 edited: an empty answer
/missing: 0 new, 0 edited: the server says 404 not found
/noise: 0 new, 0 edited: neither a feed nor a page that names one
/page: 0 new, 0 edited: neither a feed nor a page that names one`
	if got != want {
		t.Errorf("fetched\n%s\nwant\n%s", got, want)
	}
	if all := d.shelf(); !strings.Contains(all, "“Naïve” | Café") || !strings.Contains(all, "Four x |") {
		t.Error(all)
	}
	feeds, err := d.list.All()
	if err != nil || len(feeds) != 10 || feeds[1].Problem != "an empty answer" || feeds[0].Problem != "" {
		t.Errorf("%+v %v", feeds, err)
	}
}

func TestGoneAndLeftAlone(t *testing.T) {
	s := newSite(t)
	asked := 0
	s.on("/gone", func(w http.ResponseWriter, _ *http.Request) { asked++; w.WriteHeader(http.StatusGone) })
	d := newDesk(t, s.URL+"/gone")
	d.expect(s.URL + "/gone: 0 new, 0 edited: gone for good, says the server")
	d.expect("")
	if feeds, _ := d.list.All(); !feeds[0].Gone || asked != 1 {
		t.Errorf("asked %d times: %+v", asked, feeds)
	}

	busy := newSite(t)
	asked = 0
	busy.on("/busy", func(w http.ResponseWriter, _ *http.Request) {
		asked++
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	d = newDesk(t, busy.URL+"/busy")
	for range 2 {
		if got := d.fetch(); !strings.Contains(got, "wants to be left alone until") {
			t.Error(got)
		}
		d.open()
		d.client = web.New(web.Options{Private: true, Now: func() time.Time { return d.now }}) // another process
	}
	if asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	busy.put("/busy", rss("Busy", itemOf("1", "/1", "One", long("Alpha"))))
	d.now = d.now.Add(2 * time.Hour)
	d.expect("Busy: 1 new, 0 edited")
}

func TestAPageThatNamesItsFeed(t *testing.T) {
	s := newSite(t)
	s.put("/", `<html><head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments"><link href=real rel="home alternate" type="application/rss+xml"></head></html>`)
	s.put("/real", rss("Real", itemOf("1", "/1", "One", long("Alpha"))))
	d := newDesk(t, s.URL+"/")
	d.expect("Real: 1 new, 0 edited")
	d.expect("Real: 0 new, 0 edited")
	if feeds, _ := d.list.All(); feeds[0].From != s.URL+"/real" || s.asked["/"] != 1 {
		t.Errorf("%+v", feeds[0])
	}
}

// A feed that has moved for good is asked for where it is now; if it is no longer
// there, at its address again.
func TestMoved(t *testing.T) {
	s := newSite(t)
	move := func(to string) {
		s.on("/old", func(w http.ResponseWriter, r *http.Request) {
			s.asked["/old"]++
			http.Redirect(w, r, to, http.StatusMovedPermanently)
		})
	}
	move("/new")
	s.put("/new", rss("The Herald", itemOf("1", "/a", "One", long("Alpha"))))
	d := newDesk(t, s.URL+"/old")
	d.expect("The Herald: 1 new, 0 edited")
	d.expect("The Herald: 0 new, 0 edited")
	if s.asked["/old"] != 1 || s.asked["/new"] != 1 {
		t.Errorf("asked %v", s.asked)
	}
	s.on("/new", nil)
	move("/newer")
	s.put("/newer", rss("The Herald", itemOf("2", "/b", "Two", long("Beta"))))
	d.expect("The Herald: 0 new, 0 edited: the server says 404 not found")
	d.expect("The Herald: 1 new, 0 edited")
}

func TestStubsGetTheirText(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("The Herald", itemOf("1", "/a", "Bridge shut", "A bridge is shut."), itemOf("2", "/b", "Gone missing", "A stub without a page.")))
	s.put("/a", article("Bridge shut - The Herald", long("Alpha")))
	d := newDesk(t, s.URL+"/feed")
	d.expect("The Herald: 2 new, 0 edited: 1 of 2 pages could not be got: the server says 404 not found")
	if got, want := d.shelf(), "Bridge shut | The Herald | Alpha\nGone missing | The Herald | A"; got != want {
		t.Errorf("%s", got)
	}
	s.put("/b", article("Gone missing", long("Beta")))
	d.expect("The Herald: 0 new, 0 edited") // too early to ask again
	d.now = d.now.Add(2 * time.Hour)
	d.expect("The Herald: 0 new, 0 edited")
	if got, want := d.shelf(), "Bridge shut | The Herald | Alpha\nGone missing | The Herald | Beta"; got != want {
		t.Errorf("%s", got)
	}
	if s.asked["/a"] != 1 {
		t.Errorf("an unchanged page was sent %d times", s.asked["/a"])
	}
	if edits, err := d.library.Edits(); len(edits) != 0 || err != nil {
		t.Errorf("completed counts as edited: %v %v", edits, err)
	}
}

func TestStealthEdits(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("The Herald", itemOf("1", "/a", "Bridge shut", "A bridge is shut."), itemOf("2", "/b", "Full", long("Beta"))))
	s.put("/a", article("Bridge shut", "“We will reopen it,” she said.\n"+long("Alpha")))
	d := newDesk(t, s.URL+"/feed")
	d.expect("The Herald: 2 new, 0 edited")
	d.now = d.now.Add(2 * time.Hour)
	s.put("/a", article("Bridge shut", "“We will not reopen it,” she said.\n"+long("Alpha"))) // nothing of it in the feed
	d.expect("The Herald: 0 new, 1 edited")
	s.put("/feed", rss("The Herald", itemOf("1", "/a", "Bridge shut", "A bridge is shut."), itemOf("2", "/b", "Full", long("Beta")+" Corrected.")))
	d.expect("The Herald: 0 new, 1 edited")
	d.now = d.now.Add(100 * time.Hour)
	s.put("/a", article("Bridge shut", long("Alpha"))) // too old to be looked at
	d.expect("The Herald: 0 new, 0 edited")
	d.open()
	edits, err := d.library.Edits()
	if err != nil || len(edits) != 2 || len(edits[0]) != 2 || edits[0][1].Number != 2 || edits[0][1].Seen.Hour() != 12 {
		t.Fatalf("%+v %v", edits, err)
	}
	old, _ := edits[0][0].Record.Article()
	now, _ := edits[0][1].Record.Article()
	if old.Key != now.Key || !strings.Contains(old.Text, "will reopen") || !strings.Contains(now.Text, "will not reopen") {
		t.Errorf("%q %q", old.Text[:60], now.Text[:60])
	}
	if !old.Edited.IsZero() || now.Edited.Hour() != 12 {
		t.Errorf("edited %v, %v", old.Edited, now.Edited)
	}
	if got := d.shelf(); strings.Count(got, "\n") != 1 {
		t.Errorf("every version counts as an article:\n%s", got)
	}
}

func TestDuplicates(t *testing.T) {
	s := newSite(t)
	text := long("Alpha")
	s.put("/one", rss("One", itemOf("x", "/a?utm_source=rss", "Bridge", text), itemOf("y", "/b/amp", "Bridge, again", strings.Replace(text, "word7Alpha", "word7", 1))))
	d := newDesk(t, s.URL+"/one")
	d.expect("One: 1 new, 0 edited")
	s.put("/two", rss("Two", itemOf("z", "/a#top", "Bridge", text+" And a line of its own.")))
	if _, err := d.list.Add(Feed{Address: s.URL + "/two"}); err != nil {
		t.Fatal(err)
	}
	d.expect("One: 0 new, 0 edited\nTwo: 0 new, 0 edited")
	other := newSite(t)
	other.Config.Handler = s.Config.Handler
	if _, err := d.list.Add(Feed{Address: strings.Replace(other.URL, "127.0.0.1", "localhost", 1) + "/one"}); err != nil {
		t.Fatal(err)
	}
	if got := d.fetch(); !strings.Contains(got, "One: 1 new") {
		t.Errorf("what another outlet carries is lost:\n%s", got)
	}
}

func TestGivenUpHalfway(t *testing.T) {
	s := newSite(t)
	ctx, cancel := context.WithCancel(t.Context())
	s.put("/feed", rss("The Herald", itemOf("1", "/a", "One", "Stub."), itemOf("2", "/b", "Two", long("Beta"))))
	s.on("/a", func(_ http.ResponseWriter, r *http.Request) { cancel(); <-r.Context().Done() })
	d := newDesk(t, s.URL+"/feed")
	if err := NewFetcher(d.list, d.library, d.client).Fetch(ctx, func(store.Fetched) {}); err == nil {
		t.Error("no error")
	}
	if feeds, _ := d.list.All(); feeds[0].Problem != "" {
		t.Errorf("who stops is a problem of the feed: %s", feeds[0].Problem)
	}
	s.put("/a", article("One", long("Alpha")))
	d.expect("The Herald: 2 new, 0 edited")
}

func TestATornLibrary(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("The Herald", itemOf("1", "/a", "One", long("Alpha"))))
	d := newDesk(t, s.URL+"/feed")
	d.expect("The Herald: 1 new, 0 edited")
	f, err := os.OpenFile(filepath.Join(d.dir, libraryName), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = f.WriteString(`{"id":"half","version":1,"text":"We`)
	_ = f.Close()
	d.open()
	s.put("/feed", rss("The Herald", itemOf("2", "/b", "Two", long("Beta"))))
	d.expect("The Herald: 1 new, 0 edited")
	d.open()
	want := "One | The Herald | Alpha\nTwo | The Herald | Beta\nline 2: unexpected end of JSON input"
	if got := d.shelf(); got != want {
		t.Errorf("%s", got)
	}
}

// Two processes that fetch the same at once shelve it once.
func TestTwoAtOnce(t *testing.T) {
	s := newSite(t)
	s.put("/feed", rss("The Herald", itemOf("1", "/a", "One", long("Alpha")), itemOf("2", "/b", "Two", long("Beta"))))
	d := newDesk(t, s.URL+"/feed")
	other := *d
	other.open()
	var both sync.WaitGroup
	both.Go(func() { d.fetch() })
	both.Go(func() { other.fetch() })
	both.Wait()
	d.open()
	if n := len(d.library.holdings); n != 2 {
		t.Errorf("%d articles", n)
	}
}
