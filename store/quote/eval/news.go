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

// news is what is measured on the labelled news.
type news struct {
	dev, all figures // PolNeAR: its part dev, and all of it
	named    figures // BASIL
	people   share   // of named, those whose label is a person
	speed    float64 // megabytes a second
}

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
	n := news{named: figures{same: sameFamilyName}, speed: speed(polnear)}
	n.speakers(polnear)
	n.canonical(basil)
	n.table(w)
	fmt.Fprint(w, "\nPolNeAR, dev: ")
	n.dev.report(w)
	if errors {
		for _, e := range append(n.all.errors, n.named.errors...) {
			fmt.Fprintf(w, "%s: %s: %s\n", e.article, e.fault, e.line)
		}
	}
	return nil
}

// speakers counts quotations and the mentions of their speakers.
func (n *news) speakers(articles []gold.Article) {
	for _, a := range articles {
		p := grade(a, spans(a.Blocks))
		n.all.add(p)
		if a.Split == "dev" {
			n.dev.add(p)
		}
	}
}

func spans(qs []gold.Quotation) []store.Span {
	all := make([]store.Span, len(qs))
	for i, q := range qs {
		all[i] = q.Span
	}
	return all
}

// canonical counts the speakers of the quotations that have a name; one that was
// not found is wrong. It also counts those apart whose label is a person: many
// labels name the speaker's camp, which nobody reads in the article.
func (n *news) canonical(articles []gold.Article) {
	for _, a := range articles {
		p := grade(a, nil)
		for _, ans := range p.answers {
			if ans.want.Speaker == "" {
				continue
			}
			right := ans.found && sameFamilyName(ans.want, ans.name)
			n.named.name.add(right)
			if !gold.IsCamp(ans.want.Speaker) {
				n.people.add(right)
			}
			if !right {
				n.named.blame(otherPerson, p, ans)
			}
		}
	}
}

// table sets the figures against what is known to be possible.
func (n *news) table(w io.Writer) {
	fmt.Fprintf(w, "%-46s %9s %6s %6s %8s %8s\n", "", "rules", "reach", "aim", "dev*", "all*")
	row := func(name, rules, reach, aim string, figures ...float64) {
		fmt.Fprintf(w, "%-46s %9s %6s %6s", name, rules, reach, aim)
		for _, v := range figures {
			fmt.Fprintf(w, " %*.1f", 17/len(figures), v)
		}
		fmt.Fprintln(w)
	}
	d, a := &n.dev, &n.all
	whole, parts := store.Speech, store.Fragment
	row("quotation or not, F1 (PolNeAR)", "96.0", "97.3", "97.9", d.quotations(), a.quotations())
	row("speaker mention, given spans (PolNeAR)", "79–83", "93", "95", d.mention.percent(), a.mention.percent())
	row("… whole utterances", "86–90", "96.5", "97.5", d.byKind[whole].percent(), a.byKind[whole].percent())
	row("… fragments", "69", "86", "90", d.byKind[parts].percent(), a.byKind[parts].percent())
	row("quotation and speaker together, F1", "76–80", "90", "93", d.together(), a.together())
	row("canonical speaker (BASIL)", "39", "85", "93", n.named.name.percent())
	row("… where the label is a person, not a camp", "", "", "", n.people.percent())
	row("parse + quotations + speakers, MB/s, one core", "", "8", "25", n.speed)
	fmt.Fprintln(w, "* the weights may have been learned from these articles: read the table for errors and for change,\n"+
		"  and take figures for unseen articles from go run ./store/quote/train DIR")
}

// speed is the megabytes a second of parsing the text and finding what was said,
// on one core: the best of three, since other work may share the machine.
func speed(articles []gold.Article) float64 {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	blocks := make([][]store.Block, len(articles))
	bytes := 0
	for i, a := range articles {
		blocks[i] = layout.Of(a.Text, a.Title).Blocks
		bytes += len(a.Text)
	}
	top := 0.0
	for range 3 {
		start := time.Now()
		for i, a := range articles {
			quote.Find(text.Parse(a.Text, blocks[i]))
		}
		top = max(top, float64(bytes)/1e6/time.Since(start).Seconds())
	}
	return top
}
