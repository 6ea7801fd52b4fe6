package theme

import "strings"

// Glyphs are the signs beside the words. Each is one cell wide.
type Glyphs struct {
	Dispute  string // somebody else is said to have said it, or something else was said
	Linked   string // carried elsewhere
	Quotes   string // how many quotations
	Unread   string
	Read     string
	Star     string
	Bookmark string // a quotation is kept
	Here     string // the occurrence one reads
	Folded   string
	Chip     string // before a speaker's name, in the speaker's colour
	Whole    string // an article carries a saying
	Part     string // a part of it
	Like     string // in other words
	Cursor   string // at the left edge of what is selected
	Open     string // around the selected words where no colour shows them
	Close    string
	Unsure   string // behind a name that may be wrong
	Across   string // a horizontal rule
	Down     string // a vertical rule
	Thumb    string // at the right edge of a text, the part of it that is on the screen
	Tick     string // a quotation in another part of it
	Find     string // a find there
	Dash     string // no date
	Dot      string // between items of metadata
	Arrow    string // from earlier to later
	Into     string // between the parts of a path
	More     string // something was cut
	digits   [10]string

	ThumbQuote string // the part on the screen with a quotation in it, where no colour tells
}

func glyphsFor(t Terminal) Glyphs {
	if t.ASCII {
		return asciiGlyphs()
	}
	return unicodeGlyphs()
}

func unicodeGlyphs() Glyphs {
	return Glyphs{
		Dispute: "⚑", Linked: "⇄", Quotes: "“", Unread: "●", Read: "○", Star: "★", Bookmark: "◆", Here: "▸",
		Folded: "▸", Chip: "■", Whole: "●", Part: "◐", Like: "≈", Cursor: "▌", Open: "[", Close: "]", Unsure: "?",
		Across: "─", Down: "│", Thumb: "▐", Tick: "▕", Find: "◆", ThumbQuote: "█", Dash: "—", Dot: "·", Arrow: "→", Into: "›", More: "…",
		digits: [10]string{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"},
	}
}

func asciiGlyphs() Glyphs {
	return Glyphs{
		Dispute: "!", Linked: "=", Quotes: "\"", Unread: "*", Read: "o", Star: "S", Bookmark: "@", Here: ">",
		Folded: "+", Chip: "#", Whole: "*", Part: "/", Like: "~", Cursor: ">", Open: "[", Close: "]", Unsure: "?",
		Across: "-", Down: "|", Thumb: "|", Tick: ":", Find: "@", ThumbQuote: "#", Dash: "-", Dot: "-", Arrow: ">", Into: ">", More: "~",
		digits: [10]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"},
	}
}

// Small writes n in raised digits; where there are none, behind a caret.
func (g *Glyphs) Small(n int) string {
	if n < 0 {
		return ""
	}
	s := g.digits[n%10]
	for n /= 10; n > 0; n /= 10 {
		s = g.digits[n%10] + s
	}
	if strings.Trim(s, "0123456789") == "" {
		return "^" + s
	}
	return s
}
