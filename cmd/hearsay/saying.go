package main

import (
	"fmt"
	"io"
	"strconv"
)

func printSayings(w io.Writer, said []sayingRecord) { printSayingsWith(w, said, false) }

// printTraced prints sayings with a full citation of every occurrence.
func printTraced(w io.Writer, said []sayingRecord) { printSayingsWith(w, said, true) }

func printSayingsWith(w io.Writer, said []sayingRecord, cited bool) {
	for i := range said {
		if i > 0 {
			fmt.Fprintln(w)
		}
		r := &said[i]
		para(w, "  ", fmt.Sprintf("[%s] “%s”", r.Saying, r.Text))
		para(w, "    ", r.reach()+", said by "+whom(r.Speakers))
		if r.Dispute != "" {
			para(w, "    ", "DISPUTED: "+r.Dispute)
			para(w, "    ", "severity "+r.severity()+" of 1")
		}
		for _, s := range r.Provenance.sentences(r.Absent) {
			para(w, "    ", s)
		}
		for _, o := range r.Occurrences {
			para(w, "    ", fmt.Sprintf("- %s %s, %s: “%s” (%s)", orDash(o.Date), o.Article, orUnknown(o.Speaker), o.Text, o.link()))
			if cited {
				para(w, "      ", o.publication().cite())
			}
		}
	}
}

func (r *sayingRecord) reach() string {
	return count(r.Outlets, "outlet") + ", " + count(r.Wordings, "wording")
}

func (r *sayingRecord) severity() string {
	if r.Dispute == "" {
		return ""
	}
	return strconv.FormatFloat(r.Severity, 'g', -1, 64)
}

// link says how an occurrence carries the saying, and what speaks for it.
func (o *occurrenceRecord) link() string {
	s := o.Relation + ", " + o.bits()
	if o.From != "" {
		s += "; probably from " + o.From
	}
	return s
}

func (o *occurrenceRecord) bits() string { return fmt.Sprintf("%.0f bits", o.Score) }

// markSayingDown prints a saying as a section: its words, who is said to have
// said them, the way they took, and a table of those that carry them.
func markSayingDown(w io.Writer, r sayingRecord) {
	fmt.Fprintf(w, "## %s: %s\n\n", r.Saying, r.reach())
	markdownQuote(w, r.Text, escapeMarkdown(whom(r.Speakers)))
	if r.Dispute != "" {
		fmt.Fprintf(w, "**Disputed** (severity %s of 1): %s\n\n", r.severity(), escapeMarkdown(r.Dispute))
	}
	if told := r.Provenance.sentences(r.Absent); len(told) > 0 {
		for _, s := range told {
			fmt.Fprintf(w, "- %s\n", escapeMarkdown(s))
		}
		fmt.Fprintln(w)
	}
	rows := make([][]string, len(r.Occurrences))
	for i := range r.Occurrences {
		o := &r.Occurrences[i]
		rows[i] = append(escapedCells([]string{orDash(o.Date), o.Article, orUnknown(o.Speaker), o.Relation, o.bits(), o.From, "“" + o.Text + "”"}),
			o.publication().markdownCite())
	}
	markdownTable(w, []string{"date", "article", "speaker", "relation", "score", "probably from", "words", "source"}, rows)
	fmt.Fprintln(w)
}
