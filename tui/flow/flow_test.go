package flow_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/flow"
	"hearsay/tui/screentest"
	"hearsay/tui/theme"
)

func night() *theme.Theme { return theme.New(theme.Terminal{Dark: true, Profile: termenv.TrueColor}) }
func mono() *theme.Theme  { return theme.New(theme.Terminal{Profile: termenv.Ascii}) }

// article reads a marked-up article: each line is a block, its role before a
// bar ("caption| A picture"), its marks in braces, with their suffix behind a
// slash: "{We will not./²}".
func article(marked string) (*store.Article, []flow.Mark) {
	roles := map[string]store.Role{"headline": store.Headline, "date": store.Date, "standfirst": store.Standfirst, "furniture": store.Furniture}
	a := &store.Article{Title: "A headline"}
	var marks []flow.Mark
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(marked), "\n") {
		block := store.Block{}
		if role, rest, ok := strings.Cut(line, "| "); ok {
			block.Role, line = roles[role], rest
		}
		block.Span.Start = b.Len()
		for {
			before, rest, ok := strings.Cut(line, "{")
			b.WriteString(before)
			if !ok {
				break
			}
			words, after, _ := strings.Cut(rest, "}")
			words, suffix, _ := strings.Cut(words, "/")
			marks = append(marks, flow.Mark{ID: len(marks), Span: store.Span{Start: b.Len(), End: b.Len() + len(words)}, Suffix: suffix})
			b.WriteString(words)
			line = after
		}
		block.Span.End = b.Len()
		b.WriteString("\n")
		a.Blocks = append(a.Blocks, block)
	}
	a.Text = b.String()
	return a, marks
}

// lines gives all lines of a page.
func lines(p flow.Page) []string {
	out := make([]string, p.Height)
	for i := range out {
		out[i] = p.Line(i)
	}
	return out
}

// drawn writes a page as text, with its marks' words in braces and its notes in
// parentheses, wherever they landed.
func drawn(p flow.Page) string {
	var b strings.Builder
	for i, line := range lines(p) {
		var runs []flow.Run
		line = ansi.Strip(line)
		for _, c := range p.Words {
			if c.Line == i {
				runs = append(runs, flow.Run{From: c.From, To: c.To, On: fmt.Sprintf("{%d:", c.ID)})
			}
		}
		for _, c := range p.Notes {
			if c.Line == i {
				runs = append(runs, flow.Run{From: c.From, To: c.To, On: "("})
			}
		}
		b.WriteString(strings.ReplaceAll(flow.Paint(line, runs), "\x1b[0m", "}") + "\n")
	}
	return b.String()
}

func set(t testing.TB, marked string, o flow.Options) flow.Page {
	t.Helper()
	a, marks := article(marked)
	return flow.Set(a, marks, o)
}

const council = `
headline| A headline
date| 3 May 2024
standfirst| The council has met, and nobody is the wiser.
The mayor said, "{We will not close the baths, whatever the cost, and that is a promise to every child./⚑2}" She left.
furniture| Sign up for our newsletter today
furniture| Advertisement
"{No,/¹}" said Ms Ito: {我们不会关闭浴场。无论代价如何。}
`

func TestSet(t *testing.T) {
	p := set(t, council, flow.Options{Width: 40, Theme: mono()})
	want := `3 May 2024

The council has met, and nobody is the
wiser.

The mayor said, "{0:We will not close the}
{0:baths, whatever the cost, and that is a}
{0:promise to every child.}"(⚑2} She left.

▸ folded: 7 words of page furniture

"{1:No,}"(¹} said Ms Ito: {2:我们不会关闭浴场。无}
{2:论代价如何。}
`
	if diff := cmp.Diff(want, drawn(p)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{-1, 0, 2, 5, 9, 9, 11}, p.Starts); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]flow.Fold{{Line: 9, First: 4, Blocks: 2, Words: 7}}, p.Folds); diff != "" {
		t.Error(diff)
	}
}

// Only the first fold says at length what a fold is.
func TestFoldsAfterTheFirst(t *testing.T) {
	p := set(t, "furniture| Sign up now\nThe council met.\nfurniture| Advertisement\n", flow.Options{Width: 80, Theme: mono(), Key: "F"})
	want := "▸ folded: 3 words of page furniture  (F unfolds)\n\nThe council met.\n\n▸ folded: 1 word\n"
	if diff := cmp.Diff(want, drawn(p)); diff != "" {
		t.Error(diff)
	}
}

