package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Text gives the text of a piece of HTML, with blank lines between paragraphs.
// It takes any bytes, nested to any depth, in linear time.
func Text(fragment string) string {
	var p prose
	if !strings.ContainsAny(fragment, "<&") {
		p.text(fragment)
		return p.String()
	}
	z := html.NewTokenizer(strings.NewReader(fragment))
	var hidden atom.Atom // the element that is passed over, if any
	depth := 0           // of elements of the same name in it
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return p.String()
		case html.TextToken:
			if hidden == 0 {
				p.text(html.UnescapeString(string(z.Raw())))
			}
			continue
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
		default:
			continue
		}
		name, _ := z.TagName()
		tag := atom.Lookup(name)
		switch {
		case hidden == 0 && kind == html.StartTagToken && silent[tag]:
			hidden, depth = tag, 1
		case hidden == 0:
			p.tag(tag, kind != html.EndTagToken)
		case tag == hidden && kind == html.StartTagToken:
			depth++
		case tag == hidden && kind == html.EndTagToken:
			if depth--; depth == 0 {
				hidden = 0
			}
		}
	}
}

// silent are the elements whose text nobody reads.
var silent = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Iframe: true,
	atom.Object: true, atom.Svg: true, atom.Title: true, atom.Textarea: true, atom.Select: true,
	atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Datalist: true, atom.Noembed: true, atom.Noframes: true,
}

// around are the elements that stand around a report and are not of it.
var around = map[atom.Atom]bool{
	atom.Nav: true, atom.Footer: true, atom.Aside: true, atom.Form: true, atom.Button: true, atom.Menu: true, atom.Dialog: true,
}

// blocks are the elements that part paragraphs.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Caption: true,
	atom.Center: true, atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Div: true, atom.Dl: true, atom.Dt: true,
	atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true,
	atom.Hr: true, atom.Main: true, atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true,
	atom.Summary: true, atom.Table: true, atom.Tbody: true, atom.Thead: true, atom.Tr: true, atom.Ul: true, atom.Li: true,
}

// written gives the text below a node, without the elements that skip names.
func written(n *html.Node, skip map[atom.Atom]bool) string {
	var p prose
	p.node(n, skip)
	return p.String()
}

// prose gathers text as a browser would lay it out: blanks run together, and
// blocks begin paragraphs.
type prose struct {
	strings.Builder
	gap  gap
	verb int // depth of elements whose blanks stand as they are
}

// gap is what parts the text written so far from what comes.
type gap uint8

const (
	joined gap = iota
	blank
	line
	paragraph
)

func (p *prose) part(by gap) { p.gap = max(p.gap, by) }

// node writes the text below n. Trees are no deeper than html.Parse allows.
func (p *prose) node(n *html.Node, skip map[atom.Atom]bool) {
	switch {
	case n.Type == html.TextNode:
		p.text(n.Data)
		return
	case n.Type == html.ElementNode && (silent[n.DataAtom] || skip[n.DataAtom]):
		return
	case n.Type == html.ElementNode:
		p.tag(n.DataAtom, true)
		defer p.tag(n.DataAtom, false)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.node(c, skip)
	}
}

// tag takes note that an element begins or ends.
func (p *prose) tag(tag atom.Atom, begins bool) {
	switch {
	case tag == atom.Br:
		p.lineBreak()
	case tag == atom.Td || tag == atom.Th:
		p.part(blank)
	case tag == atom.Q && begins:
		p.text("“")
	case tag == atom.Q:
		p.mark("”")
	case blocks[tag]:
		p.part(paragraph)
	}
	if tag != atom.Pre {
		return
	}
	if begins {
		p.verb++
	} else {
		p.verb = max(0, p.verb-1)
	}
}

// lineBreak ends the line; the second one ends the paragraph.
func (p *prose) lineBreak() {
	if p.gap == line {
		p.part(paragraph)
	}
	p.part(line)
}

// mark writes a mark that no blank may part from what stands before it.
func (p *prose) mark(s string) {
	p.gap = joined
	p.text(s)
}

// text writes s, whose blanks run together.
func (p *prose) text(s string) {
	if p.verb > 0 {
		p.separate()
		p.WriteString(strings.ReplaceAll(s, "\r", ""))
		return
	}
	for s != "" {
		word := strings.IndexFunc(s, unicode.IsSpace)
		if word != 0 {
			if word < 0 {
				word = len(s)
			}
			p.separate()
			p.WriteString(s[:word])
			s = s[word:]
			continue
		}
		_, n := utf8.DecodeRuneInString(s)
		p.part(blank)
		s = s[n:]
	}
}

// separate writes what parts the text so far from what comes.
func (p *prose) separate() {
	if p.Len() > 0 {
		p.WriteString([...]string{joined: "", blank: " ", line: "\n", paragraph: "\n\n"}[p.gap])
	}
	p.gap = joined
}

// kept are the elements that a flattened page keeps: those that cannot nest.
var kept = map[atom.Atom]bool{
	atom.P: true, atom.Br: true, atom.Hr: true, atom.Title: true, atom.Meta: true, atom.Link: true, atom.Script: true,
	atom.Style: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
}

// flat gives a page without the elements that nest.
func flat(source string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Raw())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			switch tag := atom.Lookup(name); {
			case kept[tag]:
				b.WriteString(raw)
			case blocks[tag]:
				b.WriteString("<p>")
			}
		}
	}
}
