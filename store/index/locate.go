package index

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// char is a character of a line: a byte where all of it is ASCII.
type char interface{ byte | rune }

// locate gives the characters of line among which word matches, none if it
// does not. It takes time linear in line.
func locate[C char](line, word []C) (from, to int) {
	if i := together(line, word); i >= 0 {
		return i, i + len(word)
	}
	return apart(line, word)
}

// apart gives where the letters of word stand in one word of line, or else at
// the beginnings of neighbouring words.
func apart[C char](line, word []C) (from, to int) {
	var heads heads
	for i, c := range line {
		if c != word[0] && heads.reach == 0 || !isStart(line, i) {
			continue
		}
		if n := sparse(line[i:], word); n > 0 {
			return i, i + n
		}
		if from, to = step(&heads, line, i, word); from < to {
			return from, to
		}
	}
	return 0, 0
}

// together gives where word stands in line in one piece, at the beginning of a word if it can be, or -1.
func together[C char](line, word []C) int {
	found := -1
	for i := 0; i+len(word) <= len(line); i++ {
		if line[i] != word[0] || common(line[i:], word) < len(word) {
			continue
		}
		if isStart(line, i) {
			return i
		}
		if found < 0 {
			found = i
		}
	}
	return found
}

// common is how many characters a and b have in common from their beginning.
func common[C char](a, b []C) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// sparse gives how far the first word of line has to be read for all letters
// of word, or 0. At least two letters more must match than are left out.
func sparse[C char](line, word []C) int {
	have, most := 0, 2*len(word)-2
	for i, c := range line[:min(len(line), most)] {
		switch {
		case c == word[have]:
			have++
		case i == 0 || !inWord(c):
			return 0
		}
		if have == len(word) {
			return i + 1
		}
	}
	return 0
}

// heads keeps how much of a word the heads of neighbouring words have matched so far.
type heads struct {
	reach uint64          // bit n: they may end after n characters of it
	from  [longest]uint32 // where the first of them stands, for each n
}

// step adds the word of line that begins at i, and gives the place of the match if it completes one.
func step[C char](h *heads, line []C, i int, word []C) (from, to int) {
	before := *h
	h.reach = 0
	before.reach |= 1
	before.from[0] = uint32(i)
	for r := before.reach; r != 0; r &= r - 1 {
		n := bits.TrailingZeros64(r)
		same := common(line[i:], word[n:])
		if n+same == len(word) {
			return int(before.from[n]), i + same
		}
		for k := n + 1; k <= n+same; k++ {
			h.reach |= 1 << k
			h.from[k] = before.from[n]
		}
	}
	return 0, 0
}

// isStart reports whether a word begins at i. An apostrophe inside a word begins none.
func isStart[C char](line []C, i int) bool {
	if !inWord(line[i]) {
		return false
	}
	return i == 0 || !inWord(line[i-1]) && (line[i-1] != '\'' || i == 1 || !inWord(line[i-2]))
}

func inWord[C char](c C) bool {
	if c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z'
	}
	r := rune(c)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
