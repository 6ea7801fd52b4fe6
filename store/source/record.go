package source

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/layout"
	"hearsay/store/source/charset"
	"hearsay/store/source/mail"
	"hearsay/store/source/page"
)

// Record is an article as it stands in its source, not decoded yet.
type Record struct {
	File    string // and its entry, if it has entries
	Line    int    // from 1; 0 if the file, or its entry, is one article
	form    form
	data    []byte
	origin  page.Origin    // of a page from an archive
	article *store.Article // what the file says of it beside data; nil if nothing
}

// Len is the number of bytes of r in its source.
func (r Record) Len() int { return len(r.data) }

// JSON is the record of an article in JSON that stands in a line of a file, and has been read already.
func JSON(file string, line int, data []byte) Record {
	return Record{File: file, Line: line, form: lines, data: data}
}

// Article decodes r and lays its text out. The article has no ID yet; it is nil
// if there is none to be had. Broken UTF-8 gives both the article, with U+FFFD
// for what is broken, and the problem. Article may be called from many
// goroutines.
func (r Record) Article() (*store.Article, *store.Problem) {
	a, problem := r.Decoded()
	if a != nil {
		r.arrange(a)
	}
	return a, problem
}

// Decoded is Article without the layout: it gives the fields and the text as they stand in the source.
func (r Record) Decoded() (*store.Article, *store.Problem) {
	switch r.form {
	case lines:
		return r.fromJSON()
	case webPage:
		return r.explained(page.Extract(r.data, r.origin))
	case message:
		return r.explained(mail.Parse(r.data))
	case made:
		a := *r.article
		return &a, nil
	}
	return r.fromText()
}

// explained gives an article that its format's package has decoded, or explains
// why it has not.
func (r Record) explained(a *store.Article, err error) (*store.Article, *store.Problem) {
	if errors.Is(err, page.ErrNoReport) || errors.Is(err, mail.ErrNoText) { // said in one way
		err = errNoText
	}
	if err != nil {
		return nil, r.problem(r.Line, err)
	}
	if r.form == webPage && r.article != nil {
		a.Key = r.article.Key
	}
	return a, nil
}

// key gives the key of an article that has no id of its own.
func (r Record) key() string {
	switch {
	case r.Line > 0:
		return fmt.Sprintf("%s:%d", path.Base(r.File), r.Line)
	case r.form == made:
		return path.Base(r.File)
	}
	return keyOf(r.File)
}

func (r Record) fromText() (*store.Article, *store.Problem) {
	switch {
	case bytes.IndexByte(r.data, 0) >= 0:
		return nil, r.problem(r.Line, notText(r.data))
	case len(bytes.TrimSpace(r.data)) == 0:
		return nil, r.problem(r.Line, errNoText)
	}
	text, whole := charset.Text(r.data, "")
	a := headed(text)
	if whole {
		return a, nil
	}
	return a, r.broken(1)
}

// fromJSON decodes a record in JSON.
func (r Record) fromJSON() (*store.Article, *store.Problem) {
	f := borrow()
	defer f.giveBack()
	err := f.decode(r.data)
	sound := !f.broken
	if !sound || err != nil && !utf8.Valid(r.data) {
		var text string
		if text, sound = charset.Text(r.data, ""); sound {
			err = f.decode([]byte(text))
		}
	}
	if err != nil {
		return nil, r.problem(r.Line, notJSON(err))
	}
	a := f.article()
	if a.Text == "" {
		return nil, r.problem(r.Line, errNoText)
	}
	if sound {
		return a, nil
	}
	return a, r.broken(r.Line)
}

// arrange gives a its key, lays its text out, and takes from there what the source did not give.
func (r Record) arrange(a *store.Article) {
	if a.Key == "" {
		a.Key = r.key()
	}
	l := layout.Of(a.Text, a.Title)
	a.Title, a.Blocks = l.Title, l.Blocks
	if a.Published.IsZero() {
		a.Published = l.Published
	}
}

// broken gives the problem of the first byte that is not UTF-8; first is the line
// that the record begins on.
func (r Record) broken(first int) *store.Problem {
	at := 0
	for at < len(r.data) {
		c, n := utf8.DecodeRune(r.data[at:])
		if c == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	return r.problem(first+bytes.Count(r.data[:at], []byte("\n")), errBroken)
}

func (r Record) problem(line int, err error) *store.Problem {
	return &store.Problem{File: r.File, Line: line, Err: err}
}
