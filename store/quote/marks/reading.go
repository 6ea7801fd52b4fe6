package marks

// state is where in a paragraph's quotations a reader stands.
type state uint8

const (
	outside      state = iota
	inDouble           // “ |
	inNested           // “ ‘ |
	inRepeat           // “ “ |
	inSingle           // ‘ |
	inSingleDeep       // ‘ “ |
	states
)

// depth is how many quotations are open.
func (s state) depth() int { return [states]int{0, 1, 2, 2, 1, 2}[s] }

// part is what a mark does.
type part uint8

const (
	idle    part = iota // an apostrophe, an inch, a slip
	opening             // opens a quotation, perhaps inside another
	closing             // closes the innermost quotation
	ending              // closes the outer quotation and the one left open in it
)

// move is a part that a mark can play between two states.
type move struct {
	from, to state
	part     part
	single   bool // for single marks; the others are for double ones
	cost     int  // on top of what the mark itself makes of the part
}

// moves are all parts but idle, which leaves the state as it is.
var moves = [...]move{
	{from: outside, to: inDouble, part: opening},
	{from: inDouble, to: outside, part: closing},
	{from: inDouble, to: inRepeat, part: opening, cost: 4},
	{from: inRepeat, to: inDouble, part: closing},
	{from: inNested, to: outside, part: ending, cost: 2},
	{from: inSingle, to: inSingleDeep, part: opening},
	{from: inSingleDeep, to: inSingle, part: closing},
	{from: outside, to: inSingle, part: opening, single: true, cost: 2},
	{from: inSingle, to: outside, part: closing, single: true},
	{from: inDouble, to: inNested, part: opening, single: true, cost: 1},
	{from: inNested, to: inDouble, part: closing, single: true},
	{from: inSingleDeep, to: outside, part: ending, single: true, cost: 3},
}

// step is the reading of one mark.
type step struct {
	before, after state
	part          part
}

// edge is what stands around a paragraph.
type edge struct {
	open    bool // the paragraph before ended inside a quotation
	reopens bool // the paragraph after begins with a mark
}

const never = 1 << 20

// enter gives the cost of beginning a paragraph in s.
func (e edge) enter(s state) int {
	switch {
	case s == outside:
		return 0
	case s == inDouble && e.open:
		return 4
	}
	return never
}

// leave gives the cost of ending a paragraph in s.
func (e edge) leave(s state) int {
	switch {
	case s == outside:
		return 0
	case e.reopens && s == inDouble:
		return 1
	case e.reopens && s == inSingle:
		return 3
	case s == inSingle || s == inSingleDeep:
		return 9
	}
	return 7
}

// read finds the cheapest reading of r.marks and leaves it in r.steps.
func (r *reader) read(e edge) {
	var cost [states]int
	for s := range states {
		cost[s] = e.enter(s)
	}
	table := r.grow(len(r.marks))
	for i, m := range r.marks {
		cost = m.advance(cost, table[i*int(states):(i+1)*int(states)])
	}
	last := outside
	for s := range states {
		if cost[s]+e.leave(s) < cost[last]+e.leave(last) {
			last = s
		}
	}
	r.steps = r.steps[:len(r.marks)]
	for i := len(r.marks) - 1; i >= 0; i-- {
		r.steps[i] = table[i*int(states)+int(last)]
		last = r.steps[i].before
	}
}

// grow makes room for the readings of n marks: first the chosen steps, then the table of all.
func (r *reader) grow(n int) []step {
	if need := n * (int(states) + 1); cap(r.steps) < need {
		r.steps = make([]step, need, 2*need)
	}
	return r.steps[n : n*(int(states)+1)]
}

// advance gives the cost of each state after m, and in best the step that leads there.
func (m mark) advance(cost [states]int, best []step) [states]int {
	var next [states]int
	for s := range states {
		next[s] = cost[s] + m.idle
		if m.tail && (s == inSingle || s == inNested) {
			next[s]++
		}
		best[s] = step{before: s, after: s, part: idle}
	}
	for _, v := range moves {
		if v.single != m.single {
			continue
		}
		if c := cost[v.from] + v.cost + m.cost(v.part); c < next[v.to] {
			next[v.to] = c
			best[v.to] = step{before: v.from, after: v.to, part: v.part}
		}
	}
	return next
}
