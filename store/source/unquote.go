package source

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// unquote decodes b, which a decoder has found to be a string of JSON. It goes
// over long texts once where encoding/json, asked again, would do so three times.
func unquote(b []byte) (string, error) {
	if s, ok := unescape(b[1 : len(b)-1]); ok {
		return s, nil
	}
	var s string
	err := json.Unmarshal(b, &s)
	return s, err
}

// unescape undoes the escapes in b, unless it is broken or has halves of characters.
func unescape(b []byte) (string, bool) {
	if !utf8.Valid(b) {
		return "", false
	}
	var s strings.Builder
	s.Grow(len(b))
	for {
		i := bytes.IndexByte(b, '\\')
		if i < 0 {
			s.Write(b)
			return compact(&s), true
		}
		s.Write(b[:i])
		r, n := escaped(b[i:])
		if n == 0 {
			return "", false
		}
		s.WriteRune(r)
		b = b[i+n:]
	}
}

// compact gives what s has, in no more room than it needs: it is kept for long.
func compact(s *strings.Builder) string {
	if s.Cap()-s.Len() > s.Len()/8 {
		return strings.Clone(s.String())
	}
	return s.String()
}

// escaped gives the character that b begins with as an escape, and its length in
// b; 0 if it is half a character.
func escaped(b []byte) (rune, int) {
	switch b[1] {
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u':
		n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
		if err != nil || utf16.IsSurrogate(rune(n)) {
			return 0, 0
		}
		return rune(n), 6
	}
	return rune(b[1]), 2 // a quotation mark, a slash or a backslash
}
