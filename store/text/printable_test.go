package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"hearsay/store/text"
)

func TestPrintable(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain text stays", "“Never,” she said – 10/9c, naïve, 日本語", "“Never,” she said – 10/9c, naïve, 日本語"},
		{"line ends and tabs are blanks", "a\nb\tc\r\nd\re", "a b c d e"},
		{"an escape sequence loses its escape", "\x1b[31mred\x1b[0m\x1b]0;title\x07", "[31mred[0m]0;title"},
		{"an eight-bit escape goes", "a\u009b31mb", "a31mb"},
		{"controls go", "a\x00\x01\x08\x7fb", "ab"},
		{"separators are blanks", "a\u2028b\u2029c\u0085d", "a b c d"},
		{"nothing is reordered", "a\u202eb\u2066c\u2069d\u200fe\u061cf", "abcdef"},
		{"nothing is hidden", "pay\u200bpal\u2060 so\u00adft \ufefftag\U000e0041", "paypal soft tag"},
		{"broken bytes show", "a\xffb\xe2\x80", "a\ufffdb\ufffd\ufffd"},
		{"a real U+FFFD stays", "a\ufffdb", "a\ufffdb"},
		{"families, hearts and Persian stay whole", "👨\u200d👩\u200d👧 ❤\ufe0f می\u200cخواهم", "👨\u200d👩\u200d👧 ❤\ufe0f می\u200cخواهم"},
	} {
		if got := text.Printable(c.in); got != c.want {
			t.Errorf("%s: Printable(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestPrintableDoesNotAllocate(t *testing.T) {
	s := strings.Repeat("“Never,” she said – naïve. ", 40)
	if n := testing.AllocsPerRun(10, func() { text.Printable(s) }); n != 0 {
		t.Errorf("%v allocations for a text that needs no change", n)
	}
}

func FuzzPrintable(f *testing.F) {
	f.Add("“Never,”\x1b[2J she\u202e said\r\n")
	f.Add("a\xff\u200b\U000e0041👨\u200d👩\u200d👧")
	f.Fuzz(func(t *testing.T, s string) {
		got := text.Printable(s)
		if !utf8.ValidString(got) {
			t.Errorf("%q is not UTF-8", got)
		}
		for _, r := range got {
			joiner := r == '\u200c' || r == '\u200d'
			if !joiner && unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control) {
				t.Errorf("%q shows %U", got, r)
			}
		}
		if again := text.Printable(got); again != got {
			t.Errorf("%q is printed anew as %q", got, again)
		}
	})
}

func BenchmarkPrintable(b *testing.B) {
	s := strings.Repeat("“Never,” she said – naïve. And then she left the room again. ", 100)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		text.Printable(s)
	}
}
