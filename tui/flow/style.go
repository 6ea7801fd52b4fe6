package flow

import (
	"bytes"
	"fmt"
	"slices"
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
// their lines with the blank ones between. The lines are broken already, and what
// they look like does not depend on their words: glamour is given a letter in the place
// of each piece, which its lines then take.
func style(pieces []piece, t *theme.Theme) ([]string, error) {
	r := renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(
		glamour.NewRenderer(glamour.Options{ColorProfile: t.Terminal().Profile, Styles: styles(t)}), 1000)))
	var out bytes.Buffer
	if err := r.Render(&out, nil, document(pieces)); err != nil {
		return nil, fmt.Errorf("setting: %w", err)
	}
	styled := slices.DeleteFunc(settle(out.String()), func(line string) bool { return line == "" })
	if len(styled) != len(pieces) {
		return nil, fmt.Errorf("setting: %d paragraphs came out as %d", len(pieces), len(styled))
	}
	first := pieces[0].first
	lines := make([]string, pieces[len(pieces)-1].end()-first)
	for i, p := range pieces {
		before, after, _ := strings.Cut(styled[i], standIn)
		for k, l := range p.lines {
			lines[p.first+k-first] = before + l.Of(p.text) + after
		}
	}
	return lines, nil
}

// document builds what a Markdown parser would have built, without the detour:
// an article is plain text, and nothing in it is markup.
func document(pieces []piece) ast.Node {
	doc := ast.NewDocument()
	for _, p := range pieces {
		doc.AppendChild(doc, block(p.role))
	}
	return doc
}

// block is a paragraph of a role, with a letter for its text.
func block(r store.Role) ast.Node {
	text := verbatim(standIn)
	switch r {
	case store.Headline:
		return within(ast.NewHeading(2), text)
	case store.Standfirst:
		return within(ast.NewParagraph(), within(ast.NewEmphasis(1), text))
	case store.Furniture, store.Date:
		return within(ast.NewParagraph(), within(ast.NewEmphasis(2), text))
	default:
		return within(ast.NewParagraph(), text)
	}
}

func within(outer, inner ast.Node) ast.Node {
	outer.AppendChild(outer, inner)
	return outer
}

// standIn stands for a text while glamour styles it. No escape sequence has it.
const standIn = "x"

// verbatim is the one kind of inline that glamour prints as it stands.
func verbatim(s string) ast.Node {
	return emoji.NewEmoji(nil, &definition.Emoji{Unicode: []rune(s)})
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
