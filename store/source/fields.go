package source

import (
	"cmp"
	"encoding/json"
	"strings"

	"hearsay/store"
	"hearsay/store/source/date"
	"hearsay/store/source/page"
)

// fields are what a JSON record may give, under the names that are in use. Names
// of fields match in capitals too.
type fields struct {
	ID      scalar `json:"id"`
	GUID    scalar `json:"guid"`
	UUID    scalar `json:"uuid"`
	LongID  scalar `json:"article_id"`
	DocID   scalar `json:"doc_id"`
	UnderID scalar `json:"_id"`

	Title      scalar `json:"title"`
	Headline   scalar `json:"headline"`
	LongTitle  scalar `json:"article_title"`
	WebTitle   scalar `json:"webTitle"`
	NamedTitle scalar `json:"name"`

	Date            scalar `json:"date"`
	Published       scalar `json:"published"`
	PublishedAt     scalar `json:"publishedAt"`
	PublishedOn     scalar `json:"published_at"`
	PublishedDate   scalar `json:"published_date"`
	DatePublished   scalar `json:"date_published"`
	SchemaPublished scalar `json:"datePublished"`
	DatePublish     scalar `json:"date_publish"`
	PublishDate     scalar `json:"publish_date"`
	BarePublishDate scalar `json:"publishDate"`
	PublicationDate scalar `json:"publication_date"`
	PubDate         scalar `json:"pubDate"`
	PubDateLow      scalar `json:"pub_date"`
	WebDate         scalar `json:"webPublicationDate"`
	Timestamp       scalar `json:"timestamp"`
	CreatedAt       scalar `json:"created_at"`

	Edited scalar `json:"edited"`

	Outlet       scalar `json:"outlet"`
	Source       scalar `json:"source"`
	Publisher    scalar `json:"publisher"`
	Publication  scalar `json:"publication"`
	SiteName     scalar `json:"site_name"`
	SiteNameBare scalar `json:"siteName"`
	SourceName   scalar `json:"source_name"`
	Site         scalar `json:"site"`
	Newspaper    scalar `json:"newspaper"`
	Domain       scalar `json:"domain"`
	SourceDomain scalar `json:"source_domain"`

	URL       scalar `json:"url"`
	Link      scalar `json:"link"`
	WebURL    scalar `json:"webUrl"`
	WebURLLow scalar `json:"web_url"`
	Canonical scalar `json:"canonical_url"`
	Permalink scalar `json:"permalink"`

	Authors people `json:"authors"`
	Author  people `json:"author"`
	Byline  people `json:"byline"`
	Creator people `json:"creator"`

	Text scalar `json:"text"`
	texts

	Within json.RawMessage `json:"_source"` // how search engines wrap records
	Fields json.RawMessage `json:"fields"`  // how the Guardian does
}

// texts are the fields beside text that may have an article's text, which may be
// HTML there; those of summaries stand last.
type texts struct {
	Body        scalar `json:"body"`
	Content     scalar `json:"content"`
	MainText    scalar `json:"maintext"`
	ArticleBody scalar `json:"articleBody"`
	ArticleText scalar `json:"article_text"`
	LongBody    scalar `json:"article_body"`
	FullText    scalar `json:"full_text"`
	FullTextOne scalar `json:"fulltext"`
	BodyText    scalar `json:"bodyText"`
	BodyTextLow scalar `json:"body_text"`
	StoryText   scalar `json:"story_text"`
	PlainText   scalar `json:"plain_text"`
	ContentText scalar `json:"content_text"`
	ContentHTML scalar `json:"content_html"`
	BodyHTML    scalar `json:"body_html"`
	HTML        scalar `json:"html"`
	Article     scalar `json:"article"`
	Story       scalar `json:"story"`
	Description scalar `json:"description"`
	Summary     scalar `json:"summary"`
	Abstract    scalar `json:"abstract"`
}

// inOrder gives the texts, those that are surest first.
func (t *texts) inOrder() [21]scalar {
	return [...]scalar{t.Body, t.Content, t.MainText, t.ArticleBody, t.ArticleText, t.LongBody, t.FullText, t.FullTextOne,
		t.BodyText, t.BodyTextLow, t.StoryText, t.PlainText, t.ContentText, t.ContentHTML, t.BodyHTML, t.HTML,
		t.Article, t.Story, t.Description, t.Summary, t.Abstract}
}

// isText reports whether a column or field of that name has an article's text.
func isText(name string) bool {
	switch strings.ToLower(name) {
	case "text", "body", "content", "maintext", "articlebody", "article_text", "article_body", "full_text", "fulltext", "bodytext",
		"body_text", "story_text", "plain_text", "content_text", "content_html", "body_html", "html", "article", "story":
		return true
	}
	return false
}

