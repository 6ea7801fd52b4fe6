package xref

import (
	"slices"
	"strings"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/line"
)

// order shows in which order the words appeared: date by date, each carrier in its speaker's colour.
func (p *Pane) order(occurrences []store.Occurrence) {
	sorted := inOrder(occurrences)
	if len(sorted) == 0 || sorted[0].Article.Published.IsZero() {
		return
	}
	runs := []line.Run{{Ink: p.ink.dim, Text: "order  "}}
	last := ""
	for i, o := range sorted {
		when := p.when(o)
		switch {
		case i > 0 && when == last:
			runs = append(runs, line.Run{Ink: p.ink.dim, Text: " " + p.theme.Dot + " "})
		case i > 0:
			runs = append(runs, line.Run{Ink: p.ink.dim, Text: " " + p.theme.Across + p.theme.Across + p.theme.Arrow + " "})
		}
		if when != last {
			runs = append(runs, line.Run{Ink: p.ink.text, Text: when + " "})
		}
		runs = append(runs, line.Run{Ink: line.Of(p.colour(o.Speaker.ID)), Text: text.Printable(o.Article.Label())})
		last = when
	}
	p.add(runs...)
}

// absent names the articles of the story that leave the words out.
func (p *Pane) absent(articles []store.Summary) {
	labels := "none of this story"
	if len(articles) > 0 {
		names := make([]string, len(articles))
		for i := range articles {
			names[i] = text.Printable(articles[i].Label())
		}
		labels = strings.Join(names, " "+p.theme.Dot+" ")
	}
	p.add(line.Run{Ink: p.ink.dim, Text: "left out by  "}, line.Run{Ink: p.ink.dim, Text: labels})
}

// inOrder sorts occurrences as they appeared, one for each article.
func inOrder(occurrences []store.Occurrence) []*store.Occurrence {
	out := make([]*store.Occurrence, 0, len(occurrences))
	for i := range occurrences {
		out = append(out, &occurrences[i])
	}
	slices.SortFunc(out, (*store.Occurrence).Compare)
	return slices.CompactFunc(out, func(a, b *store.Occurrence) bool { return a.Article.ID == b.Article.ID })
}
