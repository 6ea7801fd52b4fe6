package flow

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	glamour "github.com/charmbracelet/glamour/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"hearsay/store"
	"hearsay/tui/theme"
)

// TestGlamourSeesTheRolesOnly holds that lines look as they would if glamour had been given
// their words, and not a letter for each piece.
func TestGlamourSeesTheRolesOnly(t *testing.T) {
	var pieces []piece
	at := 0
	for i, text := range []string{"A headline", "a standfirst, in two\nlines", "“Words”  of *a* report\n— with `marks` —\nx", "furniture", "a date", "the end"} {
		p := piece{text: text, first: at, role: []store.Role{store.Headline, store.Standfirst, store.Body, store.Furniture, store.Date, store.Body}[i]}
		start := 0
		for line := range strings.Lines(text) {
			p.lines = append(p.lines, store.Span{Start: start, End: start + len(strings.TrimSuffix(line, "\n"))})
			start += len(line)
		}
		pieces = append(pieces, p)
		at = p.end() + 1
	}
	for name, th := range map[string]*theme.Theme{
		"colours": theme.New(theme.Terminal{Dark: true, Profile: termenv.TrueColor}),
		"sixteen": theme.New(theme.Terminal{Profile: termenv.ANSI}),
		"none":    theme.New(theme.Terminal{Profile: termenv.Ascii}),
	} {
		got, err := style(pieces, th)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(withWords(t, pieces, th), got); diff != "" {
			t.Errorf("%s (-glamour +ours):\n%s", name, diff)
		}
	}
}

// withWords has glamour style the words themselves.
func withWords(t *testing.T, pieces []piece, th *theme.Theme) []string {
	t.Helper()
	doc := document(pieces)
	for i, block := range slices.Collect(children(doc)) {
		for block.FirstChild().HasChildren() {
			block = block.FirstChild()
		}
		block.RemoveChildren(block)
		for k, l := range pieces[i].lines {
			if k > 0 {
				block.AppendChild(block, verbatim("\n"))
			}
			block.AppendChild(block, verbatim(l.Of(pieces[i].text)))
		}
	}
	r := renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(
		glamour.NewRenderer(glamour.Options{ColorProfile: th.Terminal().Profile, Styles: styles(th)}), 1000)))
	var out bytes.Buffer
	if err := r.Render(&out, nil, doc); err != nil {
		t.Fatal(err)
	}
	return settle(out.String())[:pieces[len(pieces)-1].end()]
}

func children(n ast.Node) func(func(ast.Node) bool) {
	return func(yield func(ast.Node) bool) {
		for c := n.FirstChild(); c != nil && yield(c); c = c.NextSibling() {
		}
	}
}
