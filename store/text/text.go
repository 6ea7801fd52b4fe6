// Package text parses an article's text once, for everybody who needs its
// paragraphs, sentences and tokens. It knows letters and marks, and what people
// type for them; it has no idea of quotations, names or news.
package text

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"hearsay/store"
)

// Doc is one text, parsed. It is immutable once made.
type Doc struct {
	Text       string
	Tokens     []Token
	Sentences  []Run // in order; every token is in exactly one
	Paragraphs []Paragraph
	lower      string // Text in lower case, byte for byte in the same places

	vocabulary *Vocabulary  // nil if the words have no numbers
	numbers    []WordNumber // of the tokens in lower case: words and numbers have one
}

// Paragraph is a block of the text with its sentences and tokens.
type Paragraph struct {
	store.Block
	Tokens    Run
	Sentences Run
}

// Run is a half-open range of numbers of tokens or of sentences.
type Run struct{ Start, End int }

// Len is how many there are in r.
func (r Run) Len() int { return r.End - r.Start }

// Kind says what a Token is made of.
type Kind uint8

// The kinds of a Token.
const (
	Word    Kind = iota // letters, with inner apostrophes, hyphens and digits: don’t, mother-of-seven, U.S.
	Number              // begins with a digit: 33,000, 10/9c, 4th
	Clitic              // a possessive 's split off its word
	Mark                // a quotation mark or an apostrophe outside a word: " “ ” ‘ ’ ' « » „ ` `` ''
	Dash                // - – — --
	Stop                // ends a sentence: . ! ? …
	Comma               // , ; :
	Bracket             // ( ) [ ] { }
	Symbol              // anything else that is not blank: $ % & @ emoji
)

// Token is an unbroken piece of text.
type Token struct {
	Start, End int32 // bytes of Doc.Text, half-open
	Kind       Kind
	Capital    bool // begins with an upper-case letter
	SpaceLeft  bool // a blank, or the text's edge, stands before it
	SpaceRight bool // a blank, or the text's edge, stands after it
}

// Span gives the bytes of t.
func (t Token) Span() store.Span { return store.Span{Start: int(t.Start), End: int(t.End)} }

// Parse parses text, whose paragraphs are blocks. Text outside all blocks has no tokens.
func Parse(text string, blocks []store.Block) *Doc {
	d := &Doc{Text: text, lower: Lower(text)}
	d.Tokens, d.Sentences, d.Paragraphs = make([]Token, 0, len(text)/4+8), make([]Run, 0, len(text)/96+len(blocks)), make([]Paragraph, 0, len(blocks))
	for _, b := range blocks {
		p := Paragraph{Block: b, Tokens: Run{Start: len(d.Tokens)}, Sentences: Run{Start: len(d.Sentences)}}
		d.scan(b.Span)
		p.Tokens.End = len(d.Tokens)
		d.split(p.Tokens)
		p.Sentences.End = len(d.Sentences)
		d.Paragraphs = append(d.Paragraphs, p)
	}
	return d
}

// Word gives token i as written.
func (d *Doc) Word(i int) string { t := d.Tokens[i]; return d.Text[t.Start:t.End] }

// Lower gives token i in lower case. It does not allocate.
func (d *Doc) Lower(i int) string { t := d.Tokens[i]; return d.lower[t.Start:t.End] }

// Number gives the number in v of token i in lower case, which is a Word or a
// Number. It takes no time if d was parsed by v.
func (d *Doc) Number(v *Vocabulary, i int) WordNumber {
	if d.vocabulary == v {
		return d.numbers[i]
	}
	return v.Number(d.Lower(i))
}

// Span gives the bytes of the tokens of r, which must not be empty.
func (d *Doc) Span(r Run) store.Span {
	return store.Span{Start: int(d.Tokens[r.Start].Start), End: int(d.Tokens[r.End-1].End)}
}

// Lower gives s in lower case with every byte in its place: a letter whose
// lower case has another length in UTF-8 stays as it is.
func Lower(s string) string {
	first := strings.IndexFunc(s, unicode.IsUpper)
	if first < 0 {
		return s
	}
	b := []byte(s)
	lower(b, first)
	return unsafe.String(&b[0], len(b)) // which nobody changes from here on
}

// lower brings b into lower case from byte i on, which begins a letter: eight
// bytes at a time, where none is more than ASCII.
func lower(b []byte, i int) {
	for i < len(b) {
		if i+8 <= len(b) {
			if w := binary.LittleEndian.Uint64(b[i:]); w&Highs == 0 {
				upper := (w + (0x80-'A')*Ones) &^ (w + (0x7f-'Z')*Ones) & Highs
				binary.LittleEndian.PutUint64(b[i:], w|upper>>2)
				i += 8
				continue
			}
		}
		if c := b[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				b[i] = c + 'a' - 'A'
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if l := unicode.ToLower(r); l != r && unicode.IsUpper(r) && utf8.RuneLen(l) == n {
			utf8.EncodeRune(b[i:], l)
		}
		i += n
	}
}
