package layout_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/layout"
)

// A marked text has its blocks' roles in it, in brackets before each of them.
var mark = regexp.MustCompile(`\[(body|headline|date|standfirst|furniture)\] `)

// marked puts the roles of blocks into text.
func marked(text string, blocks []store.Block) string {
	var b strings.Builder
	at := 0
	for _, block := range blocks {
		b.WriteString(text[at:block.Span.Start] + "[" + block.Role.String() + "] ")
		at = block.Span.Start
	}
	return b.String() + text[at:]
}

// expect lays out a marked text without its marks and holds the outcome against it.
func expect(t *testing.T, want, title string) layout.Layout {
	t.Helper()
	text := mark.ReplaceAllString(want, "")
	l := layout.Of(text, title)
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(marked(text, l.Blocks), "\n")); diff != "" {
		t.Errorf("laid out otherwise (-want +got):\n%s", diff)
	}
	return l
}

func TestStories(t *testing.T) {
	stories, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(stories) != 5 {
		t.Fatalf("%d stories, error %v", len(stories), err)
	}
	var got strings.Builder
	for _, name := range stories {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		l := layout.Of(string(b), "")
		got.WriteString(outline(filepath.Base(name), string(b), l))
	}
	if diff := cmp.Diff(strings.Split(storyOutlines, "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// outline gives the beginnings of a text's blocks, each on a line behind its role.
func outline(name, text string, l layout.Layout) string {
	published := "unknown"
	if !l.Published.IsZero() {
		published = l.Published.Format("2006-01-02")
	}
	out := "# " + name + "\ntitle: " + l.Title + "\npublished: " + published + "\n"
	for _, b := range l.Blocks {
		words := strings.Fields(b.Span.Of(text))
		out += b.Role.String() + ": " + strings.Join(words[:min(len(words), 5)], " ") + "\n"
	}
	return out
}

// checkCover reports what of text is in no block, and blocks that are out of order or have blanks at their ends.
func checkCover(t *testing.T, text string, blocks []store.Block) {
	t.Helper()
	at := 0
	for _, b := range blocks {
		if b.Span.Start < at || b.Span.Empty() || b.Span.End > len(text) {
			t.Fatalf("block %v after byte %d of %q", b.Span, at, text)
		}
		if gap := strings.TrimSpace(text[at:b.Span.Start]); gap != "" {
			t.Errorf("%q is in no block of %q", gap, text)
		}
		if s := b.Span.Of(text); strings.TrimFunc(s, unicode.IsSpace) != s {
			t.Errorf("block %q of %q has blanks at its ends", s, text)
		}
		at = b.Span.End
	}
	if rest := strings.TrimSpace(text[at:]); rest != "" {
		t.Errorf("%q is in no block of %q", rest, text)
	}
}

func FuzzOf(f *testing.F) {
	stories, _ := filepath.Glob("../../seeds/*.txt")
	for _, name := range stories {
		b, _ := os.ReadFile(name)
		f.Add(string(b), "")
	}
	f.Add("date 2025-03-20T10:00:00Z Rain stops play\r\n\r\nBy Jo Holt\n\nIt rained.\n\n\x00\xff", "Rain stops play")
	f.Add("Rain stops play. It rained.", "Rain stops play")
	f.Add("Rain stops play\n\nBy Jo Holt\n\nAl Roe, Jo Holt and Jane Holt\n\n"+report, "")
	f.Fuzz(func(t *testing.T, text, title string) {
		checkCover(t, text, layout.Of(text, title).Blocks)
	})
}

func BenchmarkOf(b *testing.B) {
	stories, _ := filepath.Glob("../../seeds/*.txt")
	var texts []string
	size := 0
	for _, name := range stories {
		s, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(s))
		size += len(s)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range texts {
			layout.Of(s, "")
		}
	}
}
