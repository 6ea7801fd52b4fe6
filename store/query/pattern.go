package query

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"hearsay/store"
)

// Pattern is words that are looked for in sequence, whatever their case,
// accents and punctuation.
type Pattern struct {
	Written string   // as typed, without quotation marks
	Quoted  bool     // whether it stood in quotation marks
	Words   []string // folded; may be empty for a Bare of punctuation, else never
	Open    bool     // whether the last word may go on: it is bare, or still being typed
}

// newPattern reads words. A quoted pattern means whole words, unless its closing mark is yet to come.
func newPattern(written string, quoted, open bool) Pattern {
	p := Pattern{Written: written, Quoted: quoted, Open: open}
	for w := NextWord(written, 0); !w.Empty(); w = NextWord(written, w.End) {
		if f := AppendFold(nil, w.Of(written)); len(f) > 0 {
			p.Words = append(p.Words, string(f))
		}
	}
	return p
}

// In reports whether the words of p stand in s.
func (p Pattern) In(s string) bool {
	_, ok := p.Find(s)
	return ok
}

// Find gives the first place in s where the words of p stand. It takes time
// linear in s and does not allocate.
func (p Pattern) Find(s string) (store.Span, bool) {
	if len(p.Words) == 0 {
		return store.Span{}, false
	}
	first := p.Words[0][0]
	for w := NextWord(s, 0); !w.Empty(); w = NextWord(s, w.End) {
		if b := s[w.Start]; b < utf8.RuneSelf && lowerByte(b) != first {
			continue
		}
		if end, ok := p.match(s, w); ok {
			return store.Span{Start: w.Start, End: end}, true
		}
	}
	return store.Span{}, false
}

// match matches all of p at the word w of s, and gives the end of the match.
func (p Pattern) match(s string, w store.Span) (int, bool) {
	var room [64]byte
	for i, want := range p.Words {
		if i > 0 {
			w = NextWord(s, w.End)
		}
		got := AppendFold(room[:0], w.Of(s))
		switch {
		case string(got) == want:
		case p.Open && i == len(p.Words)-1 && bytes.HasPrefix(got, []byte(want)):
		default:
			return 0, false
		}
	}
	return w.End, true
}

func (p Pattern) write(b *strings.Builder) {
	if !p.Quoted {
		b.WriteString(p.Written)
		return
	}
	b.WriteByte('"')
	b.WriteString(p.Written)
	b.WriteByte('"')
}
