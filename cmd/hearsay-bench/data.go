package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hearsay/store"
	"hearsay/store/index"
	filter "hearsay/store/query"
	"hearsay/store/storetest/newsroom"
)

// bench is where the contests are held.
type bench struct {
	dir                 string
	articles, headlines int

	texts []string // of the articles, once they are needed
}

// said is how many things are said at an event: so many make a text of 3 kB.
const said = 7

// record is an article in news.jsonl.
type record struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Date   string `json:"date"`
	Outlet string `json:"outlet"`
	Text   string `json:"text"`
}

func (b *bench) path(name string) string { return filepath.Join(b.dir, name) }

// write makes the files that all read: news.jsonl, and headlines.txt with a headline a line.
func (b *bench) write() error {
	err := written(b.path("headlines.txt"), func(w *bufio.Writer) {
		for r := range newsroom.All(b.headlines, 1) {
			fmt.Fprintln(w, r.Title)
		}
	})
	if err != nil {
		return err
	}
	return written(b.path("news.jsonl"), func(w *bufio.Writer) {
		lines := json.NewEncoder(w)
		n := 0
		for r := range newsroom.All(b.articles, said) {
			lines.Encode(record{fmt.Sprint("a", n), r.Title, r.Date, r.Outlet, r.Text}) //nolint:errcheck // w remembers it
			n++
		}
	})
}

// written fills a file, once.
func written(name string, fill func(*bufio.Writer)) error {
	if _, err := os.Stat(name); err == nil {
		return nil
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	fill(w)
	return errors.Join(w.Flush(), f.Close())
}

// lines gives the lines of a file.
func (b *bench) lines(name string) ([]string, error) {
	data, err := os.ReadFile(b.path(name))
	if err != nil {
		return nil, err
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n"), nil
}

// read gives the texts of the articles.
func (b *bench) read() ([]string, error) {
	if b.texts != nil {
		return b.texts, nil
	}
	lines, err := b.lines("news.jsonl")
	if err != nil {
		return nil, err
	}
	for _, line := range lines {
		var r record
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			return nil, err
		}
		b.texts = append(b.texts, r.Text)
	}
	return b.texts, nil
}

// facts are texts without anything else that is known of them.
type facts []string

var _ index.Facts = facts(nil)

func (f facts) Text(id store.ArticleID) string         { return f[id] }
func (facts) Speaker(filter.Pattern, index.Set)        {}
func (facts) Quote(filter.Pattern, index.Set)          {}
func (facts) Kept(filter.Field, index.Set)             {}
func (facts) Published(filter.Published, index.Set)    {}
func (facts) Is(filter.Is, index.Set)                  {}
func (facts) Has(filter.Has, index.Set)                {}
func (facts) Order(filter.Key) (ids []store.ArticleID) { return nil }
