package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/store"
	"hearsay/store/query"
)

// searchCommand prints the articles that pass a filter.
func searchCommand() inquiry[articleRecord] {
	return inquiry[articleRecord]{
		use:   "search FILTER [SOURCE…]",
		short: "Print the articles that pass a filter",
		long:  "Print the articles that pass a filter.\n\n" + filterHelp(),
		args:  atLeastOne("a FILTER"),
		ask:   askArticles,
		emitter: emitter[articleRecord]{
			text: printArticles, cited: articleRecord.publication,
			table: table[articleRecord]{
				[]string{"article", "date", "outlet", "quotations", "linked", "title", "url"},
				func(r articleRecord) []string {
					return []string{r.Article, r.Date, r.Outlet, strconv.Itoa(r.Quotations), strconv.Itoa(r.Linked), r.Title, r.URL}
				},
			},
		},
	}
}

func askArticles(ctx context.Context, c store.Corpus, filter string) ([]articleRecord, error) {
	found, err := rows(ctx, c, filter)
	if err != nil {
		return nil, err
	}
	var records []articleRecord
	for _, row := range found {
		if row.Heading == nil {
			records = append(records, newArticleRecord(row.Article))
		}
	}
	return records, nil
}

// filterHelp describes the fields of the filter language.
func filterHelp() string {
	var b strings.Builder
	b.WriteString("A filter is words (fuzzy over headlines and outlets, exact over text), \"phrases\",\n" +
		"fields, -not, or, and parentheses:\n")
	for _, f := range query.Fields() {
		fmt.Fprintf(&b, "  %-10s %s\n", f.Name+":", f.Help)
	}
	return b.String()
}

func atLeastOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return wrongUsage("%s wants %s", cmd.Name(), what)
		}
		return nil
	}
}

func printArticles(w io.Writer, articles []articleRecord) {
	for _, a := range articles {
		para(w, "", fmt.Sprintf("%s %s: %s (%s, %d carried elsewhere)", orDash(a.Date), a.Article, a.Title,
			count(a.Quotations, "quotation"), a.Linked))
	}
}

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
	articles, err := readings(ctx, c, "")
	if err != nil {
		return nil, err
	}
	var records []showRecord
	for _, r := range articles {
		if r.Article.Key == key {
			records = append(records, newShowRecord(r))
		}
	}
	if len(records) == 0 {
		return nil, noArticle(key)
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

func nonEmpty(words ...string) []string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}
