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
}

// paletteFor chooses the colours for a terminal. The speakers' stand apart from
// each other and from the alert also for people who see two primaries only;
// palette_test.go measures it.
func paletteFor(t Terminal) palette {
	switch {
	case t.Profile == termenv.ANSI:
		return sixteen()
	case t.Dark:
		return night()
	default:
		return day()
	}
}

func night() palette {
	return palette{
		text: "#d7d3c8", strong: "#f2ede0", dim: "#7d7a72", rule: "#3a3936",
		accent: "#e0b04a", alert: "#e5735a", added: "#86b36b", missing: "#c56b60",
		bar: "#26241f", row: "#26241f", chosen: "#3d3147",
		found: "#6b5a2a", foundInk: "#f2ede0", foundAtInk: "#16181d",
		speakers: []lipgloss.Color{"#e6acc7", "#5a9cc6", "#f5e39c", "#c5bcff", "#9cc49c", "#b87d74"},
	}
}

func day() palette {
	return palette{
		text: "#33312c", strong: "#12110f", dim: "#77736a", rule: "#cfcac0",
		accent: "#8a6200", alert: "#b3361c", added: "#33701c", missing: "#a8392c",
		bar: "#efebe2", row: "#efebe2", chosen: "#e8dcf0",
		found: "#f3dfa0", foundInk: "#12110f", foundAtInk: "#ffffff",
		speakers: []lipgloss.Color{"#a34a78", "#2776b6", "#6f754a", "#522a73", "#125642", "#5c2800"},
	}
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
