package syndication

import (
	"errors"
	"strings"

	"golang.org/x/net/html"

	"hearsay/store/source/charset"
	"hearsay/store/source/page"
)

// ErrNoOutline says that an OPML list names no feed.
var ErrNoOutline = errors.New("no feeds in this list")

// Subscription is a feed that a list names.
type Subscription struct {
	Title string // may be empty
	URL   string // of the feed; http or https
	Link  string // the outlet's page; may be empty
}

// Outline reads the feeds that an OPML list names, each once. Lists that the
// list includes are not read. It fails with ErrNoOutline.
func Outline(data []byte) ([]Subscription, error) {
	source, _ := charset.Text(data, declared(data, ""))
	z := html.NewTokenizer(strings.NewReader(withoutDoctype(source)))
	var out []Subscription
	seen := map[string]bool{}
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(out) == 0 {
				return nil, ErrNoOutline
			}
			return out, nil
		case html.StartTagToken, html.SelfClosingTagToken:
			if s := subscription(z.Token()); s.URL != "" && !seen[s.URL] {
				seen[s.URL] = true
				out = append(out, s)
			}
		}
	}
}

// subscription gives the feed that an outline element names, if it names one.
func subscription(t html.Token) Subscription {
	var s Subscription
	if t.Data != "outline" {
		return s
	}
	for _, a := range t.Attr {
		switch v := words(a.Val); a.Key {
		case "xmlurl":
			s.URL = page.Address("", a.Val)
		case "htmlurl":
			s.Link = page.Address("", a.Val)
		case "title":
			s.Title = v
		case "text":
			s.Title = firstOf(s.Title, v)
		}
	}
	return s
}
