package feed

import (
	"bytes"
	"strconv"
	"time"
)

// record is a Report as a line of the library: such as any source of articles
// may have, with what else needs to be known before it. The text stands last, so
// that one need not read it to know the rest.
type record struct {
	Key     string    `json:"id"`
	Version int       `json:"version"` // of the article, from 1
	Fetched time.Time `json:"fetched"`
	Edited  time.Time `json:"edited,omitzero"` // when this version was first seen, if it is not the first
	Feed    string    `json:"feed"`
	ID      string    `json:"guid,omitempty"`
	Paged   bool      `json:"paged,omitempty"`
	Stub    bool      `json:"stub,omitempty"`
	Sketch  string    `json:"sketch,omitempty"`
	Outlet  string    `json:"outlet,omitempty"`
	Title   string    `json:"title,omitempty"`
	Date    time.Time `json:"date,omitzero"`
	URL     string    `json:"url,omitempty"`
	Authors []string  `json:"authors,omitempty"`
	Text    string    `json:"text"`
}

// against says what x is to the article that r has of it already. Texts that came
// in different ways differ for that reason alone, and tell nothing.
func (r *record) against(x *record) Outcome {
	switch {
	case r.Stub && !x.Stub:
		return Completed
	case r.Stub != x.Stub, r.Feed != x.Feed, r.Paged != x.Paged:
		return Same
	case sameWords(r.Text, x.Text) && sameWords(r.Title, x.Title):
		return Same
	}
	return Edited
}

func newRecord(r *Report, now time.Time) record {
	name := sum(r.Feed, r.ID)
	if r.URL != "" {
		name = sum(canonical(r.URL))
	}
	if host := hostOf(r.URL); host != "" {
		name = host + "-" + name[:12]
	}
	return record{
		Key: name, Version: 1, Fetched: now, Feed: r.Feed, ID: r.ID, Paged: r.Paged, Stub: r.Stub,
		Outlet: r.Outlet, Title: r.Title, Date: r.Published, URL: r.URL, Authors: r.Authors, Text: r.Text,
	}
}

// names are what an article is known by.
func (r *record) names() []string {
	out := []string{"key " + r.Key}
	if r.URL != "" {
		out = append(out, "url "+canonical(r.URL))
	}
	if r.ID != "" {
		out = append(out, "id "+r.Feed+" "+r.ID)
	}
	return out
}

func (r *record) sketch() sketch {
	s, err := strconv.ParseUint(r.Sketch, 16, 64)
	if err != nil {
		return 0
	}
	return sketch(s)
}

// headOf gives a copy of a line without its text, for that it need not be decoded.
// A quotation mark that no backslash stands before ends or begins a string, so
// that the name of the text is found in no other string.
func headOf(whole []byte) []byte {
	name := []byte(`,"text":"`)
	for at := 0; at < len(whole) && bytes.HasSuffix(whole, []byte("}")); at++ {
		switch whole[at] {
		case '\\':
			at++
		case ',':
			if bytes.HasPrefix(whole[at:], name) {
				return append(bytes.Clone(whole[:at]), '}')
			}
		}
	}
	return bytes.Clone(whole)
}
