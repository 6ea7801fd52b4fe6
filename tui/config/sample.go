package config

import (
	"fmt"
	"strings"

	"hearsay/tui/keymap"
	"hearsay/tui/theme"
)

// Sample writes the file to start from: everything that can be set, as it is
// without a file. Only its first settings are in force; the others wait behind
// a # for somebody who wants them otherwise.
func Sample(m *keymap.Map) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# How hearsay looks, and which keys do what. What is missing here, or stands
# behind a #, is as it is without this file.

theme = "auto"    # %s
mouse = true      # false leaves the mouse to the terminal
ascii = "auto"    # true draws with nothing but ASCII, false with all characters
bidi = false      # true puts Hebrew and Arabic in order for a terminal that does not
measure = %d      # cells of a line of text, from %d to %[2]d

# Colours that differ from the theme's: "#rrggbb", or "0" to "255" for the
# terminal's own. These are the dark theme's.
[colours]
`, strings.Join(theme.Names(), ", "), Usual().Measure, leastMeasure)
	names, usual := theme.Colours()
	for i, n := range names {
		fmt.Fprintf(&b, "# %-13s = %q\n", n, usual[i])
	}
	fmt.Fprintf(&b, "# %-13s = %s\n", "speakers", quoted(theme.Speakers()))
	b.WriteString(`
# Keys: one ("j"), several (["j", "down"]), or none ([]). Keys are written as
# "G", "ctrl-d", "alt-left", "space", "pgdown", "f5". Two actions of one place
# cannot have the same key; what stands behind the last # says what each does.
[keys]
`)
	title := ""
	for _, p := range m.Places() {
		if p.Title != title {
			title = p.Title
			fmt.Fprintf(&b, "\n# %s\n", title)
		}
		for i := range p.Actions {
			a := &p.Actions[i]
			fmt.Fprintf(&b, "# %-46s # %s\n", a.Name+" = "+quoted(a.Usual()), a.Binding.Help().Desc)
		}
	}
	return b.String()
}

func quoted(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = fmt.Sprintf("%q", s)
	}
	return "[" + strings.Join(out, ", ") + "]"
}
