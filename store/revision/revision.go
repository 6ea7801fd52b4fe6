// Package revision tells what has changed in what an article quotes, from one
// version of it to a later one: words, speakers, quotations that came or went. It
// compares versions of one article, never articles, and finds no quotations.
package revision

import (
	"cmp"
	"slices"

	"hearsay/store"
	"hearsay/store/anchor"
	"hearsay/store/link"
)

// Kind says how a quotation has changed.
type Kind uint8

// The kinds of a Change.
const (
	Reworded     Kind = iota // other words, perhaps another speaker too
	Reattributed             // the same words, another speaker
	Removed
	Added
)

var kindNames = [...]string{"reworded", "reattributed", "removed", "added"}

// String gives the name of k in hearsay's output.
func (k Kind) String() string { return kindNames[k] }

// Change is one quotation that is not as it was.
type Change struct {
	Kind  Kind
	Old   *store.Quoted // nil if it was added
	New   *store.Quoted // nil if it was removed
	Edits []store.Edit  // from the old words to the new ones
}

// Of gives what has changed from old to now, in the order of the text, what was
// removed first. Punctuation and case alone change nothing.
func Of(old, now *store.Reading) []Change {
	m := match(old, now)
	var gone, out []Change
	for i := range old.Quotations {
		if q := &old.Quotations[i]; q.Kind.Said() && m.new[i] < 0 {
			gone = append(gone, Change{Kind: Removed, Old: q, Edits: []store.Edit{{Op: store.Missing, Text: words(old, q)}}})
		}
	}
	for j := range now.Quotations {
		q := &now.Quotations[j]
		if !q.Kind.Said() {
			continue
		}
		if m.old[j] < 0 {
			out = append(out, Change{Kind: Added, New: q, Edits: []store.Edit{{Op: store.Added, Text: words(now, q)}}})
			continue
		}
		if c, changed := compare(old, now, &old.Quotations[m.old[j]], q); changed {
			out = append(out, c)
		}
	}
	return append(gone, out...)
}

func words(r *store.Reading, q *store.Quoted) string { return q.Span.Of(r.Article.Text) }

// compare gives the change from one quotation to what it has become.
func compare(old, now *store.Reading, p, q *store.Quoted) (Change, bool) {
	c := Change{Old: p, New: q}
	was, is := words(old, p), words(now, q)
	switch {
	case link.Relate(was, is) > store.Punctuation:
		c.Kind, c.Edits = Reworded, link.Diff(was, is)
	case p.Speaker.Name != q.Speaker.Name:
		c.Kind, c.Edits = Reattributed, []store.Edit{{Op: store.Same, Text: is}}
	default:
		return c, false
	}
	return c, true
}

// matching says which quotation of the one version is which of the other; -1 is none.
type matching struct{ new, old []int }

// mostSought is how many quotations of an article are looked for once their words
// have changed; looking costs as much as the text is long.
const mostSought = 500

// match takes for the same what has the same words, in their order. What is left
// of the old quotations it finds in the new text as a bookmark is found, and
// takes the new quotation that has most of that place; the very words come before
// those that are merely like them.
func match(old, now *store.Reading) matching {
	m := matching{none(len(old.Quotations)), none(len(now.Quotations))}
	m.same(old, now)
	type found struct {
		i   int
		at  store.Span
		how anchor.How
	}
	var all []found
	for i := range old.Quotations {
		if q := &old.Quotations[i]; q.Kind.Said() && m.new[i] < 0 && len(all) < mostSought {
			at, how := anchor.Find(now.Article.Text, anchor.Of(old.Article.Text, q.Span))
			all = append(all, found{i, at, how})
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(a.how, b.how) })
	for _, f := range all {
		if j := m.most(now, f.at); f.how != anchor.Lost && j >= 0 {
			m.new[f.i], m.old[j] = j, f.i
		}
	}
	return m
}

// same matches quotations with the same words, the first with the first.
func (m *matching) same(old, now *store.Reading) {
	left := map[string][]int{}
	for j := range now.Quotations {
		if q := &now.Quotations[j]; q.Kind.Said() {
			left[words(now, q)] = append(left[words(now, q)], j)
		}
	}
	for i := range old.Quotations {
		q := &old.Quotations[i]
		if js := left[words(old, q)]; q.Kind.Said() && len(js) > 0 {
			m.new[i], m.old[js[0]] = js[0], i
			left[words(old, q)] = js[1:]
		}
	}
}

func none(n int) []int { return slices.Repeat([]int{-1}, n) }

// most gives the quotation that has most of a place and is nobody's yet; -1 if there is none.
func (m *matching) most(now *store.Reading, at store.Span) int {
	best, most := -1, 0
	for j := range now.Quotations {
		q := &now.Quotations[j]
		if n := min(q.Span.End, at.End) - max(q.Span.Start, at.Start); n > most && q.Kind.Said() && m.old[j] < 0 {
			best, most = j, n
		}
	}
	return best
}
