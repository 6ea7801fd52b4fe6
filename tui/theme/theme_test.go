package theme

import (
	"testing"

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
		for _, s := range []string{g.Dispute, g.Linked, g.Quotes, g.Unread, g.Read, g.Here, g.Folded, g.Unfolded,
			g.Chip, g.Whole, g.Part, g.Like, g.Cursor, g.Open, g.Close, g.Unsure, g.Across, g.Down, g.Thumb, g.Tick, g.Dash, g.Dot, g.Arrow, g.Into, g.More} {
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
