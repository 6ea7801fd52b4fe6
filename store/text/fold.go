package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FoldRune gives r in lower case and without its accents.
func FoldRune(r rune) rune {
	r = unicode.ToLower(r)
	if r < 0x80 {
		return r
	}
	switch r {
	case 'ø':
		return 'o'
	case 'ł':
		return 'l'
	case 'đ', 'ð':
		return 'd'
	case 'ı':
		return 'i'
	case 'ς':
		return 'σ'
	}
	var enc [utf8.UTFMax]byte
	if d := norm.NFD.Properties(utf8.AppendRune(enc[:0], r)).Decomposition(); len(d) > 0 {
		r, _ = utf8.DecodeRune(d)
	}
	return r
}

// PlainMark gives the key that a person would press for a quotation mark, a dash
// or a blank; r itself if it is none of these.
func PlainMark(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '‹', '›', '′', 'ʼ', '`':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	case '‐', '‑', '–', '—', '―', '−':
		return '-'
	case '\u00a0', '\u2007', '\u2009', '\u202f':
		return ' '
	}
	return r
}
