// Package why is the pane that tells why the selected quotation was given to its
// speaker: the words that name him, what spoke for them, and who else was
// weighed. It shows an answer of the corpus; it never asks, and weighs nothing itself.
package why

import (
	"hearsay/store"
	"hearsay/tui/theme"
)

// Subject is what the pane shows.
type Subject struct {
	ID   store.QuotationID
	Text string // of the article; the explanation's spans are bytes of it
	Rank int    // of the speaker in the story's cast, for the colour; -1 if he has no place in it
	store.Explanation
}

// Pane is the pane of reasons.
type Pane struct {
	theme *theme.Theme
	keys  KeyMap
	ink   inks
	w, h  int

	shown   bool
	subject Subject
	lines   []string // all of them, without the margin
	top     int      // first line on the screen
}

// New makes an empty pane.
func New(t *theme.Theme, k KeyMap) *Pane { return &Pane{theme: t, keys: k, ink: inksOf(t)} }

// Resize gives the pane w by h cells.
func (p *Pane) Resize(w, h int) {
	if p.w != w || p.h != h {
		p.w, p.h = w, h
		p.set()
	}
}

// Show takes an answer. One about the same quotation as the last leaves the place as it is.
func (p *Pane) Show(s Subject) {
	if !p.shown || s.ID != p.subject.ID {
		p.top = 0
	}
	p.shown, p.subject = true, s
	p.set()
}

// Clear empties the pane: no quotation is selected.
func (p *Pane) Clear() {
	p.shown, p.top = false, 0
	p.set()
}

// Wheel scrolls n lines down, or up if n is negative.
func (p *Pane) Wheel(n int) { p.scrollTo(p.top + n) }

func (p *Pane) scrollTo(top int) { p.top = min(max(top, 0), max(len(p.lines)-p.h, 0)) }
