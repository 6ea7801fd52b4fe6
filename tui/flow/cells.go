package flow

import (
	"cmp"
	"slices"
)

// Cells are half-open cells of one line.
type Cells struct{ ID, Line, From, To int }

// On gives those of cells, which are in order, that stand on the lines from up to to.
func On(cells []Cells, from, to int) []Cells {
	return cells[firstOn(cells, from):firstOn(cells, to)]
}

func firstOn(cells []Cells, line int) int {
	i, _ := slices.BinarySearchFunc(cells, line, func(c Cells, l int) int { return cmp.Compare(c.Line, l) })
	return i
}
