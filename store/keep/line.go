package keep

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"hearsay/store"
)

// The first line of a journal says what it is; its version changes when older
// programs could no longer read the lines below it.
const version = 1

type header struct {
	Hearsay string `json:"hearsay"`
	Version int    `json:"version"`
}

const kind = "kept"

// record is a Change as a line of the journal: JSON, so that people can read it
// and mend it with an editor.
type record struct {
	At       time.Time       `json:"at"`
	What     What            `json:"what"`
	Article  string          `json:"article"`
	ID       string          `json:"id,omitempty"`
	On       bool            `json:"on,omitempty"`
	Text     string          `json:"text,omitempty"`
	Tags     []string        `json:"tags,omitempty"`
	Bookmark *bookmarkRecord `json:"bookmark,omitempty"`
	Place    *placeRecord    `json:"place,omitempty"`
}

type selectorRecord struct {
	Words  string `json:"words"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  int    `json:"start"`
}

type bookmarkRecord struct {
	selectorRecord
	Note      string     `json:"note,omitempty"`
	Tags      []string   `json:"tags,omitempty"`
	Speaker   string     `json:"speaker,omitempty"`
	Outlet    string     `json:"outlet,omitempty"`
	Title     string     `json:"title,omitempty"`
	URL       string     `json:"url,omitempty"`
	Authors   []string   `json:"authors,omitempty"`
	Published *time.Time `json:"published,omitempty"`
}

type placeRecord struct {
	Top       selectorRecord  `json:"top"`
	Row       int             `json:"row,omitempty"`
	Quotation *selectorRecord `json:"quotation,omitempty"`
}

// encode gives c as a line, with its end.
func encode(c *Change) ([]byte, error) {
	r := record{At: c.at.UTC(), What: c.What, Article: c.Article, ID: c.ID, On: c.On, Text: c.Text, Tags: c.Tags}
	if b := c.Bookmark; b != nil {
		r.Bookmark = &bookmarkRecord{
			selectorRecord: selectorRecord(b.Selector), Note: b.Note, Tags: b.Tags,
			Speaker: b.Source.Speaker, Outlet: b.Source.Outlet, Title: b.Source.Title, URL: b.Source.URL, Authors: b.Source.Authors,
		}
		if !b.Source.Published.IsZero() {
			r.Bookmark.Published = &b.Source.Published
		}
	}
	if p := c.Place; p != nil {
		r.Place = &placeRecord{Top: selectorRecord(p.Top), Row: p.Row}
		if p.Quotation.Words != "" {
			q := selectorRecord(p.Quotation)
			r.Place.Quotation = &q
		}
	}
	return lineOf(r)
}

func lineOf(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return b.Bytes(), err
}

// farthest is the last year in which a change can have been made: a later time,
// written by a clock that was wrong, could never be followed by another.
const farthest = 9000

var errNoTime = errors.New("no time that could be")

// decode reads a line without its end.
func decode(line []byte) (Change, error) {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return Change{}, err
	}
	if r.At.IsZero() || r.At.Year() > farthest {
		return Change{}, errNoTime
	}
	c := Change{at: r.At, What: r.What, Article: r.Article, ID: r.ID, On: r.On, Text: r.Text, Tags: r.Tags}
	if b := r.Bookmark; b != nil {
		c.Bookmark = &store.Bookmark{
			ID: r.ID, Selector: store.Selector(b.selectorRecord), Note: b.Note, Tags: b.Tags,
			Source: store.Source{Outlet: b.Outlet, Title: b.Title, URL: b.URL, Speaker: b.Speaker, Authors: b.Authors},
		}
		if b.Published != nil {
			c.Bookmark.Source.Published = *b.Published
		}
	}
	if p := r.Place; p != nil {
		c.Place = &store.Left{At: r.At, Top: store.Selector(p.Top), Row: p.Row}
		if p.Quotation != nil {
			c.Place.Quotation = store.Selector(*p.Quotation)
		}
	}
	return c, c.valid()
}

// checkHeader reads the first line.
func checkHeader(line []byte) error {
	var h header
	switch err := json.Unmarshal(line, &h); {
	case err != nil || h.Hearsay != kind:
		return errors.New("not a journal of what is kept")
	case h.Version > version:
		return fmt.Errorf("written by a newer hearsay (version %d)", h.Version)
	}
	return nil
}
