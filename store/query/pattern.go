package query

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/text"
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
	for w := p.next(s, 0); !w.Empty(); w = p.next(s, w.End) {
		if end, ok := p.match(s, w); ok {
			return store.Span{Start: w.Start, End: end}, true
		}
	}
	return store.Span{}, false
}

// next finds the first word of s, from the word's edge at byte from, that may
// begin p. It passes over others byte by byte, since texts are long and few
// words begin right.
func (p Pattern) next(s string, from int) store.Span {
	head := p.Words[0]
	if head[0] >= utf8.RuneSelf {
		return NextWord(s, from)
	}
	look := newLook(head)
	for i := look.next(s, from); i < len(s); i = look.next(s, i+1) {
		if i > from && isAlnum(s[i-1]) || !begins(s[i:], head) {
			continue
		}
		w, before := wordAt(s, from, i)
		if w.Start == i || w.Empty() {
			return w
		}
		i = max(i, before-1)
		from = i + 1
	}
	return store.Span{}
}

// begins reports whether s may begin with the folded word head, by its letters up
// to the first that is not ASCII, or that a mark may join to the others.
func begins(s, head string) bool {
	if s[0] >= utf8.RuneSelf {
		const punctuation = "\xe2\x80" // of which texts are full, and which never folds to a letter
		if strings.HasPrefix(s, punctuation) {
			return false
		}
		r, _ := utf8.DecodeRuneInString(s)
		return text.FoldRune(r) == rune(head[0])
	}
	for i := 1; i < len(s) && i < len(head) && isAlnum(s[i]); i++ {
		if lowerByte(s[i]) != head[i] {
			return false
		}
	}
	return true
}

// wordAt finds the first word of s that begins at or after i, and the end of the one before it.
// Words never go over a blank, so the search for their edges begins at the last one, or at from.
func wordAt(s string, from, i int) (w store.Span, before int) {
	a := i
	for a > from && s[a-1] > ' ' {
		a--
	}
	for w = NextWord(s, a); w.Start < i && !w.Empty(); w = NextWord(s, w.End) {
		before = w.End
	}
	return w, before
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
