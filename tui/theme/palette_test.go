package theme

import (
	"slices"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/lucasb-eyer/go-colorful"
	"github.com/muesli/termenv"
)

// How a colour looks to people who lack one kind of cone: Machado, Oliveira and
// Fernandes, "A Physiologically-based Model for Simulation of Color Vision
// Deficiency" (2009), severity 1.0, on linear RGB.
var eyes = map[string][9]float64{
	"all cones":    {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protanopia":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"deuteranopia": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"tritanopia":   {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}

func seen(c lipgloss.Color, m [9]float64) colorful.Color {
	h, err := colorful.Hex(string(c))
	if err != nil {
		panic(err)
	}
	r, g, b := h.LinearRgb()
	return colorful.LinearRgb(m[0]*r+m[1]*g+m[2]*b, m[3]*r+m[4]*g+m[5]*b, m[6]*r+m[7]*g+m[8]*b).Clamped()
}

func luminance(c lipgloss.Color) float64 {
	h, _ := colorful.Hex(string(c))
	r, g, b := h.LinearRgb()
	return 0.2126*r + 0.7152*g + 0.0722*b
}

// contrast is that of WCAG 2.2, from 1 to 21.
func contrast(a, b lipgloss.Color) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

func TestSpeakersStandApart(t *testing.T) {
	for name, p := range map[string]palette{"night": night(), "day": day(), "sharp night": sharpNight(), "sharp day": sharpDay()} {
		for eye, m := range eyes {
			apart(t, name+", "+eye, m, p.speakers)
			apart(t, name+" of 256, "+eye, m, p.coarse)
		}
		for _, c := range p.coarse {
			if got := termenv.ConvertToRGB(termenv.ANSI256.Color(string(c))).Hex(); got != string(c) {
				t.Errorf("%s: %s is none of the 256 colours, but shown as %s", name, c, got)
			}
		}
	}
}

func apart(t *testing.T, where string, m [9]float64, speakers []lipgloss.Color) {
	t.Helper()
	least := 0.1 // ΔE2000 of 10: told apart at a glance
	for i, a := range speakers {
		for _, b := range speakers[i+1:] {
			if d := seen(a, m).DistanceCIEDE2000(seen(b, m)); d < least {
				t.Errorf("%s: %s and %s are %.3f apart", where, a, b, d)
			}
		}
	}
}

func TestTextIsLegible(t *testing.T) {
	for name, p := range map[string]palette{"#16181d": night(), "#ffffff": day()} {
		page := lipgloss.Color(name)
		for _, c := range append(slices.Concat(p.speakers, p.coarse), p.text, p.strong, p.accent, p.alert) {
			if r := contrast(c, page); r < 4.5 {
				t.Errorf("%s on %s has contrast %.1f", c, page, r)
			}
			if r := contrast(c, p.chosen); r < 3.5 && c != p.alert && c != p.accent {
				t.Errorf("%s on the selection's %s has contrast %.1f", c, p.chosen, r)
			}
		}
		for ground, ink := range map[lipgloss.Color]lipgloss.Color{p.found: p.foundInk, p.accent: p.foundAtInk, p.bar: p.dim} {
			if r := contrast(ink, ground); r < 3.5 {
				t.Errorf("%s on %s has contrast %.1f", ink, ground, r)
			}
		}
		for _, c := range []lipgloss.Color{p.dim, p.added, p.missing} {
			if r := contrast(c, page); r < 3.5 {
				t.Errorf("%s on %s has contrast %.1f", c, page, r)
			}
		}
	}
}

// In the themes of high contrast, all that is read has the contrast that WCAG 2.2 calls enhanced.
func TestSharpTextIsSharp(t *testing.T) {
	for name, p := range map[string]palette{"#16181d": sharpNight(), "#ffffff": sharpDay()} {
		page := lipgloss.Color(name)
		for _, c := range append(slices.Concat(p.speakers, p.coarse), p.text, p.strong, p.dim, p.accent, p.alert, p.added, p.missing) {
			if r := contrast(c, page); r < 7 {
				t.Errorf("%s on %s has contrast %.1f", c, page, r)
			}
		}
		for _, c := range []lipgloss.Color{p.text, p.dim, p.accent} {
			if r := contrast(c, p.bar); r < 7 {
				t.Errorf("%s on the bar's %s has contrast %.1f", c, p.bar, r)
			}
		}
		if r := min(contrast(p.foundInk, p.found), contrast(p.foundAtInk, p.accent)); r < 7 {
			t.Errorf("finds on %s have contrast %.1f", page, r)
		}
		if r := contrast(p.rule, page); r < 3 {
			t.Errorf("rules on %s have contrast %.1f", page, r)
		}
	}
}
