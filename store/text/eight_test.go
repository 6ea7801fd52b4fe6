package text_test

import (
	"testing"

	"hearsay/store/text"
)

// Every byte, among any others, is marked as what it is.
func TestEightBytesAreTestedEachForItself(t *testing.T) {
	for c := range 256 {
		for _, others := range []byte{0, '/', '9', 'A', 'z', 0x7f, 0x80, 0xff} {
			s := []byte{others, others, others, byte(c), others, others, others, others}
			letters, digits := text.Gathered(text.Letters(text.Eight(string(s)))), text.Gathered(text.Digits(text.Eight(string(s))))
			for i, c := range s {
				letter, digit := 'a' <= c|0x20 && c|0x20 <= 'z' && c < 0x80, '0' <= c && c <= '9'
				if got := letters>>i&1 != 0; got != letter {
					t.Fatalf("byte %d of %q: a letter %t", i, s, got)
				}
				if got := digits>>i&1 != 0; got != digit {
					t.Fatalf("byte %d of %q: a digit %t", i, s, got)
				}
			}
		}
	}
}
