package wording

import (
	"strings"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/line"
)

// least is the fewest cells of a column in which words can be followed.
const least = 24

// gap is the cells between two columns.
const gap = 3

// Room reports whether two wordings can stand side by side in w cells.
func Room(w int) bool { return w >= 2*least+gap }

// Sides sets two wordings beside each other in w cells: left the one that was
// asked about, own, with what the other lacks marked, right the other, with what
// it adds. What both share begins on the same line again at each sentence.
func (p Pen) Sides(own string, edits []store.Edit, w int) []string {
	column := (w - gap) / 2
	var out []string
	for _, r := range p.rows(newOriginal(own, edits), edits) {
		left, right := line.Wrap(r.left, column), line.Wrap(r.right, w-gap-column)
		for i := range max(len(left), len(right)) {
			out = append(out, p.Beside(at(left, i), at(right, i), w))
		}
	}
	return out
}

// Beside puts two lines beside each other in w cells, with a rule between.
func (p Pen) Beside(left, right string, w int) string {
	var l line.Line
	l.Raw(left, line.Width(left))
	l.Fill("", (w-gap)/2+1)
	l.Put(line.Of(p.theme.Rule), p.theme.Down)
	l.Put("", " ")
	l.Raw(right, line.Width(right))
	return l.String()
}

func at(lines []string, i int) string {
	if i >= len(lines) {
		return ""
	}
	return lines[i]
}

// pair is a stretch of two wordings that begins and ends for both in one place.
type pair struct{ left, right []line.Run }

// rows divides two wordings after each sentence that ends in words they share.
func (p Pen) rows(own *original, edits []store.Edit) []pair {
	rows := []pair{{}}
	for _, e := range edits {
		row := &rows[len(rows)-1]
		switch s := text.Printable(e.Text); e.Op {
		case store.Added:
			row.right = join(row.right, line.Run{Ink: p.added, Text: p.bracket(s, "{+", "+}")})
		case store.Missing:
			row.left = join(row.left, line.Run{Ink: p.missing, Text: p.bracket(own.take(s), "[-", "-]")})
		case store.Same:
			for s != "" {
				n, ends := sentence(s)
				rows[len(rows)-1].same(p.text, own.take(s[:n]), s[:n])
				if ends {
					rows = append(rows, pair{})
				}
				s = s[n:]
			}
		}
	}
	return rows
}

func (r *pair) same(ink line.Ink, left, right string) {
	r.left, r.right = join(r.left, line.Run{Ink: ink, Text: left}), join(r.right, line.Run{Ink: ink, Text: right})
}

// join adds a run; where words between have gone, one of two blanks goes too.
func join(runs []line.Run, r line.Run) []line.Run {
	if len(runs) == 0 || strings.HasSuffix(runs[len(runs)-1].Text, " ") {
		r.Text = strings.TrimLeft(r.Text, " ")
	}
	if r.Text == "" {
		return runs
	}
	return append(runs, r)
}

// sentence gives the length of the first sentence of s, with the blank behind
// it, and whether it ends in s.
func sentence(s string) (n int, ends bool) {
	for i := 1; i < len(s); i++ {
		if s[i] == ' ' && strings.IndexByte(".?!", s[i-1]) >= 0 {
			return i + 1, true
		}
	}
	return len(s), false
}
