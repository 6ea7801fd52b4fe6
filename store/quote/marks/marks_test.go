package marks_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/quote/marks"
	"hearsay/store/text"
)

// Pieces stand in ⟦⟧; … before the end says that the closing mark is missing,
// … after the beginning that the opening one is, + that the paragraph goes on
// with what the one before left open. Lines are paragraphs.
var readings = []string{
	`"⟦A,⟧" he said, "⟦B.⟧"`,
	`“⟦A ‘b’ c⟧” d ‘⟦e⟧’ f`,
	`'⟦A 'tis b,⟧' he said of the dogs' rock 'n' roll`,
	`'⟦'Tis t' end wi' us,⟧' he said`,
	`''⟦Tis over,⟧'' he said`,
	`He said,"⟦no blank⟧" and "⟦yes.⟧"Then he left`,
	`"⟦One "two" three,⟧" he said`,
	`('⟦a⟧') ["⟦b⟧"] —"⟦c⟧"— "⟦d⟧"/"⟦e⟧"`,
	`"⟦''a''⟧" and '⟦"b"⟧'`,
	`"⟦A "b c,⟧" he said`,
	`"⟦A…⟧` + "\n" + `"⟦+B…⟧` + "\n" + `"⟦+C.⟧" D "⟦e⟧"`,
	`"⟦A. B…⟧` + "\n" + `⟦…+C.⟧" D.` + "\n" + `E`,
	`“⟦A.⟧” ⟦…B c d.⟧”`,
	`⟦…A b c d.⟧”`,
	`a b c d.”`,
	`⟦…A b,⟧" he said of "⟦c.⟧"`,
	`a b," c`,
	`It was. Be it," c`,
	`„⟦a⟧“ «⟦b⟧» »⟦c⟧« ”⟦d⟧”`,
	`5'10" tall`,
	`"" '' “ ” ’ "`,
}

func TestPair(t *testing.T) {
	strip := strings.NewReplacer("⟦", "", "⟧", "", "…", "", "+", "")
	for _, want := range readings {
		plain := strip.Replace(want)
		d := text.Parse(plain, lines(plain))
		if diff := cmp.Diff(want, show(plain, marks.Pair(d))); diff != "" {
			t.Error(diff)
		}
	}
}

// TestNested wants the outer ones of what is quoted inside a piece, in ⟦⟧.
func TestNested(t *testing.T) {
	strip := strings.NewReplacer("⟦", "", "⟧", "")
	for _, want := range []string{
		`“A ‘⟦b⟧’ c ‘⟦d⟧’” e ‘f’`,
		`“A, ‘⟦b.⟧’”`,
		`“A ‘⟦b.⟧”`,
		`'A "⟦b⟧" c,' he said`,
	} {
		plain := strip.Replace(want)
		d := text.Parse(plain, lines(plain))
		var b strings.Builder
		at := 0
		for _, p := range marks.Pair(d) {
			for _, s := range p.Nested {
				b.WriteString(plain[at:s.Start] + "⟦" + s.Of(plain) + "⟧")
				at = s.End
			}
		}
		if diff := cmp.Diff(want, b.String()+plain[at:]); diff != "" {
			t.Error(diff)
		}
	}
}

func show(text string, pieces []marks.Piece) string {
	var b strings.Builder
	at := 0
	for _, p := range pieces {
		b.WriteString(text[at:p.Span.Start] + "⟦")
		if p.Unopened {
			b.WriteString("…")
		}
		if p.Continues {
			b.WriteString("+")
		}
		b.WriteString(p.Span.Of(text))
		if p.Unclosed {
			b.WriteString("…")
		}
		b.WriteString("⟧")
		at = p.Span.End
	}
	return b.String() + text[at:]
}

func lines(s string) []store.Block {
	var blocks []store.Block
	at := 0
	for _, l := range strings.SplitAfter(s, "\n") {
		if words := strings.TrimSpace(l); words != "" {
			start := at + strings.Index(l, words)
			blocks = append(blocks, store.Block{Span: store.Span{Start: start, End: start + len(words)}})
		}
		at += len(l)
	}
	return blocks
}

// TestLinear reads texts that are nothing but marks: what is quadratic never ends.
func TestLinear(t *testing.T) {
	for _, unit := range []string{`"`, `' `, `“`, `"a" `, `a'`, `'''`, `‘“`, `<a `, `"1`} {
		s := strings.Repeat(unit, 200_000)
		marks.Pair(text.Parse(s, lines(s)))
	}
}
