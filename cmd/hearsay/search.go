package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

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

func printArticles(w io.Writer, articles []articleRecord) { printArticleList(w, "", articles) }
