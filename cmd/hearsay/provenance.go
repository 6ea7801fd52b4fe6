package main

import (
	"slices"
	"strings"
	"time"

	"hearsay/store"
)

// provenanceRecord tells the way of a saying through the articles, by their keys:
// each once, in the order of time.
type provenanceRecord struct {
	First     []string     `json:"first"`             // with the earliest date; several if it is the same
	Later     []string     `json:"later"`             // with a later one
	Undated   []string     `json:"undated,omitempty"` // of unknown place in this order
	Shortened []string     `json:"shortened_by"`      // that have less than the fullest wording
	Path      []stepRecord `json:"path"`              // who probably took the words from whom
}

// stepRecord is an article whose wording and punctuation only one earlier article has.
type stepRecord struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// newProvenanceRecord reads the way of a saying off its occurrences, which are
// in order and as seen from the fullest wording.
func newProvenanceRecord(occurrences []store.Occurrence) provenanceRecord {
	p := provenanceRecord{First: []string{}, Later: []string{}, Shortened: []string{}, Path: []stepRecord{}}
	earliest := occurrences[0].Article.Published
	whole := map[string]bool{}
	for i := range occurrences {
		o := &occurrences[i]
		p.place(o, earliest)
		whole[o.Article.Key] = whole[o.Article.Key] || !shortens(o.Relation)
	}
	for i := range occurrences {
		o := &occurrences[i]
		if !whole[o.Article.Key] {
			p.Shortened = append(p.Shortened, o.Article.Key)
		}
		if o.From != nil {
			p.Path = append(p.Path, stepRecord{From: o.From.Key, To: o.Article.Key})
		}
	}
	p.Shortened, p.Path = slices.Compact(p.Shortened), slices.Compact(p.Path)
	return p
}

// place notes when an occurrence appeared, unless another of its article has.
func (p *provenanceRecord) place(o *store.Occurrence, earliest time.Time) {
	when := &p.Later
	switch at := o.Article.Published; {
	case at.IsZero():
		when = &p.Undated
	case at.Equal(earliest):
		when = &p.First
	}
	if !slices.Contains(*when, o.Article.Key) {
		*when = append(*when, o.Article.Key)
	}
}

func shortens(r store.Relation) bool { return r == store.Shortened || r == store.FragmentOf }

// inOrder sorts occurrences as they appeared; those without a date come last.
func inOrder(occurrences []store.Occurrence) []store.Occurrence {
	return slices.SortedStableFunc(slices.Values(occurrences), func(a, b store.Occurrence) int { return a.Compare(&b) })
}

// sentences tell the way of a saying to people.
func (p *provenanceRecord) sentences(absent []string) []string {
	var out []string
	tell := func(what string, keys []string) {
		if len(keys) > 0 {
			out = append(out, what+" "+strings.Join(keys, ", "))
		}
	}
	switch {
	case len(p.Later) > 0:
		tell("first carried by", p.First)
		tell("later by", p.Later)
	case len(p.First) > 1:
		tell("carried at one time by", p.First)
	}
	tell("shortened by", p.Shortened)
	var steps []string
	for _, s := range p.Path {
		steps = append(steps, s.To+" from "+s.From)
	}
	tell("probable path:", steps)
	tell("left out by", absent)
	return out
}
