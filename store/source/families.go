package source

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"

	"hearsay/store"
	"hearsay/store/source/mail"
	"hearsay/store/source/page"
	"hearsay/store/source/syndication"
	"hearsay/store/source/table"
	"hearsay/store/source/warc"
)

// entryName names an entry of a file that has no lines to tell it by.
func entryName(file string, n int) string { return fmt.Sprintf("%s#%d", file, n) }

// feed yields a feed's entries.
func (r *reader) feed(name string, data []byte) bool {
	f, err := syndication.Parse(data, "")
	if err != nil {
		return r.problem(name, 0, err)
	}
	if len(f.Items) == 0 {
		r.skip(Skipped{name, "feed without entries"})
	}
	for i, item := range f.Items {
		if item.Err != nil {
			r.skip(Skipped{entryName(name, i+1), "entry without text"})
			continue
		}
		record := Record{File: entryName(name, i+1), form: made, article: item.Article, data: []byte(item.Article.Text)}
		if r.ctx.Err() != nil || !r.yield(record, nil) {
			return false
		}
	}
	return true
}

// outline tells which feeds a list names; they are fetched by no source.
func (r *reader) outline(name string, data []byte) bool {
	subscriptions, err := syndication.Outline(data)
	if err != nil {
		return r.problem(name, 0, err)
	}
	for _, s := range subscriptions {
		r.skip(Skipped{name + ": " + s.URL, "feed, not fetched: hearsay feeds import takes the list"})
	}
	return true
}

// table yields a table's rows.
func (r *reader) table(name string, b *bufio.Reader) bool {
	begin, _ := b.Peek(bufferSize)
	comma := table.Comma(begin, isText)
	if comma == 0 {
		return r.problem(name, 1, errNoColumn)
	}
	t, err := table.NewReader(b, comma, maxRecord)
	if err != nil {
		return r.problem(name, 1, err)
	}
	for {
		data, line, err := t.Next()
		switch {
		case errors.Is(err, io.EOF):
			return true
		case errors.Is(err, table.ErrRow):
			if !r.problem(name, line, err) {
				return false
			}
			continue
		case err != nil:
			return r.problem(name, line, err)
		}
		if r.ctx.Err() != nil || !r.yield(Record{File: name, Line: line, form: lines, data: data}, nil) {
			return false
		}
	}
}

// mailbox yields a mailbox's messages.
func (r *reader) mailbox(name string, b *bufio.Reader) bool {
	box := mail.NewMailbox(b, maxRecord)
	for {
		data, line, err := box.Next()
		switch {
		case errors.Is(err, io.EOF):
			return true
		case errors.Is(err, mail.ErrLarge):
			if !r.problem(name, line, err) {
				return false
			}
			continue
		case err != nil:
			return r.problem(name, line, err)
		}
		if r.ctx.Err() != nil || !r.yield(Record{File: name, Line: line, form: message, data: data}, nil) {
			return false
		}
	}
}

// webArchive yields the pages of a web archive.
func (r *reader) webArchive(name string, b *bufio.Reader) bool {
	archive := warc.NewReader(b, maxRecord)
	for n := 1; ; n++ {
		p, err := archive.Next()
		entry := entryName(name, n)
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil && !r.fetched(entry, p):
			return false
		case err != nil:
			return r.problem(entry, 0, err)
		case r.ctx.Err() != nil || !r.fetched(entry, p):
			return false
		}
	}
}

// fetched yields one page of a web archive, if it is one.
func (r *reader) fetched(entry string, p warc.Page) bool {
	kind, _, _ := mime.ParseMediaType(p.ContentType)
	switch {
	case p.Err != nil:
		return r.problem(entry, 0, p.Err)
	case len(p.Body) == 0:
		return true
	case p.Status != 0 && p.Status/100 != 2:
		r.skip(Skipped{entry + ": " + p.URL, fmt.Sprintf("server answered %d", p.Status)})
		return true
	case kind != "" && !strings.Contains(kind, "html"):
		r.skip(Skipped{entry, "no page but " + kind})
		return true
	}
	return r.yield(Record{
		File: entry, form: webPage, data: p.Body,
		origin: page.Origin{URL: p.URL, ContentType: p.ContentType}, article: &store.Article{Key: p.URL},
	}, nil)
}
