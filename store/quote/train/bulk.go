package main

import (
	"bufio"
	_ "embed"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"hearsay/store"
	"hearsay/store/layout"
	"hearsay/store/quote/gold"
	"hearsay/store/quote/speaker"
	"hearsay/store/text"
)

// bulkLabels label news that nobody else has, abp.jsonl.gz, without its text:
//
//	#article
//	start	end	kind
//	start	end	kind	nobody
//	start	end	kind	mention start	mention end
//
// Offsets are bytes of the article's text. Of each article, the quotations that
// the models were least sure of have been read and answered. The others bear no
// answer: the trainer gives them its own, so that what is hard does not seem to
// be what is usual.
//
//go:embed labels.tsv
var bulkLabels string

// What a quotation that was read counts beside one of the news that others
// labelled, and, at most, one that was not. Cross-validation chose them.
const (
	readWeight    = 0.25
	guessedWeight = 0.25
)

// label is one line of bulkLabels.
type label struct {
	span, mention store.Span
	kind          store.Kind
	read          bool
}

// loadBulk reads the articles that bulkLabels speaks of from dir.
func loadBulk(dir string) ([]article, error) {
	labels, err := parseLabels(bulkLabels)
	if err != nil {
		return nil, err
	}
	all, err := gold.Read(filepath.Join(dir, "abp.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	var out []article
	for _, a := range all {
		if ls := labels[a.ID]; len(ls) > 0 {
			out = append(out, labelled(a, ls))
		}
	}
	return out, nil
}

func labelled(g gold.Article, labels []label) article {
	a := article{Article: g, doc: text.Parse(g.Text, layout.Of(g.Text, g.Title).Blocks)}
	for i, l := range labels {
		x := answer{said: l.kind.Said()}
		if l.read {
			x.weight = readWeight
		}
		if !l.mention.Empty() {
			x.speakers = []store.Span{l.mention}
		}
		a.quotes = append(a.quotes, store.Quotation{Span: l.span, Kind: l.kind, Utterance: i})
		a.answer = append(a.answer, x)
	}
	return a
}

// completed gives a's answers with those of r where nobody has read. They count
// the more the surer r is.
func completed(r speaker.Ranker, a article) article {
	guesses := slices.Clone(a.quotes)
	r.Attribute(a.doc, guesses)
	a.answer = slices.Clone(a.answer)
	for i, q := range guesses {
		x := &a.answer[i]
		if x.weight > 0 {
			continue
		}
		x.weight = guessedWeight * q.Confidence
		if !q.Mention.Empty() {
			x.speakers = []store.Span{q.Mention}
		}
	}
	return a
}

// quoteKinds are the kinds in bulkLabels, which has their names.
var quoteKinds = [...]store.Kind{store.Speech, store.Fragment, store.Unmarked, store.Title, store.Term}

func parseLabels(tsv string) (map[string][]label, error) {
	labels := map[string][]label{}
	article, n := "", 0
	for lines := bufio.NewScanner(strings.NewReader(tsv)); lines.Scan(); {
		n++
		if id, ok := strings.CutPrefix(lines.Text(), "#"); ok {
			article = id
			continue
		}
		l, err := parseLabel(strings.Split(lines.Text(), "\t"))
		if err != nil {
			return nil, fmt.Errorf("labels.tsv:%d: %w", n, err)
		}
		labels[article] = append(labels[article], l)
	}
	return labels, nil
}

func parseLabel(fields []string) (l label, err error) {
	if len(fields) < 3 || len(fields) > 5 {
		return l, fmt.Errorf("%d fields", len(fields))
	}
	if l.span, err = parseSpan(fields[0], fields[1]); err != nil {
		return l, err
	}
	k := slices.IndexFunc(quoteKinds[:], func(k store.Kind) bool { return k.String() == fields[2] })
	if k < 0 {
		return l, fmt.Errorf("no kind %q", fields[2])
	}
	l.kind, l.read = quoteKinds[k], len(fields) > 3
	if len(fields) == 5 {
		l.mention, err = parseSpan(fields[3], fields[4])
	}
	return l, err
}

func parseSpan(start, end string) (s store.Span, err error) {
	if s.Start, err = strconv.Atoi(start); err != nil {
		return s, err
	}
	s.End, err = strconv.Atoi(end)
	return s, err
}
