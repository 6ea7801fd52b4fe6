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
	var all, persons share
	var misses []string
	for _, a := range articles {
		found := quote.Find(a.doc).Quotations
		people := ranker.Attribute(a.doc, found)
		for _, g := range a.Quotations {
			if g.Speaker == "" {
				continue
			}
			q := matching(found, g.Span)
			name := ""
			if q.Person != store.Nobody {
				name = people[q.Person].Name
			}
			right := sameName(g, name)
			all.add(right)
			if !gold.IsCamp(g.Speaker) {
				persons.add(right)
			}
			if right {
				continue
			}
			misses = append(misses, fmt.Sprintf("--- %s: want %s, got %q through %q: %s\n", a.ID, g.Speaker, name, q.Mention.Of(a.Text), g.Span.Of(a.Text)))
		}
	}
	fmt.Printf("canonical speaker, %s: %5.2f  (%d)\n", filepath.Base(path), all.percent(), all.of)
	fmt.Printf("  where the label is a person, not a camp: %5.2f  (%d)\n", persons.percent(), persons.of)
	for _, m := range misses[:min(o.misses, len(misses))] {
		fmt.Print(m)
	}
	return nil
}

// share is how many of how many are right.
type share struct{ right, of int }

func (s *share) add(right bool) {
	s.of++
	if right {
		s.right++
	}
}

// percent is 0 if there was nothing to be right about.
func (s share) percent() float64 { return 100 * float64(s.right) / float64(max(1, s.of)) }

// matching gives the found quotation that covers span best, at least half of both.
func matching(found []store.Quotation, span store.Span) store.Quotation {
	if i := closest(found, span); i >= 0 {
		return found[i]
	}
	return store.Quotation{Attribution: store.Unknown}
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
