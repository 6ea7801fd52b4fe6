package flow

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/text"
)

// Find gives where pattern stands in the set text, also across line breaks: a
// blank matches one. Capitals in the pattern make capitals count; straight
// marks match curly ones. Cells of one find share an ID, counted from 0.
func (p *Page) Find(pattern string) []Cells {
	want := []rune(strings.Join(strings.Fields(text.Printable(pattern)), " "))
	if len(want) == 0 {
		return nil
	}
	exact := strings.ContainsFunc(pattern, unicode.IsUpper)
	var found []Cells
	id := 0
	for i := range p.pieces {
		piece := &p.pieces[i]
		s := piece.text
		if !exact {
			s = piece.lowered()
		}
		for at := 0; at < len(s); {
			at += skip(s[at:], want[0])
			if n := match(s[at:], want); n > 0 {
				found = piece.cells(found, stretch{store.Span{Start: at, End: at + n}, id})
				id++
				at += n
				continue
			}
			_, n := utf8.DecodeRuneInString(s[at:])
			at += n
		}
	}
	return found
}

// lowered is the piece's text in lower case, made once: people find as they type.
func (p *piece) lowered() string {
	if p.lower == "" {
		p.lower = text.Lower(p.text)
	}
	return p.lower
}

// skip gives how many bytes at the start of s surely begin nothing that begins
// with r: up to where r stands, if it stands for itself only.
func skip(s string, r rune) int {
	if r >= utf8.RuneSelf || strings.ContainsRune("'\"- ", r) {
		return 0
	}
	if n := strings.IndexByte(s, byte(r)); n >= 0 {
		return n
	}
	return len(s)
}

// match gives the length of want at the start of s, or 0 if it is not there.
func match(s string, want []rune) int {
	at := 0
	for _, w := range want {
		r, n := utf8.DecodeRuneInString(s[at:])
		if n == 0 || r != w && text.PlainMark(r) != w {
			return 0
		}
		at += n
	}
	return at
}
