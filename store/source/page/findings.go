package page

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hearsay/store/source/date"
)

// findings are what a page says of its report, in the ways that are in use.
type findings struct {
	from    Origin
	data    linked              // of the JSON-LD that is about a report
	meta    map[string][]string // contents by name, property or itemprop, in small letters
	heads   []string            // first-rank headings
	head    string              // the title element
	times   []string            // what time elements say, those of publication first
	bylines []string            // names that are marked as the author's
	canon   string              // the address that the page gives as its own
	saved   string              // the address that a browser noted when it saved the page
}

// gathered goes over a page once. What stands inside other articles that it
// shows, as teasers, is not told apart: the first one counts.
func gathered(doc *document, from Origin) *findings {
	f := &findings{from: from, meta: map[string][]string{}}
	for n := range doc.root.Descendants() {
		switch n.Type {
		case html.ElementNode:
			f.element(n)
		case html.CommentNode:
			f.comment(n.Data)
		}
	}
	return f
}

func (f *findings) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Meta:
		f.note(attribute(n, "property"), attribute(n, "content"))
		f.note(attribute(n, "name"), attribute(n, "content"))
	case atom.Title:
		if f.head == "" && n.Namespace == "" {
			f.head = oneLine(inner(n))
		}
	case atom.H1:
		if s := oneLine(written(n, nil)); s != "" {
			f.heads = append(f.heads, s)
		}
	case atom.Link:
		if slices.Contains(strings.Fields(attribute(n, "rel")), "canonical") {
			f.canon = attribute(n, "href")
		}
	case atom.Time:
		f.time(n)
	case atom.Script:
		if strings.HasPrefix(strings.ToLower(attribute(n, "type")), "application/ld+json") && n.FirstChild != nil {
			f.data.add(n.FirstChild.Data)
		}
	}
	f.microdata(n)
}

// inner gives the text below n, which itself may be one that nobody reads.
func inner(n *html.Node) string {
	var p prose
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.node(c, nil)
	}
	return p.String()
}

// most is the most values that are kept under one name: a page has few, and a
// hostile one must not have all of them looked at again and again.
const most = 20

func (f *findings) note(name, content string) {
	name = strings.ToLower(strings.TrimSpace(name))
	content = strings.TrimSpace(content)
	if name != "" && content != "" && len(f.meta[name]) < most {
		f.meta[name] = append(f.meta[name], content)
	}
}

func (f *findings) time(n *html.Node) {
	when := attribute(n, "datetime")
	if when == "" {
		when = oneLine(inner(n))
	}
	_, published := value(n, "pubdate")
	switch {
	case len(f.times) >= most:
	case published || attribute(n, "itemprop") == "datePublished":
		f.times = slices.Insert(f.times, 0, when)
	default:
		f.times = append(f.times, when)
	}
}

// microdata takes note of the properties that elements carry on themselves.
func (f *findings) microdata(n *html.Node) {
	switch property := attribute(n, "itemprop"); property {
	case "":
	case "headline", "datePublished", "dateCreated":
		content := attribute(n, "content")
		if content == "" {
			content = oneLine(inner(n))
		}
		f.note("itemprop:"+property, content)
	case "author":
		f.byline(n)
		return
	}
	if slices.Contains(strings.Fields(attribute(n, "rel")), "author") {
		f.byline(n)
	}
}

func (f *findings) byline(n *html.Node) {
	name := attribute(n, "content")
	if name == "" {
		name = oneLine(inner(n))
	}
	if name != "" && len(name) < 100 && len(f.bylines) < most {
		f.bylines = append(f.bylines, name)
	}
}

// comment finds where a page was saved from.
func (f *findings) comment(s string) {
	if f.saved != "" || len(s) > 4096 {
		return
	}
	for _, begins := range [...]string{"saved from url=(", " url: "} {
		if _, rest, ok := strings.Cut(s, begins); ok {
			if at := strings.Index(rest, "http"); at >= 0 && at <= 8 {
				address, _, _ := strings.Cut(rest[at:], "\n")
				f.saved = webAddress(strings.TrimSuffix(strings.TrimSpace(address), " -->"))
			}
		}
	}
}

// value gives the value of an attribute of n, and whether it has it.
func value(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// said gives the first content that a page gives under one of the names.
func (f *findings) said(names ...string) string {
	for _, name := range names {
		if contents := f.meta[name]; len(contents) > 0 {
			return contents[0]
		}
	}
	return ""
}

func (f *findings) published() time.Time {
	candidates := []string{
		f.data.DatePublished, f.said("itemprop:datepublished"),
		f.said("article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished",
			"parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date.issued", "dcterms.created",
			"dc.date", "dcterms.date", "dcterms.issued", "cxenseparse:recs:publishtime", "article_date_original", "date", "itemprop:datecreated"),
		f.data.DateCreated,
	}
	for _, s := range append(candidates, f.times...) {
		if s == "" {
			continue
		}
		if t := date.Parse(s); !t.IsZero() {
			return t
		}
	}
	return dateInAddress(f.address())
}

func (f *findings) outlet() string {
	site := f.said("og:site_name", "al:ios:app_name", "application-name", "dc.publisher", "article:publisher", "cre")
	for _, name := range [...]string{site, f.data.Publisher} {
		if name = oneLine(Text(name)); name != "" && len(name) < 80 && webAddress(name) == "" {
			return name
		}
	}
	return Host(f.address())
}

// address gives where the page stands: as it says itself, if that is whole, or
// as it was found.
func (f *findings) address() string {
	base := f.from.URL
	if base == "" {
		base = f.saved
	}
	for _, s := range [...]string{f.canon, f.said("og:url"), f.data.Address, base} {
		if a := webAddress(resolved(base, s)); a != "" && (strings.Trim(path(a), "/") != "" || s == base) {
			return a
		}
	}
	return ""
}

func path(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Path + u.RawQuery
}

// resolved gives the address that ref has on the page at base.
func resolved(base, ref string) string {
	b, err := url.Parse(base)
	if err != nil || ref == "" {
		return ref
	}
	r, err := b.Parse(strings.TrimSpace(ref))
	if err != nil {
		return ""
	}
	return r.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
