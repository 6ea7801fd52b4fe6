package main

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strings"
)

// format is how a headless command prints what it found.
type format string

// The formats.
const (
	asText     format = "text"
	asJSON     format = "json"
	asJSONL    format = "jsonl"
	asCSV      format = "csv"
	asMarkdown format = "markdown"
	asBibTeX   format = "bibtex"
)

// table is what CSV and Markdown print of a record.
type table[T any] struct {
	columns []string
	cells   func(T) []string
}

// emitter prints records of one kind in every format that makes sense for it.
type emitter[T any] struct {
	table table[T]
	text  func(io.Writer, []T)

	markdown func(io.Writer, []T) // where a table of records would not do
	cited    func(T) publication  // where there is something to cite
}

func (e emitter[T]) formats() []string {
	all := []string{string(asText), string(asJSON), string(asJSONL)}
	if e.table.cells != nil {
		all = append(all, string(asCSV))
	}
	if e.table.cells != nil || e.markdown != nil {
		all = append(all, string(asMarkdown))
	}
	if e.cited != nil {
		all = append(all, string(asBibTeX))
	}
	return all
}

// emit prints records as f.
func (e emitter[T]) emit(w io.Writer, f format, records []T) error {
	if !slices.Contains(e.formats(), string(f)) {
		return wrongUsage("--format %s: want %s", f, strings.Join(e.formats(), ", "))
	}
	switch f {
	case asJSON:
		return emitJSON(w, records)
	case asJSONL:
		return emitLines(w, records)
	case asCSV:
		return e.table.emitCSV(w, records)
	case asMarkdown:
		if e.markdown == nil {
			e.table.emitMarkdown(w, records)
		} else {
			e.markdown(w, records)
		}
	case asBibTeX:
		e.emitBibTeX(w, records)
	default:
		e.text(w, records)
	}
	return nil
}

func emitJSON[T any](w io.Writer, records []T) error {
	if records == nil {
		records = []T{}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(records)
}

func emitLines[T any](w io.Writer, records []T) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, r := range records {
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

func (t table[T]) emitCSV(w io.Writer, records []T) error {
	out := csv.NewWriter(w)
	if err := out.Write(t.columns); err != nil {
		return err
	}
	for _, r := range records {
		if err := out.Write(t.cells(r)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (t table[T]) emitMarkdown(w io.Writer, records []T) {
	rows := make([][]string, len(records))
	for i, r := range records {
		rows[i] = escapedCells(t.cells(r))
	}
	markdownTable(w, t.columns, rows)
}
