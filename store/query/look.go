package query

import (
	"math/bits"
	"unicode/utf8"

	"hearsay/store/text"
)

// look passes over text where a word cannot begin, eight bytes at a time: each
// test is done to all bytes of a number at once, and sets the highest bit of
// those that pass. It may pass more than it should, never less.
type look struct {
	first, second uint64 // the first two bytes of the word, eight times each
	any           uint64 // text.Highs, if any second byte will do
}

const (
	lowers = 'a' - 'A'
	leads  = 0xc0 // of characters that take more than a byte, and may fold to one that takes one
)

// newLook prepares to look for a folded word that begins with an ASCII letter or digit.
func newLook(word string) look {
	l := look{first: uint64(word[0]) * text.Ones, any: text.Highs}
	if len(word) > 1 && word[1] < utf8.RuneSelf {
		l.second, l.any = uint64(word[1])*text.Ones, 0
	}
	return l
}

// next gives the first byte of s from i on where the word may begin, or the length of s.
func (l look) next(s string, i int) int {
	for ; i+9 <= len(s); i += 8 {
		if m := l.starts(text.Eight(s[i:]), text.Eight(s[i+1:])); m != 0 {
			return i + bits.TrailingZeros64(m)/8
		}
	}
	for ; i < len(s); i++ {
		if c := s[i]; c|lowers == byte(l.first) || c >= leads {
			return i
		}
	}
	return len(s)
}

// starts gives the bytes of x where the word may begin; those of y are the next.
// Behind its first letter stands its second, or a mark that joins letters, all of
// which come before the digits or take more than a byte.
func (l look) starts(x, y uint64) uint64 {
	next := equal(y|lowers*text.Ones, l.second) | less(y, '0') | y&text.Highs | l.any
	return equal(x|lowers*text.Ones, l.first)&next | x&(x<<1)&text.Highs
}

// equal tests for the bytes of x that are those of y.
func equal(x, y uint64) uint64 {
	x ^= y
	return (x - text.Ones) &^ x & text.Highs
}

// less tests for the bytes of x that are less than n.
func less(x uint64, n byte) uint64 { return (x - uint64(n)*text.Ones) &^ x & text.Highs }
