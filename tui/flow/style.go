package flow

import (
	"bytes"
	"fmt"
	"strings"

	glamour "github.com/charmbracelet/glamour/ansi"
	"github.com/charmbracelet/lipgloss"
	"github.com/yuin/goldmark-emoji/definition"

	emoji "github.com/yuin/goldmark-emoji/ast"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"hearsay/store"
	"hearsay/tui/theme"
)

// style has glamour style the pieces, of which there must be some, and gives
// their lines with the blank ones between. The lines are broken already, so
// glamour gets no width: it neither wraps nor pads.
func style(pieces []piece, t *theme.Theme) ([]string, error) {
	r := renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(
		glamour.NewRenderer(glamour.Options{ColorProfile: t.Terminal().Profile, Styles: styles(t)}), 1000)))
	var out bytes.Buffer
	if err := r.Render(&out, nil, document(pieces)); err != nil {
		return nil, fmt.Errorf("setting: %w", err)
	}
	lines := settle(out.String())
	last := &pieces[len(pieces)-1]
	want := last.end() - pieces[0].first
	if len(lines) < want || strings.Join(lines[want:], "") != "" {
		return nil, fmt.Errorf("setting: %d lines came out as %d", want, len(lines))
	}
	return lines[:want], nil
}

// document builds what a Markdown parser would have built, without the detour:
// an article is plain text, and nothing in it is markup.
func document(pieces []piece) ast.Node {
	doc := ast.NewDocument()
	for i := range pieces {
		p := &pieces[i]
		switch p.role {
		case store.Headline:
			doc.AppendChild(doc, inline(ast.NewHeading(2), p))
		case store.Standfirst:
			doc.AppendChild(doc, within(ast.NewParagraph(), inline(ast.NewEmphasis(1), p)))
		case store.Furniture, store.Date:
			doc.AppendChild(doc, within(ast.NewParagraph(), inline(ast.NewEmphasis(2), p)))
		default:
			doc.AppendChild(doc, inline(ast.NewParagraph(), p))
		}
	}
	return doc
}

func within(outer, inner ast.Node) ast.Node {
	outer.AppendChild(outer, inner)
	return outer
}

// inline puts p's lines into n.
func inline(n ast.Node, p *piece) ast.Node {
	for i, l := range p.lines {
		if i > 0 {
			n.AppendChild(n, verbatim("\n"))
		}
		for _, s := range unescapable(l.Of(p.text)) {
			n.AppendChild(n, verbatim(s))
		}
	}
	return n
}

// verbatim is the one kind of inline that glamour prints as it stands.
func verbatim(s string) ast.Node {
	return emoji.NewEmoji(nil, &definition.Emoji{Unicode: []rune(s)})
}

// unescapable divides s behind each backslash: glamour takes a backslash before
// punctuation for an escape, but only inside one inline.
func unescapable(s string) []string {
	if strings.IndexByte(s, '\\') < 0 {
		return []string{s}
	}
	return strings.SplitAfter(s, `\`)
}

// settle divides what glamour wrote into lines that begin and end without a
// style, and leaves out the styles it turned on and off around nothing.
func settle(s string) []string {
	var lines []string
	var line strings.Builder
	want, have := "", "" // the styles that the next text has, and those that are on
	for s != "" {
		n := strings.IndexAny(s, "\x1b\n")
		if n < 0 {
			n = len(s)
		}
		if n > 0 {
			turn(&line, have, want)
			have = want
			line.WriteString(s[:n])
			s = s[n:]
			continue
		}
		if s[0] == '\n' {
			turn(&line, have, "")
			have = ""
			lines = append(lines, line.String())
			line.Reset()
			s = s[1:]
			continue
		}
		n = strings.IndexByte(s, 'm') + 1
		if want += s[:n]; s[:n] == reset {
			want = ""
		}
		s = s[n:]
	}
	turn(&line, have, "")
	return append(lines, line.String())
}

const reset = "\x1b[0m"

// turn writes what turns the styles from into the styles to.
func turn(b *strings.Builder, from, to string) {
	if from == to {
		return
	}
	if from != "" {
		b.WriteString(reset)
	}
	b.WriteString(to)
}

// styles derives glamour's styles from the theme. Where no style can be seen
// there are none: glamour writes bold and italic whatever the terminal.
func styles(t *theme.Theme) glamour.StyleConfig {
	var c glamour.StyleConfig
	if t.Colour() {
		c.Document.StylePrimitive = primitive(t.Text)
		c.Heading.StylePrimitive = primitive(t.Strong)
		c.Emph = primitive(t.Standfirst)
		c.Strong = primitive(t.Furniture)
	}
	c.Heading.BlockSuffix = "\n" // else a paragraph stands right below it
	return c
}

func primitive(s lipgloss.Style) glamour.StylePrimitive {
	var p glamour.StylePrimitive
	if c, ok := s.GetForeground().(lipgloss.Color); ok && c != "" {
		hex := string(c)
		p.Color = &hex
	}
	p.Bold, p.Italic = set(s.GetBold()), set(s.GetItalic())
	return p
}

func set(on bool) *bool {
	if !on {
		return nil
	}
	return &on
}
