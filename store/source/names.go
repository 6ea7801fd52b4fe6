package source

import (
	"strings"
	"sync"
)

// slot is what a field of a JSON record says of its article.
type slot uint8

const (
	nothing slot = iota
	keySlot
	titleSlot
	dateSlot
	editSlot
	outletSlot
	addressSlot
	textSlot    // as it stands
	runningSlot // a text that may be HTML
	summarySlot // the same, and only the beginning of one
	authorSlot
	wrapperSlot // an object that has the record's fields
	slots
)

// names are those in use for each slot, the surest first. They match in capitals too.
var names = [slots][]string{
	keySlot:   {"id", "article_id", "doc_id", "_id", "uuid", "guid"},
	titleSlot: {"title", "headline", "article_title", "webTitle", "name"},
	dateSlot: {"date", "published", "publishedAt", "published_at", "published_date", "date_published", "datePublished", "date_publish",
		"publish_date", "publishDate", "publication_date", "pubDate", "pub_date", "webPublicationDate", "timestamp", "created_at"},
	editSlot: {"edited"},
	outletSlot: {"outlet", "source", "publisher", "publication", "site_name", "siteName", "source_name", "site", "newspaper",
		"domain", "source_domain"},
	addressSlot: {"url", "link", "webUrl", "web_url", "canonical_url", "permalink"},
	textSlot:    {"text"},
	runningSlot: {"body", "content", "maintext", "articleBody", "article_text", "article_body", "full_text", "fulltext", "bodyText",
		"body_text", "story_text", "plain_text", "content_text", "content_html", "body_html", "html", "article", "story"},
	summarySlot: {"description", "summary", "abstract"},
	authorSlot:  {"authors", "author", "byline", "creator"},
	wrapperSlot: {"_source", "fields"}, // of search engines, and of the Guardian
}

// The places of names of which each means something of its own.
const (
	authors = iota
	author
	byline
	creator
	groups // of people
)

// mostNames is more than there are.
const mostNames = 96

// directory finds names, by numbers.
type directory struct {
	names  []string
	slots  []slot
	first  [slots + 1]int       // name of each slot; they stand together
	hashed [4 * mostNames]uint8 // numbers from 1, at the hash of the name or behind it; 0 ends the search
}

// allNames is the directory of all names.
var allNames = sync.OnceValue(func() *directory {
	d := &directory{}
	for s := range slots {
		d.first[s] = len(d.names)
		for _, name := range names[s] {
			d.names, d.slots = append(d.names, name), append(d.slots, s)
			at := hashName([]byte(name))
			for d.hashed[at%len(d.hashed)] != 0 {
				at++
			}
			d.hashed[at%len(d.hashed)] = uint8(len(d.names))
		}
	}
	d.first[slots] = len(d.names)
	return d
})

// hashName spreads names. Capitals count as small letters.
func hashName(name []byte) int {
	n := len(name)
	if n == 0 {
		return 0
	}
	return n*131 + int(name[0]|0x20)*7 + int(name[n/2]|0x20)*29 + int(name[n-1]|0x20)*61
}

// find gives the number of a name, or -1.
func (d *directory) find(name []byte) int {
	for at := hashName(name); ; at++ {
		n := int(d.hashed[at%len(d.hashed)]) - 1
		if n < 0 || d.names[n] == string(name) || len(d.names[n]) == len(name) && strings.EqualFold(d.names[n], string(name)) { // as long: no letter but those of ASCII
			return n
		}
	}
}

// isText reports whether a column or field of that name has an article's text.
func isText(name string) bool {
	n := allNames().find([]byte(name))
	return n >= 0 && (allNames().slots[n] == textSlot || allNames().slots[n] == runningSlot)
}
