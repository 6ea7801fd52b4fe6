package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/rivo/uniseg"
)

// escapeMarkdown gives s as it reads, in one line, for the middle of a line or a cell.
func escapeMarkdown(s string) string {
	return entity.ReplaceAllString(markdownSpecial.Replace(oneLine(s)), `\$0`)
}

// markdownSpecial takes what CommonMark, tables and strikethrough would read something into.
var markdownSpecial = strings.NewReplacer(
	`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "~", `\~`, "<", `\<`, "[", `\[`)

var entity = regexp.MustCompile(`&#?[0-9A-Za-z]+;`)

// markdownParagraph gives s as it reads, for a line of its own: nothing at its
// beginning makes a heading, a list, a quote or a rule of it.
func markdownParagraph(s string) string {
	s = escapeMarkdown(s)
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case s == "":
		return s
	case strings.IndexByte("#>+-=", s[0]) >= 0:
		return `\` + s
	case digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')'):
		return s[:digits] + `\` + s[digits:]
	}
	return s
}

// markdownQuote prints words as a block, and below them, in Markdown, whose they are.
func markdownQuote(w io.Writer, words, whose string) {
	fmt.Fprintf(w, "> “%s”\n>\n> — %s\n\n", escapeMarkdown(words), whose)
}

// widestPadding is the most cells that a column of a Markdown table is padded to.
const widestPadding = 40

// markdownTable prints a table whose columns stand below each other also as plain
// text; the last, and what is too wide, is as wide as it is. Cells are Markdown.
func markdownTable(w io.Writer, columns []string, rows [][]string) {
	widths := make([]int, len(columns))
	for _, row := range append([][]string{columns}, rows...) {
		for i, cell := range row[:len(row)-1] {
			widths[i] = max(widths[i], min(uniseg.StringWidth(cell), widestPadding))
		}
	}
	rules := make([]string, len(columns))
	for i := range rules {
		widths[i] = max(widths[i], 3)
		rules[i] = strings.Repeat("-", widths[i])
	}
	for _, row := range append([][]string{columns, rules}, rows...) {
		for i, cell := range row {
			fmt.Fprintf(w, "| %s%s ", cell, strings.Repeat(" ", max(widths[i]-uniseg.StringWidth(cell), 0)))
		}
		fmt.Fprintln(w, "|")
	}
}

// escapedCells makes the cells of a row Markdown.
func escapedCells(cells []string) []string {
	for i, c := range cells {
		cells[i] = escapeMarkdown(c)
	}
	return cells
}

// each makes a printer of records out of one for each.
func each[T any](print func(io.Writer, T)) func(io.Writer, []T) {
	return func(w io.Writer, records []T) {
		for _, r := range records {
			print(w, r)
		}
	}
}
