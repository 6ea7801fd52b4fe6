package flow

import (
	"math"
	"strings"
)

// Run is a look for some cells of one line.
type Run struct {
	From, To int    // cells, half-open
	On       string // the escape sequence that turns it on
	Instead  string // if not empty, what is shown there; it must be To-From cells wide
}

// Paint lays runs over a styled line; where they overlap, the later one is on
// top. The line's own styles go on below and around them. It costs less than a
// microsecond a line and is meant for the lines in sight.
func Paint(line string, runs []Run) string {
	if len(runs) == 0 {
		return line
	}
	p := painter{runs: runs}
	p.out.Grow(len(line) + 48*len(runs))
	for line != "" {
		if strings.HasPrefix(line, "\x1b[") {
			line = p.sequence(line)
			continue
		}
		n, width := step(line)
		p.put(line[:n], width)
		line = line[n:]
	}
	p.turn(look{})
	return p.out.String()
}

// look is the line's own style, and the one that lies over it.
type look struct{ own, over string }

type painter struct {
	out  strings.Builder
	runs []Run
	on   look   // what is turned on
	own  string // the line's own style at this place
	cell int    // of what comes next

	over  *Run // the uppermost run there
	until int  // the cell up to which it is that
	none  Run
}

// sequence takes a styling of the line's own.
func (p *painter) sequence(line string) (rest string) {
	n := strings.IndexByte(line, 'm') + 1
	switch seq := line[:n]; {
	case n == 0:
		return "" // not a style, and not the end of one
	case seq == reset || seq == "\x1b[m":
		p.own = ""
	default:
		p.own += seq
	}
	return line[n:]
}

// put writes one grapheme, or what is shown instead of it. One without cells belongs to the one before.
func (p *painter) put(g string, width int) {
	if p.cell >= p.until {
		p.over, p.until = p.top()
	}
	if width > 0 {
		p.turn(look{p.own, p.over.On})
	}
	switch {
	case p.over.Instead == "":
		p.out.WriteString(g)
	case p.over.From == p.cell:
		p.out.WriteString(p.over.Instead)
	}
	p.cell += width
}

// top gives the uppermost run over the current cell, an empty one if there is
// none, and the cell up to which that holds.
func (p *painter) top() (over *Run, until int) {
	over, until = &p.none, math.MaxInt
	for i := range p.runs {
		r := &p.runs[i]
		if r.From > p.cell {
			until = min(until, r.From)
		} else if r.To > p.cell {
			over, until = r, min(until, r.To)
		}
	}
	return over, until
}

// turn turns a look on instead of the one that is.
func (p *painter) turn(to look) {
	if to == p.on {
		return
	}
	if p.on != (look{}) {
		p.out.WriteString(reset)
	}
	p.out.WriteString(to.own)
	p.out.WriteString(to.over)
	p.on = to
}