// article gives what the fields say; what is missing stays empty.
func (f *fields) article() *store.Article {
	a := &store.Article{
		Key:    first(f.ID, f.LongID, f.DocID, f.UnderID, f.UUID, f.GUID),
		Outlet: first(f.Outlet, f.Source, f.Publisher, f.Publication, f.SiteName, f.SiteNameBare, f.SourceName, f.Site, f.Newspaper, f.Domain, f.SourceDomain),
		Title:  first(f.Title, f.Headline, f.LongTitle, f.WebTitle, f.NamedTitle),
		Published: date.Parse(first(f.Date, f.Published, f.PublishedAt, f.PublishedOn, f.PublishedDate, f.DatePublished, f.SchemaPublished,
			f.DatePublish, f.PublishDate, f.BarePublishDate, f.PublicationDate, f.PubDate, f.PubDateLow, f.WebDate, f.Timestamp, f.CreatedAt)),
		Edited:  date.Parse(string(f.Edited)),
		URL:     first(f.URL, f.Link, f.WebURL, f.WebURLLow, f.Canonical, f.Permalink),
		Authors: f.Authors,
	}
	if len(a.Authors) == 0 {
		a.Authors = append(f.Author, f.Byline...)
	}
	if len(a.Authors) == 0 {
		a.Authors = f.Creator
	}
	a.Text = f.running()
	for _, wrapped := range [...]json.RawMessage{f.Within, f.Fields} {
		var inner fields
		if len(wrapped) > 0 && wrapped[0] == '{' && json.Unmarshal(wrapped, &inner) == nil {
			inner.Within, inner.Fields = nil, nil // one level is what is met
			complete(a, inner.article())
		}
	}
	return a
}

// running gives the article's text. That of text is taken as it stands; another
// is made plain if it is HTML.
func (f *fields) running() string {
	if strings.TrimSpace(string(f.Text)) != "" {
		return string(f.Text)
	}
	for _, t := range f.inOrder() {
		if strings.TrimSpace(string(t)) == "" {
			continue
		}
		if s := string(t); !strings.Contains(s, "</") && !strings.Contains(s, "<br") && !strings.Contains(s, "<p>") {
			return s
		}
		if s := page.Text(string(t)); s != "" {
			return s
		}
	}
	return ""
}

// complete takes from b what a lacks.
func complete(a, b *store.Article) {
	a.Key, a.Outlet, a.Title, a.URL = cmp.Or(a.Key, b.Key), cmp.Or(a.Outlet, b.Outlet), cmp.Or(a.Title, b.Title), cmp.Or(a.URL, b.URL)
	a.Text = cmp.Or(a.Text, b.Text)
	if a.Published.IsZero() {
		a.Published = b.Published
	}
	if len(a.Authors) == 0 {
		a.Authors = b.Authors
	}
}

// first gives the first of ss that is not blank, without the blanks around it.
func first(ss ...scalar) string {
	for _, s := range ss {
		if t := strings.TrimSpace(string(s)); t != "" {
			return t
		}
	}
	return ""
}

// scalar is a string however it was written: as a string or a number, as an
// object that has it as its name, or as a list of such, which are its paragraphs.
type scalar string

// UnmarshalJSON implements json.Unmarshaler. It fails for nothing that is JSON.
func (s *scalar) UnmarshalJSON(b []byte) error {
	if b[0] != '[' {
		return (*single)(s).UnmarshalJSON(b)
	}
	var parts []single
	err := json.Unmarshal(b, &parts)
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = string(p)
	}
	*s = scalar(strings.Join(texts, "\n\n"))
	return err
}

// people are names, written as one string, as a list, or as objects that have them.
type people []string

// UnmarshalJSON implements json.Unmarshaler. It fails for nothing that is JSON.
func (p *people) UnmarshalJSON(b []byte) error {
	list := []single{""}
	var err error
	if b[0] == '[' {
		err = json.Unmarshal(b, &list)
	} else {
		err = list[0].UnmarshalJSON(b)
	}
	for _, s := range list {
		if name := strings.TrimSpace(string(s)); name != "" {
			*p = append(*p, name)
		}
	}
	return err
}

// single is a scalar that is no list. It does not look into what is nested
// deeper, for looking costs time at every level.
type single string

// UnmarshalJSON implements json.Unmarshaler. It fails for nothing that is JSON.
func (s *single) UnmarshalJSON(b []byte) error {
	switch c := b[0]; {
	case c == '"':
		text, err := unquote(b)
		*s = single(text)
		return err
	case c == '-' || c >= '0' && c <= '9':
		*s = single(b)
	case c == '{':
		var named struct {
			Name json.RawMessage `json:"name"`
		}
		if err := json.Unmarshal(b, &named); err != nil {
			return err
		}
		if len(named.Name) > 0 && named.Name[0] == '"' {
			return json.Unmarshal(named.Name, (*string)(s))
		}
	}
	return nil
}
