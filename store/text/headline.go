package text

import (
	"strings"
	"unicode/utf8"

	"hearsay/store"
)

// longestHeadline is the most bytes of a headline made of a first sentence.
const longestHeadline = 120

// Headline gives what a list calls an article: its title or, if it has none, the
// first sentence of its report, on one line and cut after a word if it is long.
// An article without a report is called by its key.
func Headline(a *store.Article) string {
	if a.Title != "" {
		return a.Title
	}
	for _, b := range a.Blocks {
		if b.Role == store.Body {
			return firstSentence(b.Span.Of(a.Text))
		}
	}
	return a.Key
}

func firstSentence(paragraph string) string {
	paragraph = strings.Join(strings.Fields(paragraph), " ")
	d := Parse(paragraph, []store.Block{{Span: store.Span{End: len(paragraph)}}})
	if len(d.Sentences) == 0 {
		return paragraph
	}
	return shorten(strings.TrimSuffix(d.Span(d.Sentences[0]).Of(paragraph), "."), longestHeadline)
}

// shorten cuts s, if possible between words, to at most n bytes and an ellipsis.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	cut := n
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	if space := strings.LastIndexByte(s[:cut], ' '); space > 0 {
		cut = space
	}
	return strings.TrimRight(s[:cut], " ,;:—–-") + "…"
}
