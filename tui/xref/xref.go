// Package xref is the pane of cross-references: where else the words of one
// quotation are carried, by whom, in whose mouth, and how they differ. It shows
// an answer of the corpus; it never asks, and it never compares words itself.
package xref

import (
	"cmp"
	"slices"

	"hearsay/store"
	"hearsay/tui/cast"
	"hearsay/tui/theme"
	"hearsay/tui/wording"
)

// Subject is what the pane shows: a trace, and what the article knows of its quotation.
type Subject struct {
	Trace store.Trace
	Cue   string    // the words that report it; empty if none
	Cast  cast.Cast // of the story
	Years bool      // whether a date needs its year
}

// Pane is the cross-reference pane.
type Pane struct {
	theme   *theme.Theme
	keys    KeyMap
	ink     inks
	pen     wording.Pen
	w, h    int
	focused bool
	form    form // how wordings that differ are shown
	timed   bool // whether occurrences stand in the order of time

	shown   bool
	subject Subject
	others  []Jump   // the counterparts
	lines   []string // all of them, without the margin
	items   []item   // the occurrences among them
	cursor  int      // in items
	top     int      // first line on the screen
	goal    Jump     // where enter leads from the article
}

// form is how a wording is shown that differs from the selected one.
type form uint8

const (
	inLine form = iota // what is added and missing, in place
	beside             // side by side, where there is room
	plain              // as it is
	forms
)

// item is an occurrence as it stands in the pane.
type item struct {
	jump       Jump
	start, end int // its lines, half-open
}

// Jump is the intent to go to a quotation.
type Jump struct {
	Article   store.ArticleID
	Quotation store.QuotationID
}

// New makes an empty pane.
func New(t *theme.Theme, k KeyMap) *Pane {
	return &Pane{theme: t, keys: k, ink: inksOf(t), pen: wording.New(t)}
}

// Resize gives the pane w by h cells.
func (p *Pane) Resize(w, h int) {
	if p.w != w || p.h != h {
		p.w, p.h = w, h
		p.set()
	}
}

// Focus says whether keys go to this pane.
func (p *Pane) Focus(on bool) {
	if p.focused != on {
		p.focused = on
		p.set()
	}
}

// Show takes an answer. The cursor stays if it is about the same quotation as the last one.
func (p *Pane) Show(s Subject) {
	if !p.shown || s.Trace.Quotation != p.subject.Trace.Quotation {
		p.cursor, p.top = 0, 0
	}
	s.Trace.Sayings = slices.Clone(s.Trace.Sayings)
	slices.SortStableFunc(s.Trace.Sayings, func(a, b store.SayingTrace) int {
		return cmp.Compare(peaceful(a), peaceful(b))
	})
	p.shown, p.subject, p.others = true, s, elsewhere(&s.Trace)
	p.set()
}

// peaceful puts disputed sayings first.
func peaceful(s store.SayingTrace) int {
	if s.Dispute != "" {
		return 0
	}
	return 1
}

// Clear empties the pane: no quotation is selected.
func (p *Pane) Clear() {
	p.shown, p.others, p.cursor, p.top = false, nil, 0, 0
	p.set()
}

// Linked reports whether another article carries the quotation.
func (p *Pane) Linked() bool { return p.shown && len(p.subject.Trace.Sayings) > 0 }

// Counterpart is where enter leads from the article.
func (p *Pane) Counterpart() (Jump, bool) {
	if len(p.others) == 0 {
		return Jump{}, false
	}
	return p.others[0], true
}

// Counterparts gives the occurrences in other articles, saying by saying: first the
// next one, by date and source order, then the others in a circle. It must not be changed.
func (p *Pane) Counterparts() []Jump { return p.others }

// elsewhere finds the Counterparts of a trace.
func elsewhere(t *store.Trace) []Jump {
	var out []Jump
	seen := map[Jump]bool{}
	for i := range t.Sayings {
		for _, j := range around(t.Sayings[i].Occurrences, t.Article) {
			if !seen[j] {
				seen[j] = true
				out = append(out, j)
			}
		}
	}
	return out
}

// around gives the occurrences outside an article, those after the first one
// first, in the order of time.
func around(occurrences []store.Occurrence, here store.ArticleID) []Jump {
	var after, before []*store.Occurrence
	for i := range occurrences {
		switch o := &occurrences[i]; {
		case o.Article.ID == here:
		case occurrences[0].Compare(o) < 0:
			after = append(after, o)
		default:
			before = append(before, o)
		}
	}
	slices.SortFunc(after, (*store.Occurrence).Compare)
	slices.SortFunc(before, (*store.Occurrence).Compare)
	var out []Jump
	for _, o := range append(after, before...) {
		out = append(out, jumpTo(o))
	}
	return out
}

// Pointed gives the occurrence that the cursor points at.
func (p *Pane) Pointed() (Jump, bool) {
	if len(p.items) == 0 {
		return Jump{}, false
	}
	return p.items[p.cursor].jump, true
}

func jumpTo(o *store.Occurrence) Jump { return Jump{o.Article.ID, o.Quotation} }

// choose puts the cursor on item i and shows it whole, or at least its beginning.
func (p *Pane) choose(i int) {
	if len(p.items) == 0 {
		p.cursor = 0
		p.scrollTo(p.top)
		return
	}
	p.cursor = min(max(i, 0), len(p.items)-1)
	it := p.items[p.cursor]
	switch {
	case p.cursor == 0 && it.end <= p.h:
		p.scrollTo(0)
	case it.start < p.top:
		p.scrollTo(it.start)
	case it.end > p.top+p.h:
		p.scrollTo(min(it.end-p.h, it.start))
	default:
		p.scrollTo(p.top)
	}
}

func (p *Pane) scrollTo(top int) { p.top = min(max(top, 0), max(len(p.lines)-p.h, 0)) }
