package main

import (
	"bufio"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// text prints c for people.
func (c *checkup) text(w *bufio.Writer) error {
	fmt.Fprintf(w, "hearsay %s\n%s on %s/%s, %d processors, %d used\n", c.Version, c.System.Go, c.System.OS, c.System.Arch, c.System.Processors, c.System.Used)
	c.Corpus.text(w)
	printTimings(w, "times, in all cores", c.Timings)
	printTimings(w, "times, in one core", c.OneCore)
	c.memoryText(w)
	for i := range c.Folders {
		c.Folders[i].text(w)
	}
	c.Terminal.text(w)
	c.Config.text(w)
	return nil
}

func section(w *bufio.Writer, name string) { fmt.Fprintf(w, "\n%s\n", name) }

// line prints a name and what there is to say of it.
func line(w *bufio.Writer, name, format string, args ...any) {
	if says := fmt.Sprintf(format, args...); says != "" {
		fmt.Fprintf(w, "  %-44s %s\n", name, oneLine(says))
	}
}

func (c *corpusState) text(w *bufio.Writer) {
	section(w, "corpus")
	line(w, "analysed before", "%s", c.Shelf)
	line(w, "articles", "%d", c.Articles)
	line(w, "text", "%s", amount(c.TextBytes))
	line(w, "quotations", "%d", c.Quotations)
	line(w, "speakers", "%d", c.Speakers)
	line(w, "stories", "%d", c.Stories)
	line(w, "disputes", "%d", c.Disputes)
	line(w, "problems", "%d", c.Problems)
}

func printTimings(w *bufio.Writer, name string, all []timing) {
	section(w, name)
	for _, t := range all {
		line(w, t.What, "%10.2f ms", t.Milliseconds)
	}
}

func (c *checkup) memoryText(w *bufio.Writer) {
	section(w, "memory")
	for _, x := range []struct {
		what  string
		bytes uint64
	}{
		{"heap in use when loaded", c.Memory.Loaded}, {"… when all had been asked for", c.Memory.Live}, {"taken by Go", c.Memory.Go},
		{"resident", c.Memory.Resident}, {"… of files", c.Memory.Mapped}, {"the most resident", c.Memory.Most},
	} {
		if x.bytes > 0 {
			line(w, x.what, "%10s", amount(int64(x.bytes)))
		}
	}
	section(w, "heap, by who asked for it")
	for _, p := range c.Heap {
		line(w, p.Part, "%10s in %d pieces", amount(p.Bytes), p.Objects)
	}
}

func (f *folderState) text(w *bufio.Writer) {
	section(w, f.What)
	line(w, "folder", "%s", f.Path)
	switch {
	case !f.Whole:
		line(w, "whole", "no %s", f.Why)
	case f.Why != "":
		line(w, "whole", "%s", f.Why)
	default:
		line(w, "whole", "yes")
	}
	for _, t := range f.Counts {
		line(w, t.What, "%d", t.Count)
	}
	for _, x := range f.Files {
		state := ""
		if x.Why != "" {
			state = ": " + x.Why
		}
		line(w, oneLine(x.Name), "%10s%s", amount(x.Bytes), state)
		for _, p := range x.Parts {
			line(w, "  "+p.What, "%10s", amount(int64(p.Count)))
		}
	}
}

func (t *terminalState) text(w *bufio.Writer) {
	section(w, "terminal")
	line(w, "standard input and output", "%s, %s", terminalOrNot(t.In), terminalOrNot(t.Out))
	if t.Columns > 0 {
		line(w, "size", "%d×%d", t.Columns, t.Rows)
	}
	line(w, "TERM", "%s", t.Term)
	line(w, "COLORTERM", "%s", t.ColorTerm)
	line(w, "TERM_PROGRAM", "%s", t.Program)
	line(w, "NO_COLOR", "%v", t.NoColor)
	line(w, "colours", "%s", t.Colours)
	line(w, "background", "%s", t.Background)
	line(w, "ASCII only", "%v", t.ASCII)
	line(w, "links", "%s", t.Links)
	line(w, "clipboard", "%s", t.Clipboard)
}

func terminalOrNot(is bool) string {
	if is {
		return "a terminal"
	}
	return "no terminal"
}

func (c *configState) text(w *bufio.Writer) {
	section(w, "configuration")
	found := "not there"
	if c.Found {
		found = "there"
	}
	line(w, "file", "%s, %s", c.File, found)
	line(w, "theme", "%s", c.Theme)
	line(w, "mouse", "%v", c.Mouse)
	line(w, "ascii", "%s", c.ASCII)
	line(w, "bidi", "%v", c.Bidi)
	line(w, "measure", "%d", c.Measure)
	for _, action := range slices.Sorted(maps.Keys(c.Keys)) {
		line(w, action, "%s", strings.Join(c.Keys[action], " "))
	}
	for _, p := range c.Problems {
		line(w, "problem", "%s", p)
	}
}

// amount writes a number of bytes as people do.
func amount(bytes int64) string {
	switch {
	case bytes >= 1e9:
		return fmt.Sprintf("%.2f GB", float64(bytes)/1e9)
	case bytes >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	case bytes >= 1e3:
		return fmt.Sprintf("%.1f kB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%d B", bytes)
}
