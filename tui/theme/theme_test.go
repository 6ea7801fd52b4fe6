package theme

import (
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

func TestNoColourMeansNoSequences(t *testing.T) {
	th := New(Terminal{Dark: true, Profile: termenv.Ascii})
	if th.Colour() {
		t.Error("an Ascii terminal shows no colour")
	}
	if got := th.Chosen(th.Speaker(1)).Render("words"); got != "words" {
		t.Errorf("got %q", got)
	}
}

func TestSequence(t *testing.T) {
	th := New(Terminal{Dark: true, Profile: termenv.TrueColor})
	if got, want := Sequence(th.Chosen(th.Speaker(0))), "\x1b[1;38;2;230;172;199;48;2;60;48;71m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Sequence(th.Style()); got != "" {
		t.Errorf("an empty style is %q", got)
	}
}

func TestSpeakersBeyondThePalette(t *testing.T) {
	th := New(Terminal{Dark: true, Profile: termenv.ANSI256})
	if th.Speakers() < 6 {
		t.Errorf("only %d speakers have a colour", th.Speakers())
	}
	for _, rank := range []int{-1, th.Speakers(), 1000} {
		if th.Speaker(rank).GetForeground() != th.Text.GetForeground() {
			t.Errorf("speaker %d has a colour", rank)
		}
	}
}

func TestGlyphsAreOneCell(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		g := New(Terminal{Profile: termenv.Ascii, ASCII: ascii}).Glyphs
		for _, s := range []string{g.Dispute, g.Linked, g.Quotes, g.Unread, g.Read, g.Here, g.Folded,
			g.Chip, g.Whole, g.Part, g.Like, g.Cursor, g.Open, g.Close, g.Unsure, g.Across, g.Down, g.Thumb, g.Tick, g.Find, g.ThumbQuote, g.Dash, g.Dot, g.Arrow, g.Into, g.More} {
			if ansi.StringWidth(s) != 1 || ascii && s[0] > '~' {
				t.Errorf("%q is not one cell, or not ASCII where it must be", s)
			}
		}
	}
}

func TestSmall(t *testing.T) {
	u, a := unicodeGlyphs(), asciiGlyphs()
	if got := u.Small(120) + u.Small(0) + u.Small(-1) + a.Small(12); got != "¹²⁰⁰^12" {
		t.Errorf("got %q", got)
	}
}

func TestChoice(t *testing.T) {
	var c Choice
	for value, good := range map[string]bool{"#a0b0c0": true, "#A0B0C0": true, "7": true, "255": true, "256": false, "#fff": false, "red": false, "#ggg000": false, "": false, "-1": false} {
		if err := c.Set("accent", value); (err == nil) != good {
			t.Errorf("%q: %v", value, err)
		}
	}
	if err := c.Set("acent", "7"); err == nil || c.SetSpeakers([]string{"1", "x"}) == nil {
		t.Error("a wrong name or a wrong colour is taken")
	}
	if err := errors.Join(c.Set("accent", "#102030"), c.SetSpeakers([]string{"#010203"})); err != nil {
		t.Fatal(err)
	}
	th := For(Terminal{Profile: termenv.TrueColor}, c)
	if got := Sequence(th.Accent) + Sequence(th.Speaker(0)); got != "\x1b[38;2;16;32;48m\x1b[38;2;1;2;3m" || th.Speakers() != 1 {
		t.Errorf("%q, %d speakers", got, th.Speakers())
	}
}

func TestNamedThemes(t *testing.T) {
	looks := map[string]string{}
	for _, written := range Names() {
		n, err := NameOf(written)
		if err != nil {
			t.Fatal(err)
		}
		th := For(Terminal{Profile: termenv.TrueColor}, Choice{Name: n})
		looks[Sequence(th.Text)+Sequence(th.Strong)] += written + " "
	}
	if len(looks) != 4 || looks[Sequence(New(Terminal{Profile: termenv.TrueColor}).Text)+Sequence(New(Terminal{Profile: termenv.TrueColor}).Strong)] != "auto light " {
		t.Errorf("%q", looks)
	}
	if _, err := NameOf("solarised"); err == nil {
		t.Error("a theme that there is not")
	}
}

// Without colours, what matters still looks otherwise than text around it.
func TestMonochrome(t *testing.T) {
	th := For(Terminal{Dark: true, Profile: termenv.TrueColor}, Choice{Name: Monochrome})
	for name, s := range map[string]lipgloss.Style{
		"the selection": th.Chosen(th.Speaker(0)), "a find": th.Found, "the find": th.FoundAt, "added words": th.Added, "missing words": th.Missing, "a match": th.Match, "a headline": th.Strong,
	} {
		if Sequence(s) == "" {
			t.Errorf("%s looks like text", name)
		}
		if strings.Contains(Sequence(s), "38;") || strings.Contains(Sequence(s), "48;") {
			t.Errorf("%s has a colour: %q", name, Sequence(s))
		}
	}
	if Sequence(th.Found) == Sequence(th.FoundAt) {
		t.Error("the find one stands on looks like the others")
	}
}
