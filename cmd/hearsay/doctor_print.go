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

// entry prints a name and what there is to say of it.
func entry(w *bufio.Writer, name, format string, args ...any) {
	if says := fmt.Sprintf(format, args...); says != "" {
		fmt.Fprintf(w, "  %-44s %s\n", name, oneLine(says))
	}
}

func (c *corpusState) text(w *bufio.Writer) {
	section(w, "corpus")
	entry(w, "analysed before", "%s", c.Shelf)
	entry(w, "articles", "%d", c.Articles)
	entry(w, "text", "%s", amount(c.TextBytes))
	entry(w, "quotations", "%d", c.Quotations)
	entry(w, "speakers", "%d", c.Speakers)
	entry(w, "stories", "%d", c.Stories)
	entry(w, "disputes", "%d", c.Disputes)
	entry(w, "problems", "%d", c.Problems)
}

func printTimings(w *bufio.Writer, name string, all []timing) {
	section(w, name)
	for _, t := range all {
		entry(w, t.What, "%10.2f ms", t.Milliseconds)
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
			entry(w, x.what, "%10s", amount(int64(x.bytes)))
		}
	}
	section(w, "heap, by who asked for it")
	for _, p := range c.Heap {
		entry(w, p.Part, "%10s in %d pieces", amount(p.Bytes), p.Objects)
	}
}

func (f *folderState) text(w *bufio.Writer) {
	section(w, f.What)
	entry(w, "folder", "%s", f.Path)
	switch {
	case !f.Whole:
		entry(w, "whole", "no %s", f.Why)
	case f.Why != "":
		entry(w, "whole", "%s", f.Why)
	default:
		entry(w, "whole", "yes")
	}
	for _, t := range f.Counts {
		entry(w, t.What, "%d", t.Count)
	}
	for _, x := range f.Files {
		state := ""
		if x.Why != "" {
			state = ": " + x.Why
		}
		entry(w, oneLine(x.Name), "%10s%s", amount(x.Bytes), state)
		for _, p := range x.Parts {
			entry(w, "  "+p.What, "%10s", amount(int64(p.Count)))
		}
	}
}

func (t *terminalState) text(w *bufio.Writer) {
	section(w, "terminal")
	entry(w, "standard input and output", "%s, %s", terminalOrNot(t.In), terminalOrNot(t.Out))
	if t.Columns > 0 {
		entry(w, "size", "%d×%d", t.Columns, t.Rows)
	}
	entry(w, "TERM", "%s", t.Term)
	entry(w, "COLORTERM", "%s", t.ColorTerm)
	entry(w, "TERM_PROGRAM", "%s", t.Program)
	entry(w, "NO_COLOR", "%v", t.NoColor)
	entry(w, "colours", "%s", t.Colours)
	entry(w, "background", "%s", t.Background)
	entry(w, "ASCII only", "%v", t.ASCII)
	entry(w, "links", "%s", t.Links)
	entry(w, "clipboard", "%s", t.Clipboard)
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
	entry(w, "file", "%s, %s", c.File, found)
	entry(w, "theme", "%s", c.Theme)
	entry(w, "mouse", "%v", c.Mouse)
	entry(w, "ascii", "%s", c.ASCII)
	entry(w, "bidi", "%v", c.Bidi)
	entry(w, "measure", "%d", c.Measure)
	for _, action := range slices.Sorted(maps.Keys(c.Keys)) {
		entry(w, action, "%s", strings.Join(c.Keys[action], " "))
	}
	for _, p := range c.Problems {
		entry(w, "problem", "%s", p)
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
