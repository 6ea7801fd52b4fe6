package source

import (
	"encoding/binary"
	"encoding/json"
	"reflect"
	"strings"
	"sync"
)

// decode reads a record in JSON into f. Nearly all go the short way, over each
// byte once; what is not plain, or no JSON, is left to encoding/json.
func (f *fields) decode(data []byte) error {
	if f.plain(data) {
		return nil
	}
	*f = fields{}
	return json.Unmarshal(data, f)
}

// plain reads data as encoding/json would, or reports false and leaves f half read.
func (f *fields) plain(data []byte) bool {
	places, to := placeOf(), reflect.ValueOf(f).Elem()
	s := scanner{data: data}
	whole := s.members(0, func(name, value []byte) bool {
		if !isPlain(name) {
			return false
		}
		at, known := places[string(name)]
		if !known {
			at, known = places[strings.ToLower(string(name))]
		}
		return !known || to.FieldByIndex(at).Addr().Interface().(json.Unmarshaler).UnmarshalJSON(value) == nil
	})
	s.blanks()
	return whole && s.at == len(data)
}

// isPlain reports whether a name is written without escapes and in ASCII, so that only its capitals are to be folded.
func isPlain(name []byte) bool {
	for _, c := range name {
		if c == '\\' || c >= 0x80 {
			return false
		}
	}
	return true
}

// placeOf gives where fields has what stands under a name, as it is written there and in lower case.
var placeOf = sync.OnceValue(func() map[string][]int {
	places := map[string][]int{}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[fields]()) {
		if name := f.Tag.Get("json"); name != "" {
			places[name], places[strings.ToLower(name)] = f.Index, f.Index
		}
	}
	return places
})

// scanner goes over JSON (RFC 8259). Its methods report false where it is none,
// or is nested deeper than is looked at.
type scanner struct {
	data []byte
	at   int
}

// deepest is how deep values may be nested.
const deepest = 32

// next gives the byte at hand; 0, which stands nowhere outside strings, at the end.
func (s *scanner) next() byte {
	if s.at < len(s.data) {
		return s.data[s.at]
	}
	return 0
}

func (s *scanner) blanks() {
	for {
		switch s.next() {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return
		}
	}
}

// take passes over c if it is at hand.
func (s *scanner) take(c byte) bool {
	if s.next() != c {
		return false
	}
	s.at++
	return true
}

// members passes over an object and hands its members to use, names without their
// quotation marks; use may be nil, and reports whether to go on.
func (s *scanner) members(depth int, use func(name, value []byte) bool) bool {
	return s.list('{', '}', depth, func() bool {
		name := s.at
		if !s.quoted() {
			return false
		}
		end := s.at
		s.blanks()
		if !s.take(':') {
			return false
		}
		s.blanks()
		value := s.at
		return s.value(depth+1) && (use == nil || use(s.data[name+1:end-1], s.data[value:s.at]))
	})
}

// list passes over what stands between opening and closing, apart by commas.
func (s *scanner) list(opening, closing byte, depth int, item func() bool) bool {
	s.blanks()
	if depth > deepest || !s.take(opening) {
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

// value passes over any value.
func (s *scanner) value(depth int) bool {
	switch c := s.next(); c {
	case '"':
		return s.quoted()
	case '{':
		return s.members(depth, nil)
	case '[':
		return s.list('[', ']', depth, func() bool { return s.value(depth + 1) })
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
	if !strings.HasPrefix(string(s.data[s.at:min(s.at+len(w), len(s.data))]), w) {
		return false
	}
	s.at += len(w)
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
	from := s.at
	for c := s.next(); c >= '0' && c <= '9'; c = s.next() {
		s.at++
	}
	return s.at > from
}

// quoted passes over a string.
func (s *scanner) quoted() bool {
	if !s.take('"') {
		return false
	}
	for {
		s.letters()
		switch c := s.next(); {
		case c == '"':
			s.at++
			return true
		case c == '\\':
			if !s.escape() {
				return false
			}
		case c < ' ':
			return false
		default:
			s.at++
		}
	}
}

// letters passes over what needs no look in a string, eight bytes at a time.
func (s *scanner) letters() {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	none := func(w uint64) uint64 { return (w - ones) &^ w & tops } // a bit for a byte that is 0, if there is one
	for ; s.at+8 <= len(s.data); s.at += 8 {
		w := binary.LittleEndian.Uint64(s.data[s.at:])
		if none(w^'"'*ones)|none(w^'\\'*ones)|(w-' '*ones)&^w&tops != 0 {
			return
		}
	}
}

func (s *scanner) escape() bool {
	s.at++
	switch s.next() {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		s.at++
		return true
	case 'u':
		s.at++
		for range 4 {
			if c := s.next() | 0x20; (s.next() < '0' || s.next() > '9') && (c < 'a' || c > 'f') {
				return false
			}
			s.at++
		}
		return true
	}
	return false
}
