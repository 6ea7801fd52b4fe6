package main

import (
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"time"

	"hearsay/store"
	"hearsay/store/layout"
	"hearsay/store/quote"
	"hearsay/store/quote/gold"
	"hearsay/store/text"
)

// onNews reports on the labelled news in dir, measured as its score.py does.
func onNews(w io.Writer, dir string, errors bool) error {
	polnear, err := gold.Read(filepath.Join(dir, "polnear.jsonl.gz"))
	if err != nil {
		return err
	}
	basil, err := gold.Read(filepath.Join(dir, "basil.jsonl.gz"))
	if err != nil {
		return err
	}
	var all, dev figures
	for _, a := range polnear {
		p := grade(a, spans(a.Blocks))
		all.add(p)
		if a.Split == "dev" {
			dev.add(p)
		}
	}
	named := canonical(basil)
	table(w, &dev, &all, named, speed(polnear))
	fmt.Fprint(w, "\nPolNeAR, dev: ")
	dev.report(w)
	if errors {
		for _, e := range append(all.errors, named.errors...) {
			fmt.Fprintf(w, "%s: %s: %s\n", e.article, e.fault, e.line)
		}
	}
	return nil
}

func spans(qs []gold.Quotation) []store.Span {
	all := make([]store.Span, len(qs))
	for i, q := range qs {
		all[i] = q.Span
	}
	return all
}

// canonical counts the speakers of the quotations that have a name; one that was not found is wrong.
func canonical(articles []gold.Article) *figures {
	f := &figures{same: sameFamilyName}
	for _, a := range articles {
		p := grade(a, nil)
		for _, ans := range p.answers {
			if ans.want.Speaker == "" {
				continue
			}
			right := ans.found && sameFamilyName(ans.want, ans.name)
			f.name.add(right)
			if !right {
				f.blame(otherPerson, p, ans)
			}
		}
	}
	return f
}

// table sets the figures against what is known to be possible.
func table(w io.Writer, dev, all, named *figures, speed float64) {
	fmt.Fprintf(w, "%-46s %9s %6s %6s %8s %8s\n", "", "rules", "reach", "aim", "dev*", "all*")
	row := func(name, rules, reach, aim string, dev, all float64) {
		fmt.Fprintf(w, "%-46s %9s %6s %6s %8.1f %8.1f\n", name, rules, reach, aim, dev, all)
	}
	row("quotation or not, F1 (PolNeAR)", "96.0", "97.3", "97.9", dev.quotations(), all.quotations())
	row("speaker mention, given spans (PolNeAR)", "79–83", "93", "95", dev.mention.percent(), all.mention.percent())
	row("… whole utterances", "86–90", "96.5", "97.5", dev.byKind[store.Speech].percent(), all.byKind[store.Speech].percent())
	row("… fragments", "69", "86", "90", dev.byKind[store.Fragment].percent(), all.byKind[store.Fragment].percent())
	row("quotation and speaker together, F1", "76–80", "90", "93", dev.together(), all.together())
	fmt.Fprintf(w, "%-46s %9s %6s %6s %17.1f\n", "canonical speaker (BASIL)", "39", "85", "93", named.name.percent())
	fmt.Fprintf(w, "%-46s %9s %6s %6s %17.1f\n", "parse + quotations + speakers, MB/s, one core", "", "8", "25", speed)
	fmt.Fprintln(w, "* the weights may have been learned from these articles: read the table for errors and for change,\n  and take figures for unseen articles from go run ./store/quote/train DIR")
}

// speed is the megabytes a second of parsing the text and finding what was said, on one core.
func speed(articles []gold.Article) float64 {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	blocks := make([][]store.Block, len(articles))
	bytes := 0
	for i, a := range articles {
		blocks[i] = layout.Of(a.Text, a.Title).Blocks
		bytes += len(a.Text)
	}
	start := time.Now()
	for i, a := range articles {
		quote.Find(text.Parse(a.Text, blocks[i]))
	}
	return float64(bytes) / 1e6 / time.Since(start).Seconds()
}
