package feed

import (
	"cmp"
	"errors"
	"mime"
	"net/url"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hearsay/store/source/page"
	"hearsay/store/source/syndication"
)

// document is what a feed has.
type document struct {
	title   string
	entries []entry
}

// entry is one entry of a feed.
type entry struct {
	id        string // never empty
	link      string // of http or https, or empty
	title     string
	authors   []string
	published time.Time
	text      string // as running text
	summary   bool   // the text is what the feed calls a description
	sum       string // of all of it
}

// mostEntries is how many entries of a feed are looked at.
const mostEntries = 1000

var (
	errNoFeed = errors.New("neither a feed nor a page that names one")
	errEmpty  = errors.New("an empty answer")
)

// decode reads a feed that came from an address. It takes any bytes.
func decode(body []byte, contentType string, from *url.URL) (document, error) {
	if len(strings.TrimSpace(string(body))) == 0 {
		return document{}, errEmpty
	}
	found, err := syndication.ParseFrom(body, contentType, from.String())
	if err != nil {
		return document{}, errNoFeed
	}
	d := document{title: found.Title}
	for _, i := range found.Items[:min(len(found.Items), mostEntries)] {
		a := i.Article
		e := entry{
			id: cmp.Or(a.Key, a.Title), link: a.URL, title: a.Title, authors: a.Authors, published: a.Published,
			text: strings.TrimSpace(a.Text), summary: i.Summary,
		}
		e.sum = sum(e.link, e.title, i.Updated.String(), e.text)
		if e.id != "" && (e.link != "" || e.text != "") {
			d.entries = append(d.entries, e)
		}
	}
	d.tellApart()
	return d, nil
}

// tellApart gives entries that share an id, as some feeds have it, others: their
// links, or what they say.
func (d *document) tellApart() {
	for _, other := range [...]func(*entry) string{
		func(e *entry) string { return cmp.Or(e.link, e.sum) },
		func(e *entry) string { return e.sum },
	} {
		times := map[string]int{}
		for i := range d.entries {
			times[d.entries[i].id]++
		}
		for i := range d.entries {
			if e := &d.entries[i]; times[e.id] > 1 {
				e.id = other(e)
			}
		}
	}
}

// The shortest text that is taken for a whole report, in words: shorter ones are
// looked for on their page.
const (
	shortReport  = 120
	shortSummary = 350 // if the feed calls it a description
)

// stub reports whether an entry's text is a beginning only.
func (e *entry) stub() bool {
	n := len(strings.Fields(e.text))
	if n < shortReport || e.summary && n < shortSummary {
		return true
	}
	end := strings.ToLower(strings.TrimRightFunc(e.text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("]»>→)", r)
	}))
	for _, more := range [...]string{"…", "...", "read more", "continue reading"} {
		if strings.HasSuffix(end, more) {
			return true
		}
	}
	return false
}

// alternate gives the address of the feed that a page names; nothing if it names none.
func alternate(body []byte, from *url.URL) string {
	z := html.NewTokenizer(strings.NewReader(string(body)))
	base, found := from.String(), ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return found
		case html.StartTagToken, html.SelfClosingTagToken:
		default:
			continue
		}
		t := z.Token()
		switch t.DataAtom {
		case atom.Body:
			return found
		case atom.Base:
			base = cmp.Or(page.Address(base, attribute(t, "href")), base)
		case atom.Link:
			href := page.Address(base, attribute(t, "href"))
			if !namesFeed(t) || href == "" {
				continue
			}
			if !strings.Contains(strings.ToLower(href+attribute(t, "title")), "comment") {
				return href
			}
			found = cmp.Or(found, href)
		}
	}
}

func namesFeed(link html.Token) bool {
	kind, _, _ := mime.ParseMediaType(attribute(link, "type"))
	switch kind {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml":
	default:
		return false
	}
	for rel := range strings.FieldsSeq(strings.ToLower(attribute(link, "rel"))) {
		if rel == "alternate" || rel == "feed" {
			return true
		}
	}
	return false
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
