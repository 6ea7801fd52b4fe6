package reader

// context is how many rows stay in sight above and below a selected quotation.
const context = 3

// rows is how many rows of heading and text the pane shows; below them stands
// the caption, and what is written about the selected quotation.
func (p *Pane) rows() int {
	switch {
	case p.h < 4:
		return max(p.h, 0)
	case p.h >= roomy && p.annotated() != "":
		return p.h - 2
	default:
		return p.h - 1
	}
}

// roomy is the height from which a line is left for what is written about a quotation.
const roomy = 8

// total is how many rows of heading and text there are.
func (p *Pane) total() int { return len(p.head) + p.page.Height }

func (p *Pane) scrollTo(top int) {
	p.top = max(0, min(top, p.total()-p.rows()))
}

// show brings quotation i into sight, with some rows around it; if its page has
// not come yet, as soon as it comes.
func (p *Pane) show(i int) {
	p.reveal, p.returning = !p.placed, nil
	if !p.placed || i < 0 {
		return
	}
	first, last, ok := p.extent(i)
	if !ok {
		p.reveal = p.folded(i)
		p.unfold = p.unfold || p.reveal
		return
	}
	p.bring(first, last)
}

// bring scrolls as little as it takes to see the rows first to last with their
// context; from farther away than a screen, to a third of the height.
func (p *Pane) bring(first, last int) {
	around := min(context, p.rows()/4)
	switch {
	case first < p.top-p.rows() || first > p.top+2*p.rows():
		p.scrollTo(first - p.rows()/3)
	case first-around < p.top:
		p.scrollTo(first - around)
	case last+around >= p.top+p.rows():
		p.scrollTo(min(last+around-p.rows()+1, first-around))
	}
}

// extent gives the first and last row of quotation i.
func (p *Pane) extent(i int) (first, last int, ok bool) {
	for _, c := range p.page.Words {
		if c.ID != i {
			continue
		}
		if !ok {
			first, ok = c.Line+len(p.head), true
		}
		last = c.Line + len(p.head)
	}
	return first, last, ok
}

// folded reports whether quotation i stands in furniture that is folded away.
func (p *Pane) folded(i int) bool {
	if i >= len(p.reading.Quotations) || p.unfold {
		return false
	}
	at := p.reading.Quotations[i].Span
	for _, f := range p.page.Folds {
		for _, b := range p.reading.Article.Blocks[f.First : f.First+f.Blocks] {
			if b.Span.Overlaps(at) {
				return true
			}
		}
	}
	return false
}

// mooring is what stays where it is on the screen when the text is set anew, or
// the screen gets another size: the top of the text, the selected quotation if
// it can be seen, or else the block at the top.
type mooring struct {
	top       bool
	quotation int // -1 if it cannot be seen
	block     int // -1 if there is none
	row       int // on the screen, of the first line
}

func (p *Pane) mooring() mooring {
	if p.returning != nil {
		return p.returning.mooring()
	}
	a := mooring{top: !p.placed || p.top == 0, quotation: -1, block: -1}
	if !p.placed {
		return a
	}
	if first, last, ok := p.extent(p.selected); ok && p.sees(first, last) {
		a.quotation, a.row = p.selected, first-p.top
		return a
	}
	a.block, a.row = p.block()
	return a
}

// block gives the block at the top of the screen, or -1, and on which row its first line stands.
func (p *Pane) block() (block, row int) {
	block = -1
	for i, start := range p.page.Starts {
		if start >= 0 && start+len(p.head) <= p.top {
			block, row = i, start+len(p.head)-p.top
		}
	}
	return block, row
}

// sees reports whether all rows from first to last are on the screen.
func (p *Pane) sees(first, last int) bool { return first >= p.top && last < p.top+p.rows() }

// restore scrolls to where a stands in the text as it is set now.
func (p *Pane) restore(a mooring) {
	first, last, ok := p.extent(a.quotation)
	switch {
	case a.top:
		p.scrollTo(p.top)
	case ok:
		p.scrollTo(first - min(a.row, max(p.rows()-(last-first+1), 0)))
	case a.block >= 0 && a.block < len(p.page.Starts) && p.page.Starts[a.block] >= 0:
		p.scrollTo(p.page.Starts[a.block] + len(p.head) - max(a.row, p.first(a.block)))
	default:
		p.scrollTo(p.top)
	}
	if ok && !p.sees(first, last) {
		p.bring(first, last)
	}
}

// first is how far the block's first line may stand above the screen so that its last one is still on it.
func (p *Pane) first(block int) int {
	next := p.page.Height
	for _, start := range p.page.Starts[block+1:] {
		if start > p.page.Starts[block] {
			next = start
			break
		}
	}
	return min(0, p.page.Starts[block]+1-next)
}

// survey notes what is asked of every line of a new page again and again.
func (p *Pane) survey() {
	p.disputes = p.disputes[:0]
	for _, c := range p.page.Notes {
		if p.reading.Quotations[c.ID].Disputed {
			p.disputes = append(p.disputes, c)
		}
	}
	p.surveyKept()
}
