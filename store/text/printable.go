package text

import (
	"strings"
	"unicode/utf8"
)

// Printable gives s as it may be shown on a terminal: on one line, and with no
// character that could act on the terminal or on how the rest is read. Line ends,
// tabs and separators become blanks; the other controls, escapes, bidi controls
// and invisible characters go; bytes that are not UTF-8 become U+FFFD. The
// joiners and variation selectors stay, for emoji and Persian are written with
// them. It does not allocate where nothing changes.
func Printable(s string) string {
	i := printablePrefix(s)
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:i])
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch show(r) {
		case asIs:
			b.WriteRune(r) // a broken byte is written as the U+FFFD it was decoded to
		case asBlank:
			if !strings.HasPrefix(s[i:], "\r\n") { // one line end is one blank
				b.WriteByte(' ')
			}
		case asNothing:
		}
		i += n
	}
	return b.String()
}

// printablePrefix gives the length of the part of s that needs no change.
func printablePrefix(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c >= ' ' && c < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || show(r) != asIs {
			return i
		}
		i += n
	}
	return len(s)
}

// showing is how a character is shown.
type showing uint8

const (
	asIs showing = iota
	asBlank
	asNothing
)

// show says how r may be shown. The ranges are the categories Cc, Zl and Zp,
// and of Cf all that reorders, annotates or hides (Unicode TR 36, TR 39).
func show(r rune) showing {
	switch {
	case r < ' ' || r >= 0x7f && r <= 0x9f:
		return showControl(r)
	case r < 0xad:
		return asIs
	case r == '\u2028' || r == '\u2029':
		return asBlank
	case isBidiControl(r) || isInvisible(r):
		return asNothing
	}
	return asIs
}

func showControl(r rune) showing {
	if r >= '\t' && r <= '\r' || r == '\u0085' {
		return asBlank
	}
	return asNothing
}

func isBidiControl(r rune) bool {
	return r == '\u061c' || r == '\u200e' || r == '\u200f' ||
		r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// isInvisible reports whether r takes no room and can part or hide what is read.
func isInvisible(r rune) bool {
	switch {
	case r < '\u200b':
		return r == '\u00ad' || r == '\u180e'
	case r <= '\u206f':
		return r == '\u200b' || r >= '\u2060'
	case r < '\ufeff':
		return false
	}
	return r == '\ufeff' || r >= '\ufff9' && r <= '\ufffb' || r >= 0xe0000 && r <= 0xe007f
}
