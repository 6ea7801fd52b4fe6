package link

import "slices"

// arena holds small slices one behind the other in large pieces of memory, for
// as long as any of them is held.
type arena[T any] struct{ piece []T }

// arenaPiece is how many items a piece has room for, unless one slice has more.
const arenaPiece = 1 << 12

// clone gives a copy of s.
func (a *arena[T]) clone(s []T) []T {
	if cap(a.piece)-len(a.piece) < len(s) {
		a.piece = make([]T, 0, max(arenaPiece, len(s)))
	}
	n := len(a.piece)
	a.piece = append(a.piece, s...)
	return slices.Clip(a.piece[n:])
}
