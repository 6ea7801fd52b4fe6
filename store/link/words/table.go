package words

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
)

// table is a language in one string, which is searched where it lies, so that
// nothing need be read before the first word is looked up. All numbers are
// little-endian. In this order it has
//
//	n, m     of words and of pairs: 4 bytes each
//	ends     of the words among the letters: 4 bytes each
//	starts   of each word's pairs among all pairs: 4 bytes each
//	bits     surprise of each word by itself, in quarters of a bit: 1 byte each
//	seconds  of the pairs, as places of words, ascending for each first: 2 bytes each
//	after    surprise of each second after its first, in quarters of a bit: 1 byte each
//	letters  of all words, ascending
//
// The empty table is a language without words.
type table string

// Entry is a word of a language, its surprise, and the words that it makes likelier.
type Entry struct {
	Word      string
	Quarters  uint8 // of a bit
	Followers []Follower
}

// Follower is a word and its surprise after another. It must be an Entry of its own.
type Follower struct {
	Word     string
	Quarters uint8 // of a bit
}

// mostEntries is how many words a table can have.
const mostEntries = 1 << 16

// Table writes entries down as this package reads them. It keeps no more than mostEntries.
func Table(entries []Entry) []byte {
	entries = slices.Clone(entries[:min(len(entries), mostEntries)])
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Word, b.Word) })
	place := map[string]int{}
	for i, e := range entries {
		place[e.Word] = i
	}
	var ends, starts, bits, seconds, after, letters []byte
	for _, e := range entries {
		letters = append(letters, e.Word...)
		ends = binary.LittleEndian.AppendUint32(ends, uint32(len(letters)))
		starts = binary.LittleEndian.AppendUint32(starts, uint32(len(after)))
		bits = append(bits, e.Quarters)
		fs := slices.Clone(e.Followers)
		slices.SortFunc(fs, func(f, g Follower) int { return cmp.Compare(place[f.Word], place[g.Word]) })
		for _, f := range fs {
			seconds = binary.LittleEndian.AppendUint16(seconds, uint16(place[f.Word]))
			after = append(after, f.Quarters)
		}
	}
	head := binary.LittleEndian.AppendUint32(nil, uint32(len(entries)))
	head = binary.LittleEndian.AppendUint32(head, uint32(len(after)))
	return slices.Concat(head, ends, starts, bits, seconds, after, letters)
}

func (t table) words() int { return t.uint32(0) }
func (t table) pairs() int { return t.uint32(4) }

func (t table) uint32(at int) int {
	return int(t[at]) | int(t[at+1])<<8 | int(t[at+2])<<16 | int(t[at+3])<<24
}

// Where the parts of a table begin, for n words and m pairs.
const endsAt = 8

func startsAt(n int) int     { return endsAt + 4*n }
func bitsAt(n int) int       { return startsAt(n) + 4*n }
func secondsAt(n int) int    { return bitsAt(n) + n }
func afterAt(n, m int) int   { return secondsAt(n) + 2*m }
func lettersAt(n, m int) int { return afterAt(n, m) + m }

// find gives the place of a word.
func (t table) find(word string) (place int, ok bool) {
	if t == "" {
		return 0, false
	}
	n := t.words()
	letters := t[lettersAt(n, t.pairs()):]
	low, high := 0, n
	for low < high {
		mid := (low + high) / 2
		start := 0
		if mid > 0 {
			start = t.uint32(endsAt + 4*(mid-1))
		}
		switch strings.Compare(string(letters[start:t.uint32(endsAt+4*mid)]), word) {
		case 0:
			return mid, true
		case -1:
			low = mid + 1
		default:
			high = mid
		}
	}
	return 0, false
}

// alone is the surprise of the word at a place, in quarters of a bit.
func (t table) alone(place int) uint8 { return t[bitsAt(t.words())+place] }

// after is the surprise of the word at place w where that at v stands before it, in quarters of a bit.
func (t table) after(v, w int) (quarters uint8, ok bool) {
	n, m := t.words(), t.pairs()
	low, high := t.uint32(startsAt(n)+4*v), m
	if v+1 < n {
		high = t.uint32(startsAt(n) + 4*(v+1))
	}
	seconds := t[secondsAt(n):]
	for low < high {
		mid := (low + high) / 2
		switch second := int(seconds[2*mid]) | int(seconds[2*mid+1])<<8; {
		case second == w:
			return t[afterAt(n, m)+mid], true
		case second < w:
			low = mid + 1
		default:
			high = mid
		}
	}
	return 0, false
}
