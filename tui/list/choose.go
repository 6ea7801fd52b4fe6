package list

// Chosen gives the rows that are chosen, if there are any beside the cursor's.
func (p *Pane) Chosen() (from, rows int, ok bool) {
	if !p.choosing {
		return 0, 0, false
	}
	from, to := min(p.chosen, p.cursor), max(p.chosen, p.cursor)
	if p.all {
		from, to = 0, p.rows-1
	}
	return from, to - from + 1, true
}

// Unchoose chooses nothing any more.
func (p *Pane) Unchoose() { p.choosing, p.all = false, false }

// extend moves the cursor n items on, or back, and chooses what lies between.
func (p *Pane) extend(n int) {
	if !p.choosing || p.all {
		p.choosing, p.all, p.chosen = true, false, p.cursor
	}
	p.move(n)
}

// chooseAll chooses every row, also those that have not come.
func (p *Pane) chooseAll() { p.choosing, p.all = true, true }

// isChosen reports whether row i is chosen.
func (p *Pane) isChosen(i int) bool {
	from, rows, ok := p.Chosen()
	return ok && i >= from && i < from+rows
}
