package anchor

import (
	"hearsay/store"
	"hearsay/store/text"
)

// The limits of likeness. A third of the words may differ; of very short ones
// none can be told from chance, and of very long ones the beginning will do.
const (
	leastWords = 4
	mostWords  = 160
	differ     = 3
)

// like gives the passage that takes the fewest changes, word by word, to become
// the words of s (Sellers, 1980): one row of the table for each word of the text.
// Punctuation and case count for nothing.
func like(s string, sel store.Selector) (store.Span, bool) {
	wanted := words(sel.Words)
	if len(wanted.at) > mostWords {
		wanted.at = wanted.at[:mostWords]
	}
	n := len(wanted.at)
	if n < leastWords {
		return store.Span{}, false
	}
	doc := words(s)
	row := make([]cell, n+1)
	for j := range row {
		row[j] = cell{cost: j}
	}
	least, to, begun := n/differ+1, -1, 0
	for i := range doc.at {
		step(row, doc.word(i), &wanted, i)
		if last := row[n]; last.cost < least || last.cost == least && to >= 0 && nearer(doc, last.from, begun, sel) {
			least, to, begun = last.cost, i, last.from
		}
	}
	if to < 0 {
		return store.Span{}, false
	}
	return store.Span{Start: doc.span(begun).Start, End: doc.span(to).End}, true
}

// cell is the cheapest way to make the first words of what is wanted out of a
// passage that ends here.
type cell struct {
	cost int
	from int // first word of the passage
}

// step goes on by word i of the text.
func step(row []cell, word string, wanted *parsed, i int) {
	diagonal := row[0]
	row[0] = cell{from: i + 1}
	for j := range wanted.at {
		change := diagonal
		if wanted.word(j) != word {
			change.cost++
		}
		diagonal = row[j+1]
		row[j+1] = cheapest(change, plus(row[j+1]), plus(row[j]))
	}
}

func plus(c cell) cell { return cell{c.cost + 1, c.from} }

// cheapest prefers the later ones only if they cost less.
func cheapest(a, b, c cell) cell {
	if b.cost < a.cost {
		a = b
	}
	if c.cost < a.cost {
		a = c
	}
	return a
}

// nearer reports whether word a of the text is nearer to where the words were than word b.
func nearer(doc parsed, a, b int, s store.Selector) bool {
	return distance(doc.span(a).Start, s) < distance(doc.span(b).Start, s)
}

// parsed is a text with the places of its words.
type parsed struct {
	doc *text.Doc
	at  []int
}

func (p *parsed) word(i int) string { return p.doc.Lower(p.at[i]) }

func (p *parsed) span(i int) store.Span { return p.doc.Tokens[p.at[i]].Span() }

// words gives the words of s.
func words(s string) parsed {
	p := parsed{doc: text.Parse(s, []store.Block{{Span: store.Span{End: len(s)}}})}
	for i, t := range p.doc.Tokens {
		if t.Kind <= text.Clitic {
			p.at = append(p.at, i)
		}
	}
	return p
}
