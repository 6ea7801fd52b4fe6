package layout

import (
	"math/bits"

	"hearsay/store"
	"hearsay/store/text"
)

// marks has a bit for each byte of a text. Where letters and digits are marked, words are found
// and counted 64 bytes a step.
type marks []uint64

// newMarks gives marks of so many bytes, none set.
func newMarks(n int) marks { return make(marks, n/64+2) }

// read marks the letters and digits of p, and its capitals.
func (p *page) read() {
	p.letters, p.capitals = newMarks(len(p.lower)), newMarks(len(p.lower))
	done := 0 // what has been read; more than at, if a character reaches beyond
	for at := 0; at < len(p.lower); at += 8 {
		if at+8 <= len(p.lower) && done <= at {
			if b := text.Eight(p.lower[at:]); b&text.Highs == 0 {
				p.letters[at/64] |= text.Gathered(text.Letters(b)|text.Digits(b)) << (at % 64)
				p.capitals[at/64] |= text.Gathered((b^text.Eight(p.text[at:]))<<2&text.Highs) << (at % 64) // small and capital letters differ in one bit
				continue
			}
		}
		for done = max(done, at); done < min(at+8, len(p.lower)); {
			done += p.readAt(done)
		}
	}
}

// readAt marks the character at byte i, and gives its length.
func (p *page) readAt(i int) int {
	is, n := sortAt(p.lower, i)
	for k := i; is == within && k < i+n; k++ {
		p.letters.set(k)
	}
	if p.lower[i:i+n] != p.text[i:i+n] {
		p.capitals.set(i)
	}
	return n
}

func (m marks) set(i int) { m[i/64] |= 1 << (i % 64) }

// some gives the marks of 64 bytes, from byte 64*k on, without those outside of s.
func (m marks) some(k int, s store.Span) uint64 {
	if k >= len(m) || k*64 >= s.End {
		return 0
	}
	w := m[k]
	if from := s.Start - k*64; from > 0 {
		w = w >> from << from
	}
	if over := k*64 + 64 - s.End; over > 0 {
		w = w << over >> over
	}
	return w
}

// has reports whether byte i is marked.
func (m marks) has(i int) bool { return m[i/64]>>(i%64)&1 != 0 }

// end gives the first byte from byte i on that is not marked.
func (m marks) end(i int) int {
	w := ^m[i/64] >> (i % 64) << (i % 64)
	for i /= 64; w == 0; w = ^m[i] {
		i++
	}
	return i*64 + bits.TrailingZeros64(w)
}
