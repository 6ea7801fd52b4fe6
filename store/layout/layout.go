// Package layout tells the report from what surrounds it: headline, date,
// standfirst and furniture. It goes by general rules of how news is laid out and
// knows no outlet by name. It deletes nothing, and it does not look at what the
// report says.
//
// Precision comes first: a plea that is taken for the report is a nuisance, a
// paragraph of the report that is folded away is a loss. So a paragraph that
// reports somebody's words is furniture only inside a section at the end of the
// text that can be nothing else.
package layout

import (
	"time"

	"hearsay/store"
)

// Layout is what a text's arrangement shows.
type Layout struct {
	Title     string        // on one line; empty if the text has no headline
	Published time.Time     // by a date line or prefix; zero if there is none
	Blocks    []store.Block // in text order, covering every non-blank byte
}

// Of lays text out. The title is the source's own, if it gives one: then it is
// the Layout's title too, and a headline in the text is one that repeats it.
// The time taken is linear in the text.
func Of(text, title string) Layout {
	p := newPage(text, title)
	p.dates()
	p.repeated()
	p.furniture()
	p.entitle()
	p.standfirst()
	p.sections()
	return p.layout()
}

// page is a text while it is being laid out.
type page struct {
	text, lower string
	letters     marks // the letters and digits of lower
	capitals    marks // where it differs from text
	title       string
	published   time.Time
	blocks      []block
	vocabulary  *vocabulary
}

// block is a paragraph-like piece, what is known of it and what is held of it.
type block struct {
	store.Block
	features
}

func newPage(text, title string) *page {
	p := &page{text: text, lower: lower(text), title: oneLine(title), vocabulary: known()}
	p.read()
	spans := paragraphs(text)
	p.blocks = make([]block, len(spans), len(spans)+datedBlocks) // a date may be cut off a few
	for i, s := range spans {
		p.blocks[i].Span = s
	}
	return p
}

func (p *page) layout() Layout {
	l := Layout{Title: p.title, Published: p.published, Blocks: make([]store.Block, len(p.blocks))}
	for i, b := range p.blocks {
		l.Blocks[i] = b.Block
	}
	return l
}

// words gives block i as written.
func (p *page) words(i int) string { return p.blocks[i].Span.Of(p.text) }

// folded gives block i in lower case.
func (p *page) folded(i int) string { return p.blocks[i].Span.Of(p.lower) }

// cut divides block i at byte at of the text and gives the first part a role.
// A second part that is blank is dropped.
func (p *page) cut(i, at int, first store.Role) {
	whole := p.blocks[i].Span
	p.blocks[i].Role = first
	rest := trim(p.text, store.Span{Start: at, End: whole.End})
	if rest.Empty() {
		return
	}
	p.blocks[i].Span = trim(p.text, store.Span{Start: whole.Start, End: at})
	p.blocks = append(p.blocks, block{})
	copy(p.blocks[i+2:], p.blocks[i+1:])
	p.blocks[i+1] = block{Block: store.Block{Span: rest}}
}

// next gives the first block from i on that may be the report, or len(p.blocks).
func (p *page) next(i int) int {
	for i < len(p.blocks) && p.blocks[i].Role != store.Body {
		i++
	}
	return i
}
