package page

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// shortReport is the fewest characters of a report; what is shorter may be found
// wrong, and is set against what else there is.
const shortReport = 250

// report gives the text of the report: what readability takes for it, or the
// body that the page's data give if that has clearly more, or what stands where
// reports stand.
func report(doc *document, f *findings) string {
	body := f.body()
	marked := marked(doc.root)
	text, byline := readable(doc, f.address())
	if len(f.bylines) == 0 && byline != "" {
		f.bylines = []string{byline}
	}
	if fuller(body, text) {
		text = body
	}
	if size(text) >= shortReport {
		return text
	}
	for _, other := range [...]string{marked, body, written(doc.root, around), written(doc.root, nil)} {
		if fuller(other, text) {
			return other
		}
	}
	return text
}

// fuller reports whether text a has so much that b is missing that b was found wrong.
func fuller(a, b string) bool { return size(a)*2 > size(b)*3 }

func size(s string) int { return utf8.RuneCountInString(s) }

// readable gives what readability takes for the report and for its byline. It changes the tree of a
// copy. Of a large page it gives nothing, for its time grows faster than the page.
func readable(doc *document, address string) (text, byline string) {
	if !doc.small() {
		return "", ""
	}
	defer func() {
		if recover() != nil {
			text, byline = "", "" // there are other ways to find the report
		}
	}()
	parser := readability.NewParser()
	parser.DisableJSONLD = true // gathered by ourselves
	at, err := url.Parse(address)
	if err != nil || address == "" {
		at = nil
	}
	found, err := parser.ParseDocument(doc.root, at)
	if err != nil || found.Node == nil {
		return "", ""
	}
	return written(found.Node, around), found.Byline
}

// marked gives the text of the element that the page marks as the report.
func marked(root *html.Node) string {
	var article, main *html.Node
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case strings.EqualFold(attribute(n, "itemprop"), "articleBody"):
			return written(n, around)
		case n.DataAtom == atom.Article && article == nil:
			article = n
		case n.DataAtom == atom.Main && main == nil:
			main = n
		}
	}
	switch {
	case article != nil:
		return written(article, around)
	case main != nil:
		return written(main, around)
	}
	return ""
}

// attribute gives the value of an attribute of n, or nothing.
func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
