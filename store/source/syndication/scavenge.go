package syndication

import (
	"strings"

	"golang.org/x/net/html"
)

// scavenged reads the entries of a feed that is no XML: with tags that are not
// closed, entities that nobody defined, or an end that is missing. It goes by
// tags alone. It gives nil if there are no entries.
func scavenged(source, address string) *Feed {
	s := scavenger{feed: &Feed{address: address}}
	z := html.NewTokenizer(strings.NewReader(strings.NewReplacer("<![CDATA[", cdataBegins, "]]>", cdataEnds).Replace(source)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			s.close()
			if len(s.feed.Items) == 0 {
				return nil
			}
			return s.feed
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			s.begin(z.Token(), raw)
		case html.EndTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			s.end(string(name), raw)
		case html.TextToken:
			s.text.Write(z.Raw())
		}
	}
}

// A tokenizer of HTML knows no CDATA; private characters stand for its ends.
const cdataBegins, cdataEnds = "\uf8f0", "\uf8f1"

func mayHoldItems(source string) bool {
	return strings.Contains(source, "<item") || strings.Contains(source, "<entry")
}

// scavenger gathers entries from tags.
type scavenger struct {
	feed  *Feed
	open  bool // whether an entry is open
	entry entry
	field string // the element of the entry that is open
	text  strings.Builder
}

// fieldsOf gives what an element of a feed is, by its name without prefix; names
// that mean different things by their prefix stand with it.
var fieldsOf = map[string]string{
	"title": "title", "link": "link", "guid": "id", "id": "id", "pubdate": "published", "published": "published", "issued": "published",
	"dc:date": "published", "updated": "updated", "modified": "updated", "author": "author", "name": "author", "dc:creator": "author",
	"description": "summary", "summary": "summary", "content:encoded": "content", "content": "content", "dc:title": "", "media:title": "",
	"media:content": "", "media:description": "", "itunes:summary": "",
}

func (s *scavenger) begin(t html.Token, raw string) {
	switch name := t.Data; {
	case name == "item" || name == "entry":
		s.close()
		s.open = true
	case fieldsOf[name] == "" || s.field == "content" || s.field == "summary":
		s.text.WriteString(raw)
	default:
		s.text.Reset()
		s.field = fieldsOf[name]
		for _, a := range t.Attr {
			if a.Key == "href" && s.field == "link" {
				s.put(a.Val)
			}
		}
	}
}

func (s *scavenger) end(name, raw string) {
	switch {
	case name == "item" || name == "entry":
		s.close()
	case s.field != "" && fieldsOf[name] == s.field:
		s.flush()
	default:
		s.text.WriteString(raw)
	}
}

// flush ends the field that is open.
func (s *scavenger) flush() {
	s.put(decoded(s.text.String()))
	s.text.Reset()
	s.field = ""
}

// decoded gives the content of an element: CDATA as it stands, the rest without
// its entities.
func decoded(s string) string {
	var b strings.Builder
	for s != "" {
		plain, rest, found := strings.Cut(s, cdataBegins)
		b.WriteString(html.UnescapeString(plain))
		if !found {
			break
		}
		quoted, after, _ := strings.Cut(rest, cdataEnds)
		b.WriteString(quoted)
		s = after
	}
	return strings.TrimSpace(b.String())
}

// put keeps the value of the open field, unless it has one.
func (s *scavenger) put(v string) {
	v = strings.TrimSpace(v)
	if v == "" {
		return
	}
	if !s.open {
		s.head(v)
		return
	}
	if s.field == "author" {
		s.entry.authors = append(s.entry.authors, v)
	} else if to := s.entry.at(s.field); *to == "" {
		*to = v
	}
}

// at gives where the entry keeps the value of a field; the fields are those of fieldsOf.
func (e *entry) at(field string) *string {
	switch field {
	case "title":
		return &e.title
	case "link":
		return &e.link
	case "id":
		return &e.id
	case "published":
		return &e.published
	case "updated":
		return &e.updated
	case "content":
		return &e.content
	}
	return &e.summary
}

// head keeps what the feed says of itself.
func (s *scavenger) head(v string) {
	switch {
	case s.field == "title" && s.feed.Title == "":
		s.feed.Title = words(v)
	case s.field == "link" && s.feed.Link == "":
		s.feed.Link = v
	}
}

// close ends the entry that is open.
func (s *scavenger) close() {
	if s.field != "" {
		s.flush()
	}
	if s.open {
		s.feed.Items = append(s.feed.Items, s.feed.item(s.entry))
	}
	s.open, s.entry = false, entry{}
}
