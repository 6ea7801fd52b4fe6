// Package table reads tables of articles, with the names of their columns in the
// first row and the cells parted by commas, tabs, semicolons or bars. It turns
// rows into the JSON records that other sources have; what the columns mean is
// not its business.
package table

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// What can be wrong with a table.
var (
	ErrRow     = errors.New("row is broken")
	ErrLong    = errors.New("row is too long; a quotation mark may be missing")
	ErrColumns = fmt.Errorf("more than %d columns", maxColumns)
)

const maxColumns = 4096

// Comma gives what parts the cells of a table that begins like this, if its first
// row has a column that named accepts, and another one; 0 if it is no such table.
func Comma(begin []byte, named func(column string) bool) rune {
	line, _, _ := bytes.Cut(begin, []byte("\n"))
	for _, comma := range [...]rune{',', '\t', ';', '|'} {
		if bytes.ContainsRune(line, comma) && accepts(line, comma, named) {
			return comma
		}
	}
	return 0
}

func accepts(line []byte, comma rune, named func(string) bool) bool {
	names, err := rows(bytes.NewReader(line), comma).Read()
	if err != nil {
		return false
	}
	for _, n := range names {
		if len(names) > 1 && named(Column(n)) {
			return true
		}
	}
	return false
}

// Column gives the name of a column as records write it: Article Text is article_text.
func Column(heading string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool {
		return r == ' ' || r == '_' || r == '-' || r == '\ufeff' || r == '\t'
	}), "_")
}

func rows(r io.Reader, comma rune) *csv.Reader {
	c := csv.NewReader(r)
	c.Comma, c.FieldsPerRecord, c.LazyQuotes, c.ReuseRecord = comma, -1, true, true
	return c
}

// Reader reads a table row by row.
type Reader struct {
	csv     *csv.Reader
	limit   *rowLimit
	columns []string
}

// NewReader reads the table in, in UTF-8, with rows of up to longest bytes.
func NewReader(in io.Reader, comma rune, longest int) (*Reader, error) {
	r := &Reader{limit: &rowLimit{Reader: in, most: longest, left: longest}}
	r.csv = rows(r.limit, comma)
	names, err := r.csv.Read()
	switch {
	case err != nil:
		return nil, r.fault(err)
	case len(names) > maxColumns:
		return nil, ErrColumns
	}
	for _, n := range names {
		r.columns = append(r.columns, Column(n))
	}
	return r, nil
}

// Next gives the next row as a JSON object, and the line that it begins on. It
// fails with io.EOF at the end; behind ErrRow more may follow.
func (r *Reader) Next() (record []byte, line int, err error) {
	r.limit.left = r.limit.most
	cells, err := r.csv.Read()
	if err != nil {
		var at *csv.ParseError
		if errors.As(err, &at) {
			line = at.StartLine
		}
		return nil, line, r.fault(err)
	}
	line, _ = r.csv.FieldPos(0)
	row := make(map[string]string, len(cells))
	for i, c := range cells[:min(len(cells), len(r.columns))] {
		if name := r.columns[i]; name != "" && row[name] == "" {
			row[name] = c
		}
	}
	record, err = json.Marshal(row)
	return record, line, err
}

// fault gives an error of the csv package as a person would say it.
func (r *Reader) fault(err error) error {
	var at *csv.ParseError
	switch {
	case r.limit.left <= 0:
		return ErrLong
	case errors.As(err, &at):
		return ErrRow
	}
	return err
}

// rowLimit ends the input if a row does not end.
type rowLimit struct {
	io.Reader
	most, left int
}

func (l *rowLimit) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, ErrLong
	}
	n, err := l.Reader.Read(p)
	l.left -= n
	return n, err
}
