package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"hearsay/store/text"
)

// plainWidth is how many cells a line of plain text has at most.
const plainWidth = 80

// gutter is how many cells lie between the columns of a row.
const gutter = 2

// para prints s as a paragraph of whole words, indented, its later lines two
// cells deeper.
func para(w io.Writer, indent, s string) {
	line, width := indent, len(indent)
	empty := true
	for _, word := range strings.Fields(text.Printable(s)) {
		n := uniseg.StringWidth(word)
		if !empty && width+1+n > plainWidth {
			fmt.Fprintln(w, line)
			line, width, empty = indent+"  ", len(indent)+2, true
		}
		if !empty {
			line, width = line+" ", width+1
		}
		line, width, empty = line+word, width+n, false
	}
	fmt.Fprintln(w, line)
}

// printRow prints cells beside each other, in lines of whole words, and a blank line.
func printRow(w io.Writer, widths []int, cells []string) {
	columns := make([][]string, len(cells))
	height := 0
	for i, c := range cells {
		columns[i] = wrapped(c, widths[i])
		height = max(height, len(columns[i]))
	}
	for n := range height {
		var b strings.Builder
		for i, lines := range columns {
			line := ""
			if n < len(lines) {
				line = lines[n]
			}
			b.WriteString(line + strings.Repeat(" ", widths[i]-uniseg.StringWidth(line)+gutter))
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
	fmt.Fprintln(w)
}

// wrapped breaks s into lines of so many cells, between words where it can.
func wrapped(s string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text.Printable(s)) {
		if line != "" && uniseg.StringWidth(line)+1+uniseg.StringWidth(word) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for uniseg.StringWidth(word) > width {
			n := fitting(word, width)
			lines, word = append(lines, word[:n]), word[n:]
		}
		line = word
	}
	return append(lines, line)
}

// fitting is how many bytes of word fit width cells, at least one letter.
func fitting(word string, width int) int {
	n, cells := 0, 0
	for g := uniseg.NewGraphemes(word); g.Next(); n += len(g.Str()) {
		if cells += g.Width(); n > 0 && cells > width {
			break
		}
	}
	return n
}