func TestUnfold(t *testing.T) {
	p := set(t, council, flow.Options{Width: 80, Theme: mono(), Unfold: true})
	got := strings.Join(lines(p)[4:10], "\n")
	want := `The mayor said, "We will not close the baths, whatever the cost, and that is a
promise to every child."⚑2 She left.

Sign up for our newsletter today

Advertisement`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestStyles(t *testing.T) {
	p := set(t, council, flow.Options{Width: 30, Theme: night(), Key: "F"})
	_, styles := screentest.Grids(strings.Join(lines(p), "\n"))
	want := `aaaaaaaaaa

bbbbbbbbbbbbbbbbbbbbbbbb
bbbbbbbbbbbbbbbbbbbb

cccccccccccccccccccccccccccc
ccccccccccccccccccccccccccccc
cccccccccccccccccccccccccccccc
ccccccccccccccccccccccccc

aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

cccccccccccccccccccccccccccccc
cccccccccccccccccccccc
a  #7d7971
b  italic #7d7971
c  #d7d3c8
`
	if diff := cmp.Diff(want, styles); diff != "" {
		t.Error(diff)
	}
	for _, l := range lines(p) {
		if l != "" && !strings.HasSuffix(l, "\x1b[0m") {
			t.Errorf("a style goes on after the line: %q", l)
		}
	}
}

func TestNothingIsMarkup(t *testing.T) {
	const hostile = `# not a *heading* \* <b>&amp;</b> [link](http://x) \\ ~~struck~~ 1. :smile: \`
	p := set(t, hostile, flow.Options{Width: 80, Theme: night()})
	if got := ansi.Strip(strings.Join(lines(p), "\n")); got != hostile {
		t.Errorf("got %q", got)
	}
}

func TestFind(t *testing.T) {
	p := set(t, council, flow.Options{Width: 40, Theme: mono()})
	for pattern, want := range map[string][]flow.Cells{
		"close the baths": {{0, 5, 29, 38}, {0, 6, 0, 5}},
		"we":              {{0, 5, 17, 19}},
		"She":             {{0, 7, 27, 30}},
		"the  council":    {{0, 2, 0, 11}},
		"浴场":              {{0, 11, 32, 36}},
		"  ":              nil,
		"":                nil,
		"NOBODY":          nil,
	} {
		if diff := cmp.Diff(want, p.Find(pattern)); diff != "" {
			t.Errorf("%q: %s", pattern, diff)
		}
	}
	curly := set(t, "They said: “I don’t — know”", flow.Options{Width: 40, Theme: mono()})
	if got := curly.Find(`"I don't - know"`); len(got) != 1 {
		t.Errorf("straight marks do not find curly ones: %v", got)
	}
}

func TestPaint(t *testing.T) {
	const on = "\x1b[4m"
	for _, c := range []struct {
		line string
		runs []flow.Run
		want string
	}{
		{"plain", nil, "plain"},
		{"plain", []flow.Run{{From: 1, To: 3, On: on}}, "p<4>la<0>in"},
		{"a\x1b[1mbc\x1b[0md", []flow.Run{{From: 0, To: 4, On: on}}, "<4>a<0><1><4>bc<0><4>d<0>"},
		{"\x1b[1mabcd\x1b[0m", []flow.Run{{From: 1, To: 2, On: on}}, "<1>a<0><1><4>b<0><1>cd<0>"},
		{"中文e\u0301x", []flow.Run{{From: 2, To: 5, On: on}}, "中<4>文e\u0301<0>x"},
		{"abc", []flow.Run{{From: 0, To: 3, On: on}, {From: 1, To: 2, On: "\x1b[7m"}}, "<4>a<0><7>b<0><4>c<0>"},
		{`"no"`, []flow.Run{{From: 0, To: 1, Instead: "["}, {From: 3, To: 4, Instead: "]"}}, "[no]"},
	} {
		got := flow.Paint(c.line, c.runs)
		got = strings.NewReplacer("\x1b[", "<", "m", ">").Replace(got)
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.line, got, c.want)
		}
	}
}

// letters are what random articles are made of: what breaks naive wrapping.
func letters() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{
		"a", "word", "Word", " ", " ", " ", "  ", "\n", "\t", ". ", ", ", "-", "—", `"`, "“", "”", "’", "中", "文字", "。", "「", "한국", "ไทย",
		"👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "☺️", "e\u0301", "\u0301", "\u200d", "\u200b", "\ufe0f", "\u202e", "\u206a", "\u206e", "שלום", "مرحبا",
		"\x1b[31m", "\x1b]0;x\x07", "\x00", "\x7f", "\u009b31m", "\xff", "\xe4\xb8", "\\", "\\*", "&amp;", "\u00a0", "\u3000", "\u2028",
		"Donaudampfschifffahrtsgesellschaftskapitän", strings.Repeat("x", 90), strings.Repeat("字", 50), "https://example.org/a/b?c=d",
	})
}

