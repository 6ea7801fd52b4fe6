package source

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf16"
	"unicode/utf8"

	"hearsay/store/text"
)

// scanner goes over JSON (RFC 8259) as encoding/json does, byte for byte. Its methods
// report false where it is none, or is nested deeper than that looks.
type scanner struct {
	data   []byte
	next   int    // the place in data of what has not been passed over
	said   []byte // what strings say, one behind the other
	broken bool   // whether a string had broken UTF-8, which is U+FFFD in said
}

// stretch is a piece of said, half-open.
type stretch struct{ from, to int }

func (s stretch) empty() bool { return s.from == s.to }

// deepest is how deep values may be nested, as encoding/json has it.
const deepest = 10_000

// reset begins with other data. What was said counts no more.
func (s *scanner) reset(data []byte) {
	s.data, s.next, s.said, s.broken = data, 0, s.said[:0], false
}

// at gives what is said in a stretch, until more is said.
func (s *scanner) at(p stretch) []byte { return s.said[p.from:p.to] }

// drop takes back p, and all that was said behind it.
func (s *scanner) drop(p stretch) { s.said = s.said[:p.from] }

// peek gives the byte at hand; 0, which stands nowhere outside strings, at the end.
func (s *scanner) peek() byte {
	if s.next < len(s.data) {
		return s.data[s.next]
	}
	return 0
}

func (s *scanner) blanks() {
	for {
		switch s.peek() {
		case ' ', '\t', '\n', '\r':
			s.next++
		default:
			return
		}
	}
}

// ended reports whether nothing is left but blanks.
func (s *scanner) ended() bool {
	s.blanks()
	return s.next == len(s.data)
}

// take passes over c if it is at hand.
func (s *scanner) take(c byte) bool {
	if s.peek() != c {
		return false
	}
	s.next++
	return true
}

// members passes over an object. Each of its members is used at its value, which use
// passes over, and reports whether to go on.
func (s *scanner) members(depth int, use func(name stretch, depth int) bool) bool {
	return s.list('{', '}', depth, func() bool {
		name, ok := s.quoted()
		if !ok {
			return false
		}
		s.blanks()
		if !s.take(':') {
			return false
		}
		s.blanks()
		return use(name, depth+1)
	})
}

// list passes over what stands between opening and closing, apart by commas.
func (s *scanner) list(opening, closing byte, depth int, item func() bool) bool {
	s.blanks()
	if depth >= deepest || !s.take(opening) {
		return false
	}
	s.blanks()
	if s.take(closing) {
		return true
	}
	for item() {
		s.blanks()
		if s.take(closing) {
			return true
		}
		if !s.take(',') {
			return false
		}
		s.blanks()
	}
	return false
}

// skip passes over any value.
func (s *scanner) skip(depth int) bool {
	switch s.peek() {
	case '"':
		words, ok := s.quoted()
		s.drop(words)
		return ok
	case '{':
		return s.members(depth, func(name stretch, depth int) bool {
			s.drop(name)
			return s.skip(depth)
		})
	case '[':
		return s.list('[', ']', depth, func() bool { return s.skip(depth + 1) })
	case 't':
		return s.word("true")
	case 'f':
		return s.word("false")
	case 'n':
		return s.word("null")
	}
	return s.number()
}

func (s *scanner) word(w string) bool {
	if string(s.data[s.next:min(s.next+len(w), len(s.data))]) != w {
		return false
	}
	s.next += len(w)
	return true
}

func (s *scanner) number() bool {
	s.take('-')
	if !s.take('0') && !s.digits() {
		return false
	}
	if s.take('.') && !s.digits() {
		return false
	}
	if s.take('e') || s.take('E') {
		if !s.take('+') {
			s.take('-')
		}
		return s.digits()
	}
	return true
}

func (s *scanner) digits() bool {
	from := s.next
	for c := s.peek(); c >= '0' && c <= '9'; c = s.peek() {
		s.next++
	}
	return s.next > from
}

// step is how many bytes of a string are looked at at once.
const step = 8

// quoted passes over a string, and says what it says.
func (s *scanner) quoted() (stretch, bool) {
	if !s.take('"') {
		return stretch{}, false
	}
	from, data, at := len(s.said), s.data, s.next
	for start := at; ; start = at {
		at = plain(data, at)
		s.said = append(s.said, data[start:at]...)
		if at == len(data) {
			return stretch{}, false
		}
		switch c := data[at]; {
		case c == '"':
			s.next = at + 1
			return stretch{from, len(s.said)}, true
		case c == '\\':
			n := s.escapes(data[at:])
			if n == 0 {
				return stretch{}, false
			}
			at += n
		case c < ' ':
			return stretch{}, false
		default:
			s.broken = true
			s.said = utf8.AppendRune(s.said, utf8.RuneError)
			at++
		}
	}
}

