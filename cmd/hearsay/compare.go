package main

import (
	"context"
	"fmt"
	"io"

	"hearsay/store"
	"hearsay/store/survey"
)

// compareRecord is one saying of a story, article by article.
type compareRecord struct {
	Saying   string       `json:"saying"`
	Text     string       `json:"text"`
	Dispute  string       `json:"dispute,omitempty"`
	Severity float64      `json:"severity,omitempty"` // of the dispute, 0 to 1
	Cells    []cellRecord `json:"articles"`
}

// cellRecord is how one article carries a saying, against its fullest wording.
type cellRecord struct {
	whereRecord
	How     string  `json:"how"` // a relation, or left out
	Score   float64 `json:"score,omitempty"`
	Speaker string  `json:"speaker,omitempty"`
	Text    string  `json:"text,omitempty"`

	label string
}

const leftOut = "left out"

// compareCommand prints which articles of a story carry which sayings, and how.
func compareCommand() inquiry[compareRecord] {
	return inquiry[compareRecord]{
		use:   "compare STORY|ARTICLE [SOURCE…]",
		short: "Print which articles of a story carry which sayings, and how",
		args:  atLeastOne("a STORY, as `hearsay stories` names it, or one of its articles"),
		ask:   compare, emitter: emitter[compareRecord]{text: printComparison, markdown: markComparisonDown},
	}
}

func compare(ctx context.Context, c store.Corpus, name string) ([]compareRecord, error) {
	id, err := storyOrArticle(ctx, c, name)
	if err != nil {
		return nil, err
	}
	story, err := survey.Of(ctx, c, id)
	if err != nil {
		return nil, err
	}
	gravestFirst(story.Sayings)
	out := make([]compareRecord, len(story.Sayings))
	for i := range story.Sayings {
		out[i] = newCompareRecord(&story.Sayings[i], story.Articles)
	}
	return out, nil
}

// storyOrArticle gives an article of the story that name stands for.
func storyOrArticle(ctx context.Context, c store.Corpus, name string) (store.ArticleID, error) {
	found, err := rows(ctx, c, "")
	if err != nil {
		return 0, err
	}
	for i, row := range found {
		if row.Heading == nil && row.Article.Key == name {
			return row.Article.ID, nil
		}
		if row.Heading != nil && storyName(row.Heading.Story) == name && i+1 < len(found) {
			return found[i+1].Article.ID, nil
		}
	}
	return 0, fmt.Errorf("no story or article %q; `hearsay stories --format json` lists them", name)
}

// newCompareRecord says how each article carries a saying, where it carries it best.
func newCompareRecord(t *store.SayingTrace, articles []store.Summary) compareRecord {
	r := compareRecord{Saying: sayingName(t.ID), Text: t.Words, Dispute: t.Dispute, Severity: round(t.Severity)}
	for _, a := range articles {
		r.Cells = append(r.Cells, newCellRecord(a, t.In(a.ID)))
	}
	return r
}

// newCellRecord takes nil where the article leaves the saying out.
func newCellRecord(a store.Summary, o *store.Occurrence) cellRecord {
	c := cellRecord{whereRecord: newWhereRecord(a), How: leftOut, label: a.Label()}
	if o != nil {
		c.How, c.Score, c.Speaker, c.Text = o.Relation.String(), round(o.Score), o.Speaker.Name, o.Words
	}
	return c
}

// The page of a comparison in plain text, in cells.
const (
	wordsWidth  = 30
	outletWidth = 14
)

// printComparison prints the sayings down and the articles across, as many as
// there is room for, then below it the next ones.
func printComparison(w io.Writer, sayings []compareRecord) {
	if len(sayings) == 0 {
		fmt.Fprintln(w, "The articles of this story share no quotation.")
		return
	}
	const most = (plainWidth - wordsWidth) / (outletWidth + gutter)
	articles := sayings[0].Cells
	for from := 0; from < len(articles); from += most {
		to := min(from+most, len(articles))
		if from > 0 {
			fmt.Fprintln(w)
		}
		for n := range articles[from:to] {
			para(w, "", fmt.Sprintf("%d %s", from+n+1, articles[from+n].publication().cite()))
		}
		fmt.Fprintln(w)
		grid(w, sayings, from, to)
	}
}

// grid prints how the articles from one to another carry the sayings.
func grid(w io.Writer, sayings []compareRecord, from, to int) {
	widths := []int{wordsWidth}
	head := []string{"saying"}
	for n := from; n < to; n++ {
		widths = append(widths, outletWidth)
		head = append(head, fmt.Sprintf("%d %s", n+1, sayings[0].Cells[n].label))
	}
	printRow(w, widths, head)
	for i := range sayings {
		s := &sayings[i]
		row := []string{fmt.Sprintf("[%s] “%s”", s.Saying, s.Text)}
		if s.Dispute != "" {
			row[0] = "DISPUTED " + row[0]
		}
		for n := from; n < to; n++ {
			row = append(row, s.Cells[n].manner())
		}
		printRow(w, widths, row)
	}
}

// manner says how an article carries a saying, and to whom it is given there.
func (c *cellRecord) manner() string {
	if c.How == leftOut {
		return leftOut
	}
	return c.How + ", " + orUnknown(c.Speaker)
}

// markComparisonDown prints a table, the sayings down and the articles across,
// what is disputed, and where the articles stand.
func markComparisonDown(w io.Writer, sayings []compareRecord) {
	if len(sayings) == 0 {
		fmt.Fprintln(w, "The articles of this story share no quotation.")
		return
	}
	columns := []string{"saying"}
	for i := range sayings[0].Cells {
		columns = append(columns, fmt.Sprintf("%d %s", i+1, escapeMarkdown(sayings[0].Cells[i].label)))
	}
	rows := make([][]string, len(sayings))
	for i := range sayings {
		cells := []string{sayings[i].Saying}
		for n := range sayings[i].Cells {
			cells = append(cells, sayings[i].Cells[n].manner())
		}
		rows[i] = append(escapedCells(cells), "“"+escapeMarkdown(sayings[i].Text)+"”")
	}
	markdownTable(w, append(columns, "fullest wording"), rows)
	fmt.Fprintln(w)
	for i := range sayings {
		if s := &sayings[i]; s.Dispute != "" {
			fmt.Fprintf(w, "**%s disputed** (severity %g of 1): %s\n\n", s.Saying, s.Severity, escapeMarkdown(s.Dispute))
		}
	}
	for i := range sayings[0].Cells {
		fmt.Fprintf(w, "%d. %s\n", i+1, sayings[0].Cells[i].publication().markdownCite())
	}
}