func randomArticle(t *rapid.T) (*store.Article, []flow.Mark) {
	s := strings.Join(rapid.SliceOfN(letters(), 0, 200).Draw(t, "text"), "")
	at := rapid.SliceOfN(rapid.IntRange(0, len(s)), 0, 12).Draw(t, "cuts")
	a := &store.Article{Text: s}
	from := 0
	for i, to := range append(at, len(s)) {
		if to > from {
			a.Blocks = append(a.Blocks, store.Block{Span: store.Span{Start: from, End: to}, Role: store.Role(i % 5)})
			from = to
		}
	}
	var marks []flow.Mark
	for i := range rapid.IntRange(0, 8).Draw(t, "marks") {
		m := flow.Mark{ID: i, Suffix: rapid.SampledFrom([]string{"", "²", "⚑2"}).Draw(t, "suffix")}
		m.Span.Start = rapid.IntRange(-1, len(s)).Draw(t, "start")
		m.Span.End = rapid.IntRange(0, len(s)+1).Draw(t, "end")
		marks = append(marks, m)
	}
	return a, marks
}

func TestNoLineIsWiderThanThePane(t *testing.T) {
	themes := map[bool]*theme.Theme{true: night(), false: mono()}
	rapid.Check(t, func(t *rapid.T) {
		a, marks := randomArticle(t)
		o := flow.Options{
			Width: rapid.IntRange(20, 203).Draw(t, "width"), Theme: themes[rapid.Bool().Draw(t, "colour")],
			Unfold: rapid.Bool().Draw(t, "unfold"),
		}
		checkPage(t, a, marks, o)
	})
}

// Every mark is found again on the page, word for word.
func TestMarksLandOnTheirWords(t *testing.T) {
	th := night()
	letter := strings.NewReplacer(" ", "", "\u00a0", "", "\u0301", "", "\u200d", "", "\ufe0f", "") // what has cells of its own
	rapid.Check(t, func(t *rapid.T) {
		s := text.Printable(strings.Join(rapid.SliceOfN(letters(), 1, 200).Draw(t, "text"), ""))
		at := []int{0}
		for g := uniseg.NewGraphemes(s); g.Next(); {
			_, to := g.Positions()
			at = append(at, to)
		}
		a := &store.Article{Text: s, Blocks: []store.Block{{Span: store.Span{End: len(s)}}}}
		var marks []flow.Mark
		for i := 0; i+1 < len(at); {
			i += rapid.IntRange(0, 10).Draw(t, "gap")
			to := i + rapid.IntRange(1, 30).Draw(t, "length")
			if to >= len(at) {
				break
			}
			marks = append(marks, flow.Mark{ID: len(marks), Span: store.Span{Start: at[i], End: at[to]}})
			i = to
		}
		p := flow.Set(a, marks, flow.Options{Width: rapid.IntRange(20, 90).Draw(t, "width"), Theme: th})
		got := make([]string, len(marks))
		for _, c := range p.Words {
			got[c.ID] += ansi.Strip(ansi.Cut(p.Line(c.Line), c.From, c.To))
		}
		for i, m := range marks {
			if want := letter.Replace(m.Span.Of(s)); letter.Replace(got[i]) != want {
				t.Fatalf("mark %d landed on %q, want %q", i, letter.Replace(got[i]), want)
			}
		}
	})
}

