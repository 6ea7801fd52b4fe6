package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"hearsay/store"
	"hearsay/store/quote"
	"hearsay/store/quote/gold"
	"hearsay/store/quote/speaker"
)

// judgeNames says how many speakers of a corpus with canonical names are named
// right, quotations found and all. Weights come from other articles.
func judgeNames(path string, training corpus, o options) error {
	articles, err := load(path)
	if err != nil {
		return err
	}
	ranker := speaker.Ranker{Weights: fitAll(training)}
	n, right := 0, 0
	var misses []string
	for _, a := range articles {
		found := quote.Find(a.doc).Quotations
		people := ranker.Attribute(a.doc, found)
		for _, g := range a.Quotations {
			if g.Speaker == "" {
				continue
			}
			n++
			q := matching(found, g.Span)
			name := ""
			if q.Person != store.Nobody {
				name = people[q.Person].Name
			}
			if sameName(g, name) {
				right++
				continue
			}
			misses = append(misses, fmt.Sprintf("--- %s: want %s, got %q through %q: %s\n", a.ID, g.Speaker, name, q.Mention.Of(a.Text), g.Span.Of(a.Text)))
		}
	}
	fmt.Printf("canonical speaker, %s: %5.2f  (%d)\n", filepath.Base(path), 100*float64(right)/float64(max(n, 1)), n)
	for _, m := range misses[:min(o.misses, len(misses))] {
		fmt.Print(m)
	}
	return nil
}

// matching gives the found quotation that covers span best, at least half of both.
func matching(found []store.Quotation, span store.Span) store.Quotation {
	best, top := store.Quotation{Attribution: store.Unknown}, 0.5
	for _, q := range found {
		if share := agreement(q.Span, span); share >= top {
			best, top = q, share
		}
	}
	return best
}

var (
	letters = regexp.MustCompile(`[a-z]+`)
	titles  = strings.Fields("mr mrs ms dr sen rep gov president jr the secretary former")
)

// sameName reports whether name has the family name of the speaker, or is one of its other forms.
func sameName(g gold.Quotation, name string) bool {
	return slices.ContainsFunc(append([]string{g.Speaker}, g.Also...), func(want string) bool {
		words := letters.FindAllString(strings.ToLower(want), -1)
		got := slices.DeleteFunc(letters.FindAllString(strings.ToLower(name), -1), func(w string) bool { return slices.Contains(titles, w) })
		return len(got) > 0 && len(words) > 0 && (slices.Contains(got, words[len(words)-1]) || slices.Equal(words, got))
	})
}
