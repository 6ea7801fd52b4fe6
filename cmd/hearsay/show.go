package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"hearsay/store"
)

// showRecord is one article with everything that was found in it.
type showRecord struct {
	articleRecord
	Text       string        `json:"text"`
	Blocks     []blockRecord `json:"blocks"`
	Quotations []quoteRecord `json:"found"`
}

type blockRecord struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Role  string `json:"role"`
}

// showCommand prints one article and its quotations.
func showCommand() inquiry[showRecord] {
	return inquiry[showRecord]{
		use:   "show ARTICLE [SOURCE…]",
		short: "Print one article with its quotations",
		args:  atLeastOne("an ARTICLE"),
		ask:   askShown, emitter: emitter[showRecord]{text: printShown, markdown: each(markShownDown)},
	}
}

func askShown(ctx context.Context, c store.Corpus, key string) ([]showRecord, error) {
	articles, err := called(ctx, c, key)
	if err != nil {
		return nil, err
	}
	records := make([]showRecord, len(articles))
	for i, r := range articles {
		records[i] = newShowRecord(r)
	}
	return records, nil
}

func newShowRecord(r store.Reading) showRecord {
	s := showRecord{articleRecord: newArticleRecord(r.Summary), Text: r.Article.Text}
	for _, b := range r.Article.Blocks {
		s.Blocks = append(s.Blocks, blockRecord{b.Span.Start, b.Span.End, b.Role.String()})
	}
	for _, q := range r.Quotations {
		s.Quotations = append(s.Quotations, newQuoteRecord(r.Article, q))
	}
	return s
}

func printShown(w io.Writer, shown []showRecord) {
	for i, s := range shown {
		if i > 0 {
			fmt.Fprintln(w)
		}
		para(w, "", s.Title)
		para(w, "", strings.Join(nonEmpty(s.Date, s.Outlet, strings.Join(s.Authors, ", "), s.Article, s.URL), " · "))
		for _, p := range s.report() {
			fmt.Fprintln(w)
			para(w, "", p)
		}
		if len(s.Quotations) > 0 {
			fmt.Fprintln(w)
			printQuotes(w, s.Quotations)
		}
	}
}

// report gives the paragraphs that are the report.
func (s *showRecord) report() []string {
	var out []string
	for _, b := range s.Blocks {
		if b.Role == store.Body.String() || b.Role == store.Standfirst.String() {
			out = append(out, s.Text[b.Start:b.End])
		}
	}
	return out
}

// markShownDown prints an article, and a table of its quotations.
func markShownDown(w io.Writer, s showRecord) {
	fmt.Fprintf(w, "# %s\n\n%s\n\n", escapeMarkdown(s.Title), s.publication().markdownCite())
	for _, p := range s.report() {
		fmt.Fprintf(w, "%s\n\n", markdownParagraph(p))
	}
	rows := make([][]string, len(s.Quotations))
	for i, q := range s.Quotations {
		rows[i] = escapedCells([]string{
			strconv.Itoa(q.Start), q.Kind, orUnknown(q.Speaker), strings.Join(q.Sayings, " "), "“" + q.Text + "”",
		})
	}
	if len(rows) > 0 {
		markdownTable(w, []string{"offset", "kind", "speaker", "sayings", "words"}, rows)
		fmt.Fprintln(w)
	}
}