// Texts are set beside each other, in commands.
func TestSetBesideOthers(t *testing.T) {
	th := night()
	a, marks := long(5 << 10)
	want := flow.Set(a, marks, flow.Options{Width: 60, Theme: th})
	for range 8 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			got := flow.Set(a, marks, flow.Options{Width: 60, Theme: th})
			if diff := cmp.Diff(lines(want), lines(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// checkPage sets an article and checks all that must hold of any page.
func checkPage(t rapid.TB, a *store.Article, marks []flow.Mark, o flow.Options) {
	p := flow.Set(a, marks, o)
	for i, l := range lines(p) {
		if w := ansi.StringWidth(l); w > min(o.Width, flow.Measure) {
			t.Fatalf("line %d has %d cells: %q", i, w, l)
		}
		if s := ansi.Strip(l); s != text.Printable(s) {
			t.Fatalf("line %d cannot be shown: %q", i, l)
		}
	}
	for _, c := range append(p.Words, p.Notes...) {
		if c.Line < 0 || c.Line >= p.Height || c.From < 0 || c.From >= c.To || c.To > ansi.StringWidth(p.Line(c.Line)) {
			t.Fatalf("cells %v are not on the page", c)
		}
	}
	for i, at := range p.Starts {
		if at < -1 || at >= p.Height {
			t.Fatalf("block %d starts on line %d of %d", i, at, p.Height)
		}
	}
	whole(t, a, p, o)
}

// whole checks that nothing of the text was lost or torn: without blanks and
// suffixes, the lines say what the blocks say.
func whole(t rapid.TB, a *store.Article, p flow.Page, o flow.Options) {
	if len(p.Folds) > 0 || len(p.Notes) > 0 {
		return
	}
	var want strings.Builder
	for i, b := range a.Blocks {
		if p.Starts[i] >= 0 {
			want.WriteString(text.Printable(b.Span.Of(a.Text)))
		}
	}
	got := ansi.Strip(strings.Join(lines(p), ""))
	if squeeze(got) != squeeze(want.String()) {
		t.Fatalf("got  %q\nwant %q", squeeze(got), squeeze(want.String()))
	}
	for _, l := range lines(p) {
		for g := uniseg.NewGraphemes(ansi.Strip(l)); g.Next(); {
			if !strings.Contains(want.String(), g.Str()) {
				t.Fatalf("torn: %q", g.Str())
			}
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func FuzzSet(f *testing.F) {
	f.Add("The mayor said, \"No.\"\n\nShe left.", 17, 20, 40)
	f.Add("中文\x1b[31m\u0301👩‍👩‍👧‍👦", 3, 9, 20)
	th := night()
	f.Fuzz(func(t *testing.T, s string, from, to, width int) {
		if width < 4 || width > 300 {
			return
		}
		half := len(s) / 2
		a := &store.Article{Text: s, Blocks: []store.Block{{Span: store.Span{End: half}}, {Span: store.Span{Start: half, End: len(s)}, Role: store.Furniture}}}
		checkPage(t, a, []flow.Mark{{Span: store.Span{Start: from, End: to}}}, flow.Options{Width: width, Theme: th, Unfold: true})
	})
}

// long is an article of about n bytes, with a quotation in every paragraph.
func long(n int) (*store.Article, []flow.Mark) {
	const para = `The mayor said on Tuesday evening, "{We will not close the baths, whatever the cost, and that is a promise to every child./²}" She left the hall by a side door while the crowd was still singing, and nobody saw her again that night.` + "\n"
	return article(strings.Repeat(para, n/len(para)+1))
}

func BenchmarkSet(b *testing.B) {
	for _, kb := range []int{5, 50, 600} { // the last is of 100,000 words
		b.Run(fmt.Sprintf("%dkB", kb), func(b *testing.B) {
			a, marks := long(kb << 10)
			o := flow.Options{Width: 80, Theme: night()}
			b.SetBytes(int64(len(a.Text)))
			b.ReportAllocs()
			for b.Loop() {
				flow.Set(a, marks, o)
			}
		})
	}
}

func BenchmarkPaint40Lines(b *testing.B) {
	a, marks := long(5 << 10)
	p := flow.Set(a, marks, flow.Options{Width: 80, Theme: night()})
	runs := make([][]flow.Run, p.Height)
	for _, c := range p.Words {
		runs[c.Line] = append(runs[c.Line], flow.Run{From: c.From, To: c.To, On: "\x1b[4;38;2;1;2;3m"})
	}
	b.ReportAllocs()
	for b.Loop() {
		for i := range 40 {
			flow.Paint(p.Line(i), runs[i])
		}
	}
}

func BenchmarkFind(b *testing.B) {
	a, marks := long(50 << 10)
	p := flow.Set(a, marks, flow.Options{Width: 80, Theme: night()})
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		p.Find("singing and")
	}
}

func BenchmarkSetOneLongWord(b *testing.B) {
	a := &store.Article{Text: strings.Repeat("字", 16<<10)}
	a.Blocks = []store.Block{{Span: store.Span{End: len(a.Text)}}}
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		flow.Set(a, nil, flow.Options{Width: 80, Theme: night()})
	}
}

// A highlight covers the words of its mark and nothing else, whatever they are
// written in: what is painted is what is said, at any width.
func TestPaintCoversTheWords(t *testing.T) {
	drop := strings.NewReplacer(" ", "", "\u00a0", "", "\u3000", "", "\u200d", "") // what cannot be seen may be painted or not
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SampledFrom([]string{
			"word ", "中文", "。", "「", "」", "한국 ", "שלום ", "(עולם) ", "مرحبا ", "١٢٣ ", "👩‍👩‍👧‍👦", "🇩🇪🇫🇷", "👍🏽", "e\u0301", "q\u0323\u0301 ", "नमस्ते ", "ก็ ", "\t", "\u200d", strings.Repeat("長", 60),
		})
		before, said, after := rapid.SliceOfN(parts, 0, 30), rapid.SliceOfN(parts, 1, 30), rapid.SliceOfN(parts, 0, 30)
		a, words, z := strings.Join(before.Draw(t, "before"), ""), "s"+strings.Join(said.Draw(t, "said"), ""), strings.Join(after.Draw(t, "after"), "")
		a, z = a+" “", "” "+z
		article := &store.Article{Text: a + words + z, Blocks: []store.Block{{Span: store.Span{End: len(a + words + z)}}}}
		mark := flow.Mark{ID: 7, Span: store.Span{Start: len(a), End: len(a) + len(words)}}
		p := flow.Set(article, []flow.Mark{mark}, flow.Options{Width: rapid.IntRange(4, 90).Draw(t, "width"), Theme: mono()})
		var painted strings.Builder
		for i := range p.Height {
			var runs []flow.Run
			for _, c := range flow.On(p.Words, i, i+1) {
				runs = append(runs, flow.Run{From: c.From, To: c.To, On: "\x1b[7m"})
			}
			for s := flow.Paint(p.Line(i), runs); strings.Contains(s, "\x1b[7m"); {
				_, rest, _ := strings.Cut(s, "\x1b[7m")
				on, off, _ := strings.Cut(rest, "\x1b[0m")
				painted.WriteString(on)
				s = off
			}
		}
		if got, want := drop.Replace(painted.String()), drop.Replace(text.Printable(words)); got != want {
			t.Fatalf("painted %q, said %q", got, want)
		}
	})
}

// No line begins with what may only end one, nor ends with what may only begin
// one, except where a line is too narrow for anything else.
func TestChineseLineBreaks(t *testing.T) {
	parts := rapid.SampledFrom([]string{"我们", "不会", "关闭", "浴场", "。", "，", "、", "「他说」", "（不）", "？", "ー", "っ"})
	rapid.Check(t, func(t *rapid.T) {
		s := "我" + strings.Join(rapid.SliceOfN(parts, 1, 80).Draw(t, "text"), "我们")
		a := &store.Article{Text: s, Blocks: []store.Block{{Span: store.Span{End: len(s)}}}}
		p := flow.Set(a, nil, flow.Options{Width: rapid.IntRange(20, 80).Draw(t, "width"), Theme: mono()})
		for i, l := range lines(p) {
			if first := []rune(l)[0]; i > 0 && strings.ContainsRune("。，、」）？", first) {
				t.Fatalf("line %d begins with %c: %q", i, first, l)
			}
			if r := []rune(l); strings.ContainsRune("「（", r[len(r)-1]) {
				t.Fatalf("line %d ends with %c: %q", i, r[len(r)-1], l)
			}
			if i+1 < p.Height && p.Cells(i) < p.Width-8 {
				t.Fatalf("line %d is broken at %d of %d cells: %q", i, p.Cells(i), p.Width, l)
			}
		}
	})
}

// Lines of the source that end inside Chinese are joined without a blank, others with one.
func TestJoinedLines(t *testing.T) {
	const s = "工程师\n两年前，\r\n警告过 the\ncity.\n\n城"
	a := &store.Article{Text: s, Blocks: []store.Block{{Span: store.Span{End: len(s)}}}}
	mark := flow.Mark{Span: store.Span{Start: len("工程师\n两"), End: len("工程师\n两年前")}}
	p := flow.Set(a, []flow.Mark{mark}, flow.Options{Width: 60, Theme: mono()})
	if got, want := drawn(p), "工程师两{0:年前}，警告过 the city. 城\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
