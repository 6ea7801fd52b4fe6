package list

// land puts the cursor on row i, or on the next item after it, or, with step
// -1, before it. A row that has not come counts as an item.
func (p *Pane) land(i, step int) {
	i = min(max(i, 0), max(p.rows-1, 0))
	for range 2 {
		for j := i; j >= 0 && j < p.rows; j += step {
			if r := p.at(j); r == nil || r.heading == nil {
				p.cursor = j
				p.scroll()
				return
			}
		}
		step = -step
	}
	p.cursor = i
	p.scroll()
}

// leap goes n rows down, or up if n is negative, and on to an item.
func (p *Pane) leap(n int) {
	switch {
	case n > 0:
		p.land(p.cursor+n, 1)
	case n < 0:
		p.land(p.cursor+n, -1)
	}
}

// move goes n items down, or up if n is negative.
func (p *Pane) move(n int) {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for ; n > 0; n-- {
		before := p.cursor
		p.land(p.cursor+step, step)
		if p.cursor == before {
			return
		}
	}
}

// scroll keeps the cursor on the screen, with its heading if it is the
// first below it, and the screen full.
func (p *Pane) scroll() {
	if p.h <= 0 {
		return
	}
	p.top = min(max(p.top, 0), max(p.rows-1, 0))
	if p.cursor <= p.top {
		p.top = p.cursor
		if r := p.at(p.cursor - 1); r != nil && r.heading != nil && p.h >= p.height(p.cursor)+p.height(p.cursor-1) {
			p.top--
		}
	}
	p.top = max(p.top, p.topFor(p.cursor))
	p.top = max(min(p.top, p.topFor(p.rows-1)), 0)
}

// topFor is the first row of a screen that ends with row last.
func (p *Pane) topFor(last int) int {
	lines := p.height(last)
	for last > 0 && lines+p.above(last) <= p.h {
		lines += p.above(last)
		last--
	}
	return last
}

// above is how many lines stand between the line of row i and the one of row i-1, and that one.
func (p *Pane) above(i int) int { return p.height(i-1) + p.gap(i) }

// height is how many lines row i takes, without the blank line above it.
func (p *Pane) height(i int) int {
	switch r := p.at(i); {
	case r == nil:
		return 1
	case r.heading != nil && r.alone:
		return 0
	case r.heading != nil:
		return 1 + len(r.remark)
	case p.tall:
		return 2
	default:
		return 1
	}
}

// screens is how many items are n screens.
func (p *Pane) screens(n float64) int {
	lines := float64(p.h) * n
	if p.tall {
		lines /= 2
	}
	return max(int(lines), 1)
}

// gap is 1 if a blank line stands above row i.
func (p *Pane) gap(i int) int {
	r, before := p.at(i), p.at(i-1)
	if i == 0 || r == nil || r.heading == nil || r.alone && before != nil && before.alone {
		return 0
	}
	return 1
}
