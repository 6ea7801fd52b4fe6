// Package page finds the report in an HTML page: its text without navigation,
// and its headline, date, authors, outlet and address from what the page says of
// itself (JSON-LD, Open Graph, meta and microdata). It fetches nothing, follows
// no reference and runs no script.
package page

import (
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"

	"hearsay/store"
	"hearsay/store/source/charset"
)

// ErrNoReport says that a page has no text that could be a report.
var ErrNoReport = errors.New("no text on this page")

var errBroken = errors.New("page is too broken to be read")

// Origin is what is known of a page from where it was found.
type Origin struct {
	URL         string // empty if unknown
	ContentType string // as a server gave it; its charset is believed if the page's bytes allow it
}

// Extract finds the report in a page. The article has no Key and no Blocks; its
// paragraphs are parted by blank lines. It fails with ErrNoReport if there is no
// text. The time it takes is bounded, for any bytes.
func Extract(data []byte, from Origin) (a *store.Article, err error) {
	defer func() {
		if r := recover(); r != nil {
			a, err = nil, fmt.Errorf("%w: %v", errBroken, r)
		}
	}()
	source, _ := charset.Text(data, declared(data, from.ContentType))
	doc, err := parse(source)
	if err != nil {
		return plain(source, from)
	}
	return assembled(doc, from)
}

// assembled makes an article of what the page says of itself and of its text.
func assembled(doc *document, from Origin) (*store.Article, error) {
	f := gathered(doc, from)
	text := report(doc, f)
	a := &store.Article{
		Title: f.title(), Published: f.published(), Authors: f.authors(),
		Outlet: f.outlet(), URL: f.address(), Text: text,
	}
	if strings.TrimSpace(a.Text) == "" {
		return nil, ErrNoReport
	}
	if a.Title == "" {
		a.Title = titleFromAddress(a.URL)
	}
	return a, nil
}

// plain takes a page that cannot be parsed as running text.
func plain(source string, from Origin) (*store.Article, error) {
	a := &store.Article{Text: Text(source), URL: webAddress(from.URL)}
	a.Outlet = Host(a.URL)
	if strings.TrimSpace(a.Text) == "" {
		return nil, ErrNoReport
	}
	return a, nil
}

// document is a parsed page.
type document struct {
	root  *html.Node
	nodes int
	bytes int
}

// maxNodes and maxBytes are the most that is looked at as a tree with care:
// what costs more than linear time is done below them only.
const (
	maxNodes = 40_000
	maxBytes = 4 << 20
)

// small reports whether a document may be looked at with care.
func (d *document) small() bool { return d.nodes <= maxNodes && d.bytes <= maxBytes }

// parse parses a page; one that is nested too deeply is flattened first.
func parse(source string) (*document, error) {
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		source = flat(source)
		if root, err = html.Parse(strings.NewReader(source)); err != nil {
			return nil, err
		}
	}
	d := &document{root: root, bytes: len(source)}
	for range root.Descendants() {
		d.nodes++
	}
	return d, nil
}

// declared gives the charset that the server or the page declares.
func declared(data []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return params["charset"]
	}
	const within = 4096 // bytes: browsers look at the first 1024
	head := strings.ToLower(string(data[:min(len(data), within)]))
	for _, label := range [...]string{"charset=", "encoding="} {
		if _, rest, ok := strings.Cut(head, label); ok {
			rest = strings.TrimLeft(rest, `"' `)
			if end := strings.IndexAny(rest, "\"'> ;/?"); end > 0 {
				return rest[:end]
			}
		}
	}
	return ""
}

// webAddress gives s if it is an address of the web, else nothing.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// Address gives where ref points to from the page at base, which may be empty:
// an address of the web, else nothing.
func Address(base, ref string) string { return webAddress(resolved(base, ref)) }

// Host gives the site of an address as readers know it.
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// dateInAddress reads the day that many addresses carry: /2024/05/03/.
func dateInAddress(address string) time.Time {
	parts := strings.Split(address, "/")
	for i := 3; i+2 < len(parts); i++ {
		day, err := time.Parse("2006/1/2", strings.Join(parts[i:i+3], "/"))
		if err == nil && day.Year() > 1990 {
			return day
		}
	}
	return time.Time{}
}
