package config

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// go-toml's decoders forget where a value stood as soon as it is decoded, and so
// do the other libraries'; its parser knows the line of every key. That is why
// the file is read with the parser, whose interface may still change.

// setting is one value of the file, with the names of its tables before its own.
type setting struct {
	name  string // "keys.list.down"
	line  int    // from 1
	value any    // string, bool, int64, []string; nil if it is anything else
}

// syntaxError is a line that is not TOML.
type syntaxError struct {
	line int
	err  error
}

// file is a file as far as it has been read.
type file struct {
	parser   unstable.Parser
	above    int // lines before those of the parser
	table    string
	settings []setting
}

// parse gives the settings of a file, and the lines that are none. It goes on
// behind such a line, unless that names a table: what follows would be taken for
// another one's.
func parse(data []byte) ([]setting, []syntaxError) {
	var f file
	var wrong []syntaxError
	for {
		bad, err := f.run(data)
		if err == nil {
			return f.settings, wrong
		}
		wrong = append(wrong, syntaxError{f.above + bad, err})
		line, rest := cut(data, bad)
		if rest == nil || bytes.HasPrefix(bytes.TrimSpace(line), []byte("[")) {
			return f.settings, wrong
		}
		data = rest
		f.above += bad
	}
}

// run reads up to the end, or to a line that is not TOML, which it gives.
func (f *file) run(data []byte) (line int, err error) {
	f.parser.Reset(data)
	for f.parser.NextExpression() {
		switch e := f.parser.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			f.table, _ = f.name("", e)
		case unstable.KeyValue:
			f.add(f.table, e)
		}
	}
	err = f.parser.Error()
	var wrong *unstable.ParserError
	if errors.As(err, &wrong) {
		return f.parser.Shape(f.parser.Range(wrong.Highlight)).Start.Line, wrong
	}
	return 1, err
}

// cut gives line n of data, and what stands behind it; nil if nothing does.
func cut(data []byte, n int) (line, rest []byte) {
	rest = data
	for range n {
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	return line, rest
}

func (f *file) line(at unstable.Range) int { return f.above + f.parser.Shape(at).Start.Line }

// name gives the name of a table or of a value in a table, and its line.
func (f *file) name(table string, n *unstable.Node) (name string, line int) {
	var parts []string
	if table != "" {
		parts = append(parts, table)
	}
	for keys := n.Key(); keys.Next(); {
		k := keys.Node()
		parts = append(parts, string(k.Data))
		line = f.line(k.Raw)
	}
	return strings.Join(parts, "."), line
}

// add takes a value, and those of a table that stands in its place.
func (f *file) add(table string, n *unstable.Node) {
	name, line := f.name(table, n)
	if n.Value().Kind == unstable.InlineTable {
		for inner := n.Value().Children(); inner.Next(); {
			f.add(name, inner.Node())
		}
		return
	}
	f.settings = append(f.settings, setting{name, line, value(n.Value())})
}

// value gives a value of a kind that some setting has.
func value(n *unstable.Node) any {
	switch n.Kind {
	case unstable.String:
		return string(n.Data)
	case unstable.Bool:
		return string(n.Data) == "true"
	case unstable.Integer:
		if i, err := strconv.ParseInt(string(n.Data), 0, 64); err == nil {
			return i
		}
	case unstable.Array:
		return list(n)
	}
	return nil
}

// list gives an array of texts, or nil if it has anything else.
func list(n *unstable.Node) any {
	out := []string{}
	for items := n.Children(); items.Next(); {
		if items.Node().Kind != unstable.String {
			return nil
		}
		out = append(out, string(items.Node().Data))
	}
	return out
}
