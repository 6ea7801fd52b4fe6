// Package syndication reads RSS, RDF, Atom and JSON feeds, and OPML lists of feeds. It
// fetches nothing: neither what a list names nor the pages that entries point to.
// Of a feed that is broken it reads as much as can be made out.
package syndication

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"hearsay/store"
	"hearsay/store/source/charset"
	"hearsay/store/source/date"
	"hearsay/store/source/page"
)

// ErrNoFeed says that something is no feed.
var ErrNoFeed = errors.New("not a feed")

// ErrNoText says that an entry has neither text nor a summary.
var ErrNoText = errors.New("no text")

// Feed is what one feed says.
type Feed struct {
	Title string // the outlet's name; may be empty
	Link  string // the outlet's page; may be empty
	Items []Item // in the feed's order

	address string // where it was found; empty if unknown
}

// Item is an entry of a feed.
type Item struct {
	Article *store.Article // without Blocks; its Key is the entry's own id, or its address
	Summary bool           // whether the text is what the feed calls a description: it may be a beginning only
	Updated time.Time      // zero if the feed does not say
	Err     error          // ErrNoText if the Article has none
}

// Parse reads a feed. The charset of contentType, which may be empty, is believed
// if the bytes allow it. It fails with ErrNoFeed.
func Parse(data []byte, contentType string) (*Feed, error) { return ParseFrom(data, contentType, "") }

// ParseFrom is Parse for a feed that was found at an address: what it links to
// without saying where is there, unless it says otherwise.
func ParseFrom(data []byte, contentType, address string) (f *Feed, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%w: %v", ErrNoFeed, r)
		}
	}()
	source, _ := charset.Text(data, declared(data, contentType))
	source = cleaned(source)
	found, err := gofeed.NewParser().ParseString(source)
	if err != nil || len(found.Items) == 0 && mayHoldItems(source) {
		if f := scavenged(source, address); f != nil {
			return f, nil
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoFeed, err)
	}
	return translated(found, address), nil
}

// translated takes over what the library found.
func translated(found *gofeed.Feed, address string) *Feed {
	f := &Feed{Title: words(found.Title), Link: page.Address(address, found.Link), address: address}
	for _, i := range found.Items {
		if i != nil {
			f.Items = append(f.Items, f.item(entryOf(i)))
		}
	}
	return f
}

// entry is an entry as a feed writes it.
type entry struct {
	id, link, title, published, updated string
	authors                             []string
	content, summary                    string // HTML
	outlet                              string // where an aggregator took it from
}

func entryOf(i *gofeed.Item) entry {
	e := entry{
		id: i.GUID, link: i.Link, title: i.Title, published: i.Published, updated: i.Updated,
		content: i.Content, summary: i.Description,
	}
	if len(i.Links) > 0 && e.link == "" {
		e.link = i.Links[0]
	}
	for _, p := range i.Authors {
		if p != nil {
			e.authors = append(e.authors, firstOf(p.Name, withoutAddress(p.Email)))
		}
	}
	if dc := i.DublinCoreExt; dc != nil && len(e.authors) == 0 {
		e.authors = dc.Creator
	}
	if dc := i.DublinCoreExt; dc != nil && e.published == "" && len(dc.Date) > 0 {
		e.published = dc.Date[0]
	}
	if i.PublishedParsed != nil {
		e.published = i.PublishedParsed.Format(time.RFC3339)
	}
	if i.UpdatedParsed != nil {
		e.updated = i.UpdatedParsed.Format(time.RFC3339)
	}
	return e
}

// item makes an article of an entry.
func (f *Feed) item(e entry) Item {
	a := &store.Article{
		Title: words(e.title), URL: page.Address(firstOf(f.Link, f.address), e.link), Authors: page.Names(e.authors...),
		Outlet: firstOf(words(e.outlet), f.Title, page.Host(f.Link)), Published: date.Parse(e.published),
	}
	if a.URL == "" {
		a.URL = page.Address("", e.id)
	}
	a.Key = firstOf(e.id, a.URL)
	i := Item{Article: a, Updated: date.Parse(e.updated)}
	if a.Published.IsZero() {
		a.Published = i.Updated
	}
	content, summary := page.Text(e.content), page.Text(e.summary)
	a.Text = content
	if len(summary) > len(content) {
		a.Text, i.Summary = summary, true
	}
	if strings.TrimSpace(a.Text) == "" {
		i.Err = ErrNoText
	}
	return i
}

// words gives a title, which may be written as HTML, on one line. One that
// merely holds a sign of HTML is taken as it is.
func words(s string) string {
	if t := strings.Join(strings.Fields(page.Text(s)), " "); t != "" {
		return t
	}
	return strings.Join(strings.Fields(s), " ")
}

// withoutAddress gives the name in jane@herald.example (Jane Holt).
func withoutAddress(s string) string {
	if _, name, ok := strings.Cut(s, "("); ok {
		return strings.TrimSuffix(strings.TrimSpace(name), ")")
	}
	if strings.Contains(s, "@") {
		return ""
	}
	return s
}

func firstOf(ss ...string) string {
	for _, s := range ss {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// declared gives the charset that the server or the feed's first line declares.
func declared(data []byte, contentType string) string {
	if _, label, ok := strings.Cut(strings.ToLower(contentType), "charset="); ok {
		return strings.Trim(label, `"' ;`)
	}
	line, _, _ := bytes.Cut(data[:min(len(data), 256)], []byte("?>"))
	if _, label, ok := bytes.Cut(line, []byte("encoding=")); ok && len(label) > 1 {
		quote := label[0]
		if end := bytes.IndexByte(label[1:], quote); end >= 0 {
			return string(label[1 : 1+end])
		}
	}
	return ""
}

// cleaned gives the feed without what stands before it, its own declaration,
// which is of bytes that have been decoded, its document type, which could define
// entities without end, and characters that XML does not have.
func cleaned(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "{") {
		return s
	}
	if at := strings.IndexByte(s, '<'); at > 0 {
		s = s[at:]
	}
	s = withoutDoctype(s)
	if strings.HasPrefix(s, "<?xml") {
		if end := strings.Index(s, "?>"); end >= 0 {
			s = s[end+2:]
		}
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, s)
}

// withoutDoctype cuts a document type out of the head of s.
func withoutDoctype(s string) string {
	const within = 4096
	at := strings.Index(strings.ToUpper(s[:min(len(s), within)]), "<!DOCTYPE")
	if at < 0 {
		return s
	}
	depth := 0
	for i := at; i < len(s); i++ {
		switch s[i] {
		case '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth <= 0 {
				return s[:at] + s[i+1:]
			}
		}
	}
	return s
}
