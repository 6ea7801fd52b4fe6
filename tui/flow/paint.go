package flow

import "strings"

// Run is a look for some cells of one line.
type Run struct {
	From, To int    // cells, half-open
	On       string // the escape sequence that turns it on
	Instead  string // if not empty, what is shown there; it must be To-From cells wide
}

// Paint lays runs over a styled line; where they overlap, the later one is on
// top. The line's own styles go on inside and around them. It costs about a
// microsecond a line and is meant for the lines in sight.
func Paint(line string, runs []Run) string {
	if len(runs) == 0 {
		return line
	}
	p := painter{runs: runs, now: -1}
	p.out.Grow(len(line) + 32*len(runs))
	for line != "" {
		if strings.HasPrefix(line, "\x1b[") {
			line = p.sequence(line)
			continue
		}
		n, width := step(line)
		if width > 0 {
			p.turn(p.top())
		}
		p.put(line[:n], width)
		line = line[n:]
	}
	p.turn(-1)
	return p.out.String()
}

type painter struct {
	out  strings.Builder
	runs []Run
	now  int    // the run that is on; -1 for none
	cell int    // of what comes next
	line string // the line's own style at this place
}

// sequence takes a styling of the line's own, and lays the run that is on over it again.
func (p *painter) sequence(line string) string {
	n := strings.IndexByte(line, 'm') + 1
	if n == 0 {
		n = len(line)
	}
	p.line += line[:n]
	if line[:n] == reset || line[:n] == "\x1b[m" {
		p.line = ""
	}
	p.out.WriteString(line[:n])
	if p.now >= 0 {
		p.out.WriteString(p.runs[p.now].On)
	}
	return line[n:]
}

// top gives the uppermost run over the current cell, or -1.
func (p *painter) top() int {
	for i := len(p.runs) - 1; i >= 0; i-- {
		if r := &p.runs[i]; r.From <= p.cell && p.cell < r.To {
			return i
		}
	}
	return -1
}

// turn turns run i on instead of the one that is.
func (p *painter) turn(i int) {
	if i == p.now {
		return
	}
	if p.now >= 0 && p.runs[p.now].On != "" {
		p.out.WriteString(reset + p.line)
	}
	p.now = i
	if i >= 0 {
		p.out.WriteString(p.runs[i].On)
	}
}

// put writes one grapheme, or what is shown instead of it.
func (p *painter) put(g string, width int) {
	switch {
	case p.now < 0 || p.runs[p.now].Instead == "":
		p.out.WriteString(g)
	case p.runs[p.now].From == p.cell:
		p.out.WriteString(p.runs[p.now].Instead)
	}
	p.cell += width
}
