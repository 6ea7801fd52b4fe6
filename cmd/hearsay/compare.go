package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"hearsay/store"
)

// compareRecord is one saying of a story, article by article.
type compareRecord struct {
	Saying string       `json:"saying"`
	Text   string       `json:"text"`
	Cells  []cellRecord `json:"articles"`
}

type cellRecord struct {
	Article string `json:"article"`
	How     string `json:"how"` // carried, shortened, reworded …, or left out
	Speaker string `json:"speaker,omitempty"`
}

const leftOut = "left out"

// compareCommand prints which articles of a story carry which sayings, and how.
func compareCommand() inquiry[compareRecord] {
	return inquiry[compareRecord]{
		use:   "compare STORY|ARTICLE [SOURCE…]",
		short: "Print which articles of a story carry which sayings, and how",
		args:  atLeastOne("a STORY, as `hearsay stories` names it, or one of its articles"),
		ask:   compare, emitter: emitter[compareRecord]{text: printComparison},
	}
}

func compare(ctx context.Context, c store.Corpus, name string) ([]compareRecord, error) {
	all, err := readings(ctx, c, "")
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(all, func(r store.Reading) bool {
		return storyName(r.Story.ID) == name || r.Article.Key == name
	})
	if at < 0 {
		return nil, fmt.Errorf("no story or article %q; `hearsay stories` lists them", name)
	}
	story := all[at].Story.ID
	all = slices.DeleteFunc(all, func(r store.Reading) bool { return r.Story.ID != story })
	traces, err := sayings(ctx, c, all)
	if err != nil {
		return nil, err
	}
	var out []compareRecord
	for _, t := range traces {
		full, err := asFullest(ctx, c, t)
		if err != nil {
			return nil, err
		}
		out = append(out, newCompareRecord(full, all))
	}
	return out, nil
}

// asFullest shows the saying of t as seen from its fullest wording.
func asFullest(ctx context.Context, c store.Corpus, t store.SayingTrace) (store.SayingTrace, error) {
	full := slices.IndexFunc(t.Occurrences, func(o store.Occurrence) bool { return o.Words == t.Words })
	if full <= 0 {
		return t, nil
	}
	again, err := c.Trace(ctx, t.Occurrences[full].Quotation)
	if err != nil {
		return t, err
	}
	for _, s := range again.Sayings {
		if s.ID == t.ID {
			return s, nil
		}
	}
	return t, nil
}

// newCompareRecord says how each article carries a saying, against its fullest wording.
func newCompareRecord(t store.SayingTrace, articles []store.Reading) compareRecord {
	r := compareRecord{Saying: sayingName(t.ID), Text: t.Words}
	for _, a := range articles {
		cell := cellRecord{Article: a.Article.Key, How: leftOut}
		for _, o := range t.Occurrences {
			if o.Article.ID == a.Article.ID {
				cell.How, cell.Speaker = o.Relation.String(), o.Speaker.Name
				break
			}
		}
		r.Cells = append(r.Cells, cell)
	}
	return r
}

func printComparison(w io.Writer, sayings []compareRecord) {
	for i, s := range sayings {
		if i > 0 {
			fmt.Fprintln(w)
		}
		para(w, "", fmt.Sprintf("[%s] “%s”", s.Saying, s.Text))
		for _, c := range s.Cells {
			line := c.Article + ": " + c.How
			if c.How != leftOut {
				line += ", said by " + orUnknown(c.Speaker)
			}
			para(w, "  ", line)
		}
	}
}
