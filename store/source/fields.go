package source

import (
	"encoding/json"
	"strings"

	"hearsay/store"
	"hearsay/store/source/date"
)

// fields are what a JSON record may give, under the names that are in use. Names
// of fields match in capitals too.
type fields struct {
	ID scalar `json:"id"`

	Title    scalar `json:"title"`
	Headline scalar `json:"headline"`

	Date          scalar `json:"date"`
	Published     scalar `json:"published"`
	PublishedAt   scalar `json:"publishedAt"`
	PublishedOn   scalar `json:"published_at"`
	DatePublished scalar `json:"date_published"`
	DatePublish   scalar `json:"date_publish"`
	PublishDate   scalar `json:"publish_date"`

	Edited scalar `json:"edited"`

	Outlet    scalar `json:"outlet"`
	Source    scalar `json:"source"`
	Publisher scalar `json:"publisher"`

	URL  scalar `json:"url"`
	Link scalar `json:"link"`

	Authors people `json:"authors"`
	Author  people `json:"author"`
	Byline  people `json:"byline"`

	Text     scalar `json:"text"`
	Body     scalar `json:"body"`
	Content  scalar `json:"content"`
	MainText scalar `json:"maintext"`
}

// article gives what the fields say; what is missing stays empty.
func (f *fields) article() *store.Article {
	a := &store.Article{
		Key:       strings.TrimSpace(string(f.ID)),
		Outlet:    first(f.Outlet, f.Source, f.Publisher),
		Title:     first(f.Title, f.Headline),
		Edited:    date.Parse(string(f.Edited)),
		Published: date.Parse(first(f.Date, f.Published, f.PublishedAt, f.PublishedOn, f.DatePublished, f.DatePublish, f.PublishDate)),
		URL:       first(f.URL, f.Link),
		Authors:   f.Authors,
	}
	if len(a.Authors) == 0 {
		a.Authors = append(f.Author, f.Byline...)
	}
	for _, t := range [...]scalar{f.Text, f.Body, f.Content, f.MainText} {
		if strings.TrimSpace(string(t)) != "" {
			a.Text = string(t)
			break
		}
	}
	return a
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