// escapes says what the escapes say that b begins with, one behind the other, and gives
// their length; 0 if one of them is none.
func (s *scanner) escapes(b []byte) int {
	at := 0
	for at < len(b) && b[at] == '\\' {
		r, n := escaped(b[at:])
		if n == 0 {
			return 0
		}
		s.said = utf8.AppendRune(s.said, r)
		at += n
	}
	return at
}

// plain gives the place of the first byte of data from at on that does not stand for itself in a
// string: its end, an escape, a control character or a broken one; the end of data if there is none.
func plain(data []byte, at int) int {
	for {
		at = ascii(data, at)
		if at == len(data) || data[at] < utf8.RuneSelf {
			return at
		}
		n := width(data[at:])
		if n == 0 {
			return at
		}
		at += n
	}
}

// ascii gives the place of the first special byte of data from at on, or the end of data.
func ascii(data []byte, at int) int {
	for ; at+4*step <= len(data); at += 4 * step {
		from := data[at : at+4*step]
		v, w := special(binary.LittleEndian.Uint64(from)), special(binary.LittleEndian.Uint64(from[step:]))
		x, y := special(binary.LittleEndian.Uint64(from[2*step:])), special(binary.LittleEndian.Uint64(from[3*step:]))
		if v|w|x|y != 0 {
			return at + bits.TrailingZeros64(text.Gathered(v)|text.Gathered(w)<<8|text.Gathered(x)<<16|text.Gathered(y)<<24)
		}
	}
	for ; at+step <= len(data); at += step {
		if m := special(binary.LittleEndian.Uint64(data[at:])); m != 0 {
			return at + bits.TrailingZeros64(m)/8
		}
	}
	for at < len(data) && special(uint64(data[at])|' '*text.Ones&^0xff) == 0 {
		at++
	}
	return at
}

// short has what stands for the characters that are escaped by a letter.
var short = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// special marks bytes that do not stand for themselves in a string: its end, escapes,
// control characters, and the bytes of characters that are no ASCII. The lowest mark is
// right; above it there may be others that are not.
func special(w uint64) uint64 {
	low := (w ^ 2*text.Ones) - ('"'^2+1)*text.Ones // of two kinds: a quotation mark changes places with the blank, so that all below it are special
	slash := (w ^ '\\'*text.Ones) - text.Ones
	return (low | slash | w) & text.Highs
}

// width gives how many bytes the character has that b begins with and that is no
// ASCII; 0 if it is broken.
func width(b []byte) int {
	if len(b) >= 3 {
		switch c, d := b[0], b[1]; { // what is met most
		case c >= 0xE1 && c <= 0xEC && d&0xC0 == 0x80 && b[2]&0xC0 == 0x80:
			return 3
		case c >= 0xC2 && c <= 0xDF && d&0xC0 == 0x80:
			return 2
		}
	}
	if c, n := utf8.DecodeRune(b); c != utf8.RuneError || n > 1 {
		return n
	}
	return 0
}

// escaped gives the character that b begins with as an escape, and its length in b,
// 0 if it is none. Half a character is U+FFFD.
func escaped(b []byte) (rune, int) {
	if len(b) < 2 {
		return 0, 0
	}
	if c := short[b[1]]; c != 0 {
		return rune(c), 2
	}
	r, n := digits(b)
	if !utf16.IsSurrogate(r) {
		return r, n
	}
	other, m := digits(b[n:])
	if whole := utf16.DecodeRune(r, other); whole != utf8.RuneError {
		return whole, n + m
	}
	return utf8.RuneError, n // the next escape speaks for itself
}

// digits gives the number that b begins with as an escape of four digits, and its length in b; 0 if it is none.
func digits(b []byte) (r rune, n int) {
	const all = 6
	if len(b) < all || b[0] != '\\' || b[1] != 'u' {
		return 0, 0
	}
	for _, c := range b[2:all] {
		switch r <<= 4; {
		case c >= '0' && c <= '9':
			r |= rune(c - '0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			r |= rune(c | 0x20 - 'a' + 10)
		default:
			return 0, 0
		}
	}
	return r, all
}
