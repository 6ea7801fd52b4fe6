package theme

import (
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// palette is the colours of a theme. The whole ground is never painted: the
// terminal's own background is the page.
type palette struct {
	text, strong, dim, rule     lipgloss.Color
	accent, alert               lipgloss.Color
	added, missing              lipgloss.Color
	bar, row, chosen            lipgloss.Color // grounds; no chosen means reverse
	found, foundInk, foundAtInk lipgloss.Color
	speakers                    []lipgloss.Color
	coarse                      []lipgloss.Color // speakers, where there are 256 colours: their nearest would be too near each other
}

// paletteFor chooses the colours for a terminal. The speakers' stand apart from
// each other also for people who see two primaries only; palette_test.go measures it.
func paletteFor(t Terminal, n Name) palette {
	p := paletteOf(t, n)
	if t.Profile == termenv.ANSI256 {
		p.speakers = p.coarse
	}
	return p
}

func paletteOf(t Terminal, n Name) palette {
	switch sharp := n == HighContrast; {
	case n == Monochrome:
		return palette{}
	case t.Profile == termenv.ANSI && sharp:
		return sharpSixteen()
	case t.Profile == termenv.ANSI:
		return sixteen()
	case t.Dark && sharp:
		return sharpNight()
	case sharp:
		return sharpDay()
	case t.Dark:
		return night()
	default:
		return day()
	}
}

// slot gives the colour that has a name, or nil. The speakers' have none.
func (p *palette) slot(name string) *lipgloss.Color {
	for _, s := range p.slots() {
		if s.name == name {
			return s.colour
		}
	}
	return nil
}

type slot struct {
	name   string
	colour *lipgloss.Color
}

func (p *palette) slots() []slot {
	return []slot{
		{"text", &p.text}, {"strong", &p.strong}, {"dim", &p.dim}, {"rule", &p.rule},
		{"accent", &p.accent}, {"alert", &p.alert}, {"added", &p.added}, {"missing", &p.missing},
		{"bar", &p.bar}, {"row", &p.row}, {"chosen", &p.chosen},
		{"found", &p.found}, {"found-text", &p.foundInk}, {"found-at-text", &p.foundAtInk},
	}
}

func night() palette {
	return palette{
		text: "#d7d3c8", strong: "#f2ede0", dim: "#7d7a72", rule: "#3a3936",
		accent: "#e0b04a", alert: "#e5735a", added: "#86b36b", missing: "#c56b60",
		bar: "#26241f", row: "#26241f", chosen: "#3d3147",
		found: "#6b5a2a", foundInk: "#f2ede0", foundAtInk: "#16181d",
		speakers: []lipgloss.Color{"#e6acc7", "#5a9cc6", "#f5e39c", "#c5bcff", "#9cc49c", "#b87d74"},
		coarse:   []lipgloss.Color{"#ffafd7", "#8787ff", "#ffffaf", "#afafff", "#afd7af", "#af8787"},
	}
}

func day() palette {
	return palette{
		text: "#33312c", strong: "#12110f", dim: "#77736a", rule: "#cfcac0",
		accent: "#8a6200", alert: "#b3361c", added: "#33701c", missing: "#a8392c",
		bar: "#efebe2", row: "#efebe2", chosen: "#e8dcf0",
		found: "#f3dfa0", foundInk: "#12110f", foundAtInk: "#ffffff",
		speakers: []lipgloss.Color{"#a34a78", "#2776b6", "#6f754a", "#522a73", "#125642", "#5c2800"},
		coarse:   []lipgloss.Color{"#af005f", "#005fd7", "#5f5f00", "#5f0087", "#005f5f", "#5f0000"},
	}
}

// The sharp palettes have no text below a contrast of 7, which WCAG 2.2 calls
// enhanced, and show the selection in reverse.
func sharpNight() palette {
	return palette{
		text: "#ffffff", strong: "#ffffff", dim: "#c4c4c4", rule: "#9a9a9a",
		accent: "#ffd75f", alert: "#ff9d85", added: "#9be37d", missing: "#ff9d95",
		bar: "#333333", row: "#333333", chosen: "",
		found: "#5a4a00", foundInk: "#ffffff", foundAtInk: "#000000",
		speakers: []lipgloss.Color{"#5abfbc", "#ffe834", "#bb8dff", "#c7ffbc", "#cb9d00", "#a4af88"},
		coarse:   []lipgloss.Color{"#5fd7d7", "#ffff00", "#d787ff", "#afffaf", "#d7af00", "#afaf87"},
	}
}

func sharpDay() palette {
	return palette{
		text: "#000000", strong: "#000000", dim: "#3d3d3d", rule: "#6a6a6a",
		accent: "#5e3c00", alert: "#8f1000", added: "#0d5200", missing: "#8f1000",
		bar: "#e6e6e6", row: "#e6e6e6", chosen: "",
		found: "#ffe98a", foundInk: "#000000", foundAtInk: "#ffffff",
		speakers: []lipgloss.Color{"#0a0ffe", "#7f4b12", "#015e72", "#000e7d", "#3c2101", "#50574c"},
		coarse:   []lipgloss.Color{"#0000ff", "#af0000", "#005f5f", "#870087", "#5f0000", "#00005f"},
	}
}

// sharpSixteen says in the terminal's own text what sixteen says in its dim grey.
func sharpSixteen() palette {
	p := sixteen()
	p.dim, p.rule, p.found, p.foundInk = "", "", "3", "0"
	return p
}

func sixteen() palette {
	return palette{
		text: "", strong: "", dim: "8", rule: "8",
		accent: "3", alert: "1", added: "2", missing: "1",
		bar: "", row: "", chosen: "",
		found: "8", foundInk: "15", foundAtInk: "0",
		speakers: []lipgloss.Color{"5", "6", "4", "13", "14", "12"},
	}
}
