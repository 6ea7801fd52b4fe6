// Package theme says how hearsay looks: every colour, weight and glyph, chosen
// once from what the terminal can show. A Theme is a value without global state;
// it knows no articles and no layout, and it never asks the terminal anything.
package theme

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Terminal is what a terminal can show. Whoever starts the program finds it out once.
type Terminal struct {
	Dark    bool            // whether its background is dark
	Profile termenv.Profile // termenv.Ascii shows no style at all: not even bold
	ASCII   bool            // whether only ASCII characters come out right
}

// Theme is every style of the program. It is immutable; share it freely.
type Theme struct {
	Glyphs

	Bar       lipgloss.Style // header and footer, without text
	BarBrand  lipgloss.Style // the program's name
	BarText   lipgloss.Style
	BarStrong lipgloss.Style // where one is; a key
	BarDim    lipgloss.Style
	BarAlert  lipgloss.Style // the count of disputes

	Text    lipgloss.Style // running text
	Strong  lipgloss.Style // headlines, headings, what is selected
	Dim     lipgloss.Style // metadata
	Rule    lipgloss.Style // lines between panes
	Accent  lipgloss.Style // cursor, unread marks, the focus
	Row     lipgloss.Style // the ground of the selected row
	Seen    lipgloss.Style // the ground of the part of a text that is on the screen
	Alert   lipgloss.Style // disputes, problems
	Added   lipgloss.Style // words that only the other wording has
	Missing lipgloss.Style // words that only this wording has
	Match   lipgloss.Style // characters that passed a filter
	Found   lipgloss.Style // a find in the text
	FoundAt lipgloss.Style // the find one stands on
	Count   lipgloss.Style // how many others carry a quotation

	Standfirst lipgloss.Style
	Furniture  lipgloss.Style

	terminal Terminal
	render   *lipgloss.Renderer
	palette  palette
	speakers []lipgloss.Style
	chosen   lipgloss.Style
}

// New makes the theme that suits a terminal.
func New(t Terminal) *Theme { return For(t, Choice{}) }

// For makes the theme that somebody has chosen for a terminal.
func For(t Terminal, c Choice) *Theme {
	t.Dark = c.Name == Dark || t.Dark && c.Name != Light
	th := &Theme{terminal: t, render: renderer(t), palette: c.colour(paletteFor(t, c.Name)), Glyphs: glyphsFor(t)}
	th.setBars()
	th.setText()
	th.setSpeakers()
	return th
}

// renderer makes a lipgloss renderer that never looks at the environment.
func renderer(t Terminal) *lipgloss.Renderer {
	r := lipgloss.NewRenderer(io.Discard, termenv.WithProfile(t.Profile), termenv.WithTTY(false))
	r.SetColorProfile(t.Profile)
	r.SetHasDarkBackground(t.Dark)
	return r
}

func (t *Theme) setBars() {
	p := &t.palette
	t.Bar = t.Style().Background(p.bar)
	t.BarText = t.Bar.Foreground(p.text)
	t.BarStrong = t.Bar.Foreground(p.strong).Bold(true)
	t.BarDim = t.Bar.Foreground(p.dim).Faint(p.accent == "")
	t.BarBrand = t.Bar.Foreground(p.accent).Bold(true)
	t.BarAlert = t.Bar.Foreground(p.alert)
}

func (t *Theme) setText() {
	p := &t.palette
	t.Text = t.Style().Foreground(p.text)
	t.Strong = t.Style().Foreground(p.strong).Bold(true)
	t.Dim = t.Style().Foreground(p.dim).Faint(p.accent == "")
	t.Rule = t.Style().Foreground(p.rule).Faint(p.accent == "")
	t.Accent = t.Style().Foreground(p.accent)
	t.Row = t.Style().Background(p.row)
	t.Seen = t.Style().Background(p.rule)
	t.Alert = t.Style().Foreground(p.alert).Bold(true)
	t.Added = t.Style().Foreground(p.added).Underline(p.added == "")
	t.Missing = t.Style().Foreground(p.missing).Strikethrough(true)
	t.Match = t.Style().Foreground(p.accent).Underline(true)
	t.Found = t.Style().Foreground(p.foundInk).Background(p.found).Bold(p.found == "").Underline(p.found == "")
	t.FoundAt = t.Style().Foreground(p.foundAtInk).Background(p.accent).Bold(true).Reverse(p.accent == "")
	t.Count = t.Style().Foreground(p.dim)
	t.Standfirst = t.Style().Foreground(p.dim).Italic(true)
	t.Furniture = t.Style().Foreground(p.dim)
}

func (t *Theme) setSpeakers() {
	for _, c := range t.palette.speakers {
		t.speakers = append(t.speakers, t.Style().Foreground(c))
	}
	t.chosen = t.Style().Background(t.palette.chosen)
	if t.palette.chosen == lipgloss.Color("") {
		t.chosen = t.Style().Reverse(true)
	}
}

// Style is an empty style that renders for this theme's terminal.
func (t *Theme) Style() lipgloss.Style { return t.render.NewStyle() }

// Terminal is what the theme was made for.
func (t *Theme) Terminal() Terminal { return t.terminal }

// Colour reports whether styles can be seen at all. Where they cannot, a pane
// must mark with characters what it would otherwise mark with a style.
func (t *Theme) Colour() bool { return t.terminal.Profile != termenv.Ascii }

// Links reports whether links can be written beside the cells. Terminals of few
// colours, and the Linux console among them, would print the address.
func (t *Theme) Links() bool {
	return t.terminal.Profile == termenv.TrueColor || t.terminal.Profile == termenv.ANSI256
}

// Speakers is how many speakers have a colour of their own.
func (t *Theme) Speakers() int { return len(t.speakers) }

// Speaker is the style of the rank-th speaker of a story, from 0. Those beyond
// the palette, and the unknown (a negative rank), share running text's.
func (t *Theme) Speaker(rank int) lipgloss.Style {
	if rank < 0 || rank >= len(t.speakers) {
		return t.Text
	}
	return t.speakers[rank]
}

// Chosen is s as it looks on the selected quotation.
func (t *Theme) Chosen(s lipgloss.Style) lipgloss.Style {
	return t.chosen.Inherit(s).Bold(true)
}

// Sequence is the escape sequence that turns s on, or "" if it cannot be seen.
// It is for laying a style over text that has styles of its own.
func Sequence(s lipgloss.Style) string {
	on, _, _ := strings.Cut(s.Inline(true).Render("x"), "x")
	return on
}
