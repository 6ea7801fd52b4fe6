package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"hearsay/store"
)

// explainRecord tells why one quotation was given to its speaker.
type explainRecord struct {
	quoteRecord
	Candidates []candidateRecord `json:"candidates"`
}

type candidateRecord struct {
	Mention     string         `json:"mention"` // empty for: the article does not say
	Start       int            `json:"mention_start"`
	End         int            `json:"mention_end"`
	Probability float64        `json:"probability"`
	Reasons     []reasonRecord `json:"reasons"`
}

type reasonRecord struct {
	Text   string  `json:"text"`
	Weight float64 `json:"weight"` // natural logarithm of odds against the rival
}

// explainCommand prints why a quotation was given to its speaker.
func explainCommand() inquiry[explainRecord] {
	return inquiry[explainRecord]{
		use:   "explain ARTICLE:OFFSET [SOURCE…]",
		short: "Print why a quotation was given to its speaker",
		long: `Print why the quotation at a byte of an article's text was given to its speaker:
the words that report it, whom they point at, who else was considered, and what
spoke for and against each. "hearsay quotes" prints the offsets.`,
		args: aPlace, ask: explain,
		emitter: emitter[explainRecord]{text: printExplained, markdown: each(markExplainedDown)},
	}
}

func explain(ctx context.Context, c store.Corpus, at string) ([]explainRecord, error) {
	var out []explainRecord
	err := eachAt(ctx, c, at, func(r store.Reading, q store.Quoted) error {
		e, err := c.Explain(ctx, q.ID)
		out = append(out, newExplainRecord(r.Article, q, e))
		return err
	})
	return out, err
}

func newExplainRecord(a *store.Article, q store.Quoted, e store.Explanation) explainRecord {
	r := explainRecord{quoteRecord: newQuoteRecord(a, q)}
	for _, c := range e.Candidates {
		cr := candidateRecord{
			Mention: c.Mention.Of(a.Text), Start: c.Mention.Start, End: c.Mention.End, Probability: round(c.Probability),
		}
		for _, reason := range c.Reasons {
			cr.Reasons = append(cr.Reasons, reasonRecord{reason.Text, round(reason.Weight)})
		}
		r.Candidates = append(r.Candidates, cr)
	}
	return r
}

// mostReasons is how many reasons are printed for people; JSON has all.
const mostReasons = 5

func printExplained(w io.Writer, records []explainRecord) {
	for i, r := range records {
		if i > 0 {
			fmt.Fprintln(w)
		}
		para(w, "", fmt.Sprintf("“%s”", r.Text))
		para(w, "", "said by "+orUnknown(r.Speaker)+reported(r.Cue))
		for n, c := range r.Candidates {
			fmt.Fprintln(w)
			para(w, "  ", fmt.Sprintf("%s %s, %.0f %%", verdict(n), orNobody(c.Mention), 100*c.Probability))
			for _, reason := range c.Reasons[:min(mostReasons, len(c.Reasons))] {
				para(w, "    ", fmt.Sprintf("%+.1f %s", reason.Weight, reason.Text))
			}
		}
	}
}

// markExplainedDown prints a quotation and a table of those who may have said it.
func markExplainedDown(w io.Writer, r explainRecord) {
	markdownQuote(w, r.Text, escapeMarkdown(orUnknown(r.Speaker)+reported(r.Cue)))
	rows := make([][]string, len(r.Candidates))
	for n, c := range r.Candidates {
		var reasons []string
		for _, reason := range c.Reasons[:min(mostReasons, len(c.Reasons))] {
			reasons = append(reasons, fmt.Sprintf("%+.1f %s", reason.Weight, reason.Text))
		}
		rows[n] = escapedCells([]string{
			strings.TrimSuffix(verdict(n), ":"), orNobody(c.Mention), fmt.Sprintf("%.0f %%", 100*c.Probability), strings.Join(reasons, "; "),
		})
	}
	markdownTable(w, []string{"", "mention", "probability", "reasons"}, rows)
	fmt.Fprintln(w)
}

func reported(cue string) string {
	if cue == "" {
		return ""
	}
	return ", reported by “" + cue + "”"
}

func verdict(place int) string {
	if place == 0 {
		return "chosen:"
	}
	return "instead:"
}

func orNobody(mention string) string {
	if mention == "" {
		return "the article does not say"
	}
	return "“" + mention + "”"
}
