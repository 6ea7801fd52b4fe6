// Package gold reads news that people have labelled: what was said, where the
// article names who said it, and what is marked but nobody's words. It knows the
// form of the labelled files and nothing of how quotations are found or judged.
package gold

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"hearsay/store"
)

// Article is one labelled report. All Spans are bytes of Text.
type Article struct {
	ID         string
	Split      string // the part of the corpus it belongs to, such as dev; empty if it has no parts
	Outlet     string
	Title      string
	Event      string // the same for reports of one event; empty if unknown
	Text       string
	Quotations []Quotation
	Terms      []store.Span // with their marks; marked, but nobody's words
	Blocks     []Quotation  // quoted without marks
}

// Quotation is one labelled quotation.
type Quotation struct {
	Span      store.Span // the words, without their marks
	Marked    store.Span // with their marks; a mark that is missing is not in it
	Kind      store.Kind
	Mentions  []store.Span // the words that name the speaker; none if the article names nobody
	Speaker   string       // as the corpus gives it: canonical, or the words of the mention
	Also      []string     // names that are as right as Speaker
	Continues bool         // one more part of the utterance before
}

// IsCamp reports whether a canonical speaker names a party, a campaign or a group
// rather than a person. Such a label often says whose side a person is on that the
// article does name, so that nobody could read it there.
func IsCamp(speaker string) bool {
	words := strings.Fields(strings.ToLower(speaker))
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "lawmakers", "democrats", "republicans", "campaign", "companies", "plaintiffs", "protestors", "now":
		return true
	}
	return false
}

// maxLine is the longest record that is read, in bytes.
const maxLine = 1 << 26

// Read reads the articles of a file of JSON lines, gzipped if its name ends in .gz.
// An error names the file and, where it is a record's, the line.
func Read(path string) ([]Article, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // read only: nothing can be lost
	if !strings.HasSuffix(path, ".gz") {
		return decode(path, f)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return decode(path, z)
}

func decode(name string, r io.Reader) ([]Article, error) {
	var all []Article
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	n := 0
	for lines.Scan() {
		n++
		var rec record
		if err := json.Unmarshal(lines.Bytes(), &rec); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		a, err := rec.article()
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		all = append(all, a)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	return all, nil
}
