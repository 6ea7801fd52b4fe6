package list

import (
	"strconv"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/line"
)

// viewNames are the words for the views, in their order.
var viewNames = [store.Views]string{"Stories", "Quotations", "Speakers", "Disputes"}

// Name is the word for a view.
func Name(v store.View) string { return viewNames[v] }

// tab is where the name of a view stands in the first line of the pane.
type tab struct{ from, to int }

// spread says where the names of the views stand: two blanks apart, before the
// first of them room for a mark; closer together where there is no room. Where
// only the mark tells that the first is shown, rather the last name is cut.
func (p *Pane) spread() [store.Views]tab {
	names := 0
	for _, n := range viewNames {
		names += len(n)
	}
	gap, at := 2, 1
	if p.w < at+names+gap*(store.Views-1) {
		gap = 1
		if p.theme.Colour() || p.view != 0 {
			at = min(1, max(0, p.w-names-store.Views+1))
		}
	}
	var tabs [store.Views]tab
	for v, n := range viewNames {
		tabs[v] = tab{at, at + len(n)}
		at += len(n) + gap
	}
	return tabs
}

// tabs names the views, the one that is shown marked, also by a character.
func (p *Pane) tabs() string {
	var l line.Line
	for v, t := range p.spread() {
		ink := p.ink.plain.dim
		if store.View(v) == p.view {
			ink = p.ink.tab
			l.Fill("", t.from-1)
			if t.from > 0 {
				l.Put(p.ink.plain.accent, p.theme.Here)
			}
		}
		l.Fill("", t.from)
		l.Put(ink, line.Fit(viewNames[v], p.w-t.from, p.theme.More))
	}
	return l.String()
}

// heading draws what the items below have in common, and at the right how many there are.
func (p *Pane) heading(r *row) string {
	h := r.heading
	right, dispute := p.extent(h), ""
	if n := h.Disputes; n > 0 && h.Dispute == "" {
		dispute = p.theme.Dispute + " " + strconv.Itoa(n)
	}
	tail := line.Width(right)
	if dispute != "" {
		tail += 2 + line.Width(dispute)
	}
	var l line.Line
	l.Put(line.Of(p.theme.Strong), line.Fit(r.title[0].text, p.w-tail-3, p.theme.More))
	l.Fill("", p.w-tail-1)
	l.Put(p.ink.plain.dim, right)
	if dispute != "" {
		l.Put("", "  ")
		l.Put(p.ink.plain.alert, dispute)
	}
	return l.String()
}

// extent says how much stands under a heading.
func (p *Pane) extent(h *store.Heading) string {
	outlets := line.Count(h.Outlets, "outlet")
	if h.Outlets == 0 {
		outlets = line.Count(h.Articles, "article")
	}
	if p.view == store.Speakers {
		return p.theme.Quotes + strconv.Itoa(h.Quotations) + " " + p.theme.Dot + " " + outlets
	}
	return outlets
}

// mostRemarks is how many lines a dispute is told in.
const mostRemarks = 2

// remark sets what stands below a heading: how the outlets disagree.
func (p *Pane) remark(h *store.Heading) []string {
	if h == nil || h.Dispute == "" || p.w <= 0 {
		return nil
	}
	s := p.theme.Dispute + " " + text.Printable(h.Dispute)
	lines := line.Wrap([]line.Run{{Ink: p.ink.plain.alert, Text: s}}, p.w-1)
	return lines[:min(len(lines), mostRemarks)]
}
