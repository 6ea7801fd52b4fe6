package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/text"
)

func parse(s string) *text.Doc {
	return text.Parse(s, []store.Block{{Span: store.Span{End: len(s)}}})
}

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		`"I don't," he said.`:               `" I don't , " he said .`,
		`The U.S. and Mr. Jones' dog's toy`: `The U.S. and Mr. Jones ' dog 's toy`,
		"$33,000 at 10/9c — no…":            "$ 33,000 at 10/9c — no …",
		"a man-made thing--really":          "a man-made thing -- really",
		"``Yes,'' Smith wrote.":             "`` Yes , '' Smith wrote .",
		"‘Tis the season, AT&T":             "‘ Tis the season , AT&T",
		"It was I. Then J. Smith left.":     "It was I . Then J. Smith left .",
	} {
		d := parse(in)
		var got []string
		for i := range d.Tokens {
			got = append(got, d.Word(i))
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q:\n%s", in, diff)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, in := range []string{
		`He left. | She stayed.`,
		`"We will not go!" he said. | "Never." | Then silence.`,
		`Mr. Smith of the U.S. Senate spoke. | “Why?” asked Dr. Lee.`,
		`It rose 3.5 percent. | 40 people left.`,
		`(He had left.) | She (too?) stayed.`,
	} {
		d := parse(strings.ReplaceAll(in, "| ", ""))
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.Span(s).Of(d.Text))
		}
		if diff := cmp.Diff(in, strings.Join(got, " | ")); diff != "" {
			t.Error(diff)
		}
	}
}

func TestLowerKeepsPlaces(t *testing.T) {
	for in, want := range map[string]string{"Ünder İ Straße Ⱥ": "ünder İ straße Ⱥ", "plain": "plain"} {
		if got := text.Lower(in); got != want {
			t.Errorf("Lower(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzParse holds that tokens stand in order inside their block, cover all that
// is not blank, and stand in exactly one sentence, whatever the text.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`"I don't," he said.`, "“A.” B.”", "a\x00\xff\u202e‘Tis", "U.S. 3.5% — no…", "``''''"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := parse(s)
		at := 0
		for i, tok := range d.Tokens {
			if gap := s[at:tok.Start]; strings.TrimSpace(gap) != "" {
				t.Fatalf("%q stands in no token", gap)
			}
			if tok.End <= tok.Start || len(d.Lower(i)) != len(d.Word(i)) {
				t.Fatalf("token %d is empty or changed its length in lower case", i)
			}
			if left, right := blankEdge(s[:tok.Start], utf8.DecodeLastRuneInString), blankEdge(s[tok.End:], utf8.DecodeRuneInString); tok.SpaceLeft != left || tok.SpaceRight != right {
				t.Fatalf("%+v: blanks beside it are %v, %v", tok, left, right)
			}
			at = int(tok.End)
		}
		if strings.TrimSpace(s[at:]) != "" {
			t.Fatalf("%q stands in no token", s[at:])
		}
		at = 0
		for _, r := range d.Sentences {
			if r.Start != at || r.Len() == 0 {
				t.Fatalf("sentence %v does not begin at token %d", r, at)
			}
			at = r.End
		}
		if at != len(d.Tokens) {
			t.Fatalf("tokens from %d are in no sentence", at)
		}
	})
}

// blankEdge reports whether s is empty or has a blank at the end that decode reads.
func blankEdge(s string, decode func(string) (rune, int)) bool {
	r, _ := decode(s)
	return s == "" || unicode.IsSpace(r)
}

func BenchmarkParse(b *testing.B) {
	s := strings.Repeat(`“We will not reopen the bridge,” Mayor Jane Holt said on Tuesday, 3 May. It's closed. `, 200)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		parse(s)
	}
}

// FuzzLower holds the quick way to lower case to the slow one, letter by letter.
func FuzzLower(f *testing.F) {
	f.Add("THE Émigrés’ “İstanbul” — Z[`a{@A, K, Ǆ, \xff\xc3ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	f.Fuzz(func(t *testing.T, s string) {
		var want []byte
		for i := 0; i < len(s); {
			r, n := utf8.DecodeRuneInString(s[i:])
			letter := s[i : i+n]
			if l := string(unicode.ToLower(r)); unicode.IsUpper(r) && len(l) == n {
				letter = l
			}
			want = append(want, letter...)
			i += n
		}
		if got := text.Lower(s); got != string(want) {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	})
}
