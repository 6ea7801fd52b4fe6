package line

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"hearsay/store/text"
)

// ASCII writes s, which may hold escapes and line breaks, with nothing but
// ASCII, cell for cell: marks and accented letters as their plain kin, and what
// has none as question marks.
func ASCII(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for s != "" {
		if s[0] < utf8.RuneSelf { // by itself, as all measuring in x/ansi takes it
			b.WriteByte(s[0])
			s = s[1:]
			continue
		}
		g, cells := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		r, _ := utf8.DecodeRuneInString(g)
		if plain := plainOf(r); plain != 0 && cells > 0 {
			b.WriteByte(plain)
			cells--
		}
		b.WriteString(strings.Repeat("?", cells))
		s = s[len(g):]
	}
	return b.String()
}

// plainOf gives the ASCII character that people write for r where they have no other, or 0.
func plainOf(r rune) byte {
	switch r {
	case '…':
		return '~' // a point would end the sentence
	case '·', '•':
		return '-'
	case '×':
		return 'x'
	case '↑':
		return '^'
	case '↓':
		return 'v'
	case '→':
		return '>'
	case '←':
		return '<'
	}
	plain := text.FoldRune(text.PlainMark(r))
	if unicode.IsUpper(r) {
		plain = unicode.ToUpper(plain)
	}
	if plain < utf8.RuneSelf {
		return byte(plain)
	}
	return 0
}
