package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/layout"
)

// Record is an article as it stands in its source, not decoded yet.
type Record struct {
	File string
	Line int // from 1; 0 if the file is one article
	form form
	data []byte
}

// Len is the number of bytes of r in its source.
func (r Record) Len() int { return len(r.data) }

// Article decodes r and lays its text out. The article has no ID yet; it is nil
// if there is none to be had. Broken UTF-8 gives both the article, with U+FFFD
// for what is broken, and the problem. Article may be called from many
// goroutines.
func (r Record) Article() (*store.Article, *store.Problem) {
	if r.form == lines {
		return r.fromJSON()
	}
	return r.fromText()
}

func (r Record) fromText() (*store.Article, *store.Problem) {
	switch {
	case bytes.IndexByte(r.data, 0) >= 0:
		return nil, r.problem(r.Line, errNotText)
	case len(bytes.TrimSpace(r.data)) == 0:
		return nil, r.problem(r.Line, errNoText)
	}
	a := &store.Article{Key: keyOf(r.File), Text: string(bytes.ToValidUTF8(r.data, []byte("\ufffd")))}
	arrange(a)
	return a, r.broken(1)
}

func (r Record) fromJSON() (*store.Article, *store.Problem) {
	var f fields
	if err := json.Unmarshal(r.data, &f); err != nil {
		return nil, r.problem(r.Line, notJSON(err))
	}
	a := f.article()
	if a.Text == "" {
		return nil, r.problem(r.Line, errNoText)
	}
	if a.Key == "" {
		a.Key = fmt.Sprintf("%s:%d", path.Base(r.File), r.Line)
	}
	arrange(a)
	return a, r.broken(r.Line)
}

// arrange lays the article's text out, and takes from there what the source did not give.
func arrange(a *store.Article) {
	l := layout.Of(a.Text, a.Title)
	a.Title, a.Blocks = l.Title, l.Blocks
	if a.Published.IsZero() {
		a.Published = l.Published
	}
}

// broken gives the problem of the first byte that is not UTF-8, if there is one;
// first is the line that the record begins on.
func (r Record) broken(first int) *store.Problem {
	if utf8.Valid(r.data) {
		return nil
	}
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

// JSON is the record of an article in JSON that stands in a line of a file, and has been read already.
func JSON(file string, line int, data []byte) Record {
	return Record{File: file, Line: line, form: lines, data: data}
}
