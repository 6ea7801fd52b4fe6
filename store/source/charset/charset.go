// Package charset turns the bytes of a file or a message into UTF-8. It goes by
// what the bytes are before it goes by what is said of them, for declarations
// lie more often than bytes do. It never fails: what cannot be told is decoded
// as UTF-8, with U+FFFD for what is broken.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// sample is how many bytes are looked at to guess a charset.
const sample = 64 << 10

// Text decodes data. Declared is the name of a charset that came with it, or
// nothing. A byte order mark is cut off. Whole reports that nothing was broken.
func Text(data []byte, declared string) (text string, whole bool) {
	if wide := Wide(data); wide != nil {
		return decoded(wide, data)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	named, _ := charset.Lookup(declared)
	if utf8.Valid(data) && !escapes(data, declared) {
		return string(data), true
	}
	if named == nil || isUTF8(declared) {
		named = Guess(data)
	}
	if named == nil {
		return string(bytes.ToValidUTF8(data, []byte("\ufffd"))), false
	}
	return decoded(named, data)
}

func decoded(e encoding.Encoding, data []byte) (string, bool) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return string(bytes.ToValidUTF8(data, []byte("\ufffd"))), false
	}
	text := strings.TrimPrefix(strings.ToValidUTF8(string(out), "\ufffd"), "\ufeff")
	return text, !strings.Contains(text, "\ufffd")
}

func isUTF8(name string) bool {
	_, canonical := charset.Lookup(name)
	return canonical == "utf-8"
}

// escapes reports whether data, though every byte is ASCII, is in a charset that
// changes alphabets by escape sequences, as declared.
func escapes(data []byte, declared string) bool {
	_, name := charset.Lookup(declared)
	return name == "iso-2022-jp" && bytes.Contains(data, []byte("\x1b"))
}

// Wide gives the charset of text whose characters are two or more bytes
// wide, by its mark or, without one, by where its zeros stand; nil for other text.
func Wide(data []byte) encoding.Encoding {
	big := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	little := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	switch {
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return big
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return little
	}
	begin := data[:min(len(data), 512)&^1]
	if bytes.IndexByte(begin, 0) < 0 {
		return nil
	}
	even, odd := zeros(begin)
	const few = 4 // zeros: fewer may be anything
	switch {
	case odd >= few && even == 0:
		return little
	case even >= few && odd == 0:
		return big
	}
	return nil
}

// zeros counts the zeros at even and at odd places.
func zeros(data []byte) (even, odd int) {
	for i := 0; i+1 < len(data); i += 2 {
		if data[i] == 0 {
			even++
		}
		if data[i+1] == 0 {
			odd++
		}
	}
	return even, odd
}

// Guess gives the charset that data seem to be in; nil if that is UTF-8, whole or
// broken, or nothing known.
func Guess(data []byte) encoding.Encoding {
	at := invalid(data)
	if at == len(data) {
		return nil
	}
	part := data[max(0, at-sample/2):min(len(data), at+sample/2)]
	sound, broken := sequences(part)
	if sound > broken {
		return nil
	}
	western, high := letters(part)
	const sure = 25 // of 100, that an alphabet is not that of the West: languages that few statistics know reach no more
	if r, err := chardet.NewTextDetector().DetectBest(part); err == nil && r.Confidence >= sure && high >= 8 {
		if e, name := charset.Lookup(common(r.Charset)); e != nil && name != "windows-1252" && name != "utf-8" {
			return e
		}
	}
	if western*10 >= high*9 {
		e, _ := charset.Lookup("windows-1252")
		return e
	}
	return nil
}

// common gives the charset that is really met where one is found that differs
// from it in capitals only.
func common(name string) string {
	if name == "MacCyrillic" {
		return "windows-1251"
	}
	return name
}

// invalid gives the place of the first byte that is not UTF-8.
func invalid(data []byte) int {
	at := 0
	for at < len(data) {
		if r, n := utf8.DecodeRune(data[at:]); r != utf8.RuneError || n > 1 {
			at += n
			continue
		}
		break
	}
	return at
}

// sequences counts the characters beyond ASCII that are UTF-8, and the bytes
// that no such character explains. One that was cut short counts as sound: it
// can hardly be anything else.
func sequences(data []byte) (sound, broken int) {
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case n > 1:
			sound++
		case r != utf8.RuneError:
		case len(data) > 1 && data[0] >= 0xe1 && data[0] < 0xf5 && data[1]&0xc0 == 0x80:
			sound++
			n = 2
		default:
			broken++
		}
		data = data[n:]
	}
	return sound, broken
}

// letters counts the bytes of data beyond ASCII, and those among them that are
// what Western text has there: a letter beside a letter, a quotation mark or a
// dash, a sign before a number.
func letters(data []byte) (western, high int) {
	for i, c := range data {
		if c < utf8.RuneSelf {
			continue
		}
		high++
		switch {
		case c >= 0x91 && c <= 0x97, c == 0x85, c == 0x80, c >= 0xa0 && c < 0xc0:
			western++
		case c >= 0xc0 && c < 0xfe && c != 0xd7 && c != 0xf7 && beside(data, i):
			western++
		}
	}
	return western, high
}

// beside reports whether an ASCII letter, or a blank before a word, stands beside byte i.
func beside(data []byte, i int) bool {
	letter := func(j int) bool {
		return j >= 0 && j < len(data) && (data[j]|0x20 >= 'a' && data[j]|0x20 <= 'z')
	}
	return letter(i-1) || letter(i+1)
}
