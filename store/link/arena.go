package link

import (
	"slices"
	"unsafe"
)

// Room gives so many bytes, all zero, at a place that is a multiple of 8. They hold
// as long as the Linker does.
type Room func(bytes int) []byte

// arena holds small slices one behind the other in large pieces of memory, for
// as long as any of them is held. T has no pointers.
type arena[T any] struct {
	piece []T
	room  Room // for the pieces; if nil, they are made
}

// arenaPiece is how many items a piece has room for, unless one slice has more.
const arenaPiece = 1 << 12

// clone gives a copy of s.
func (a *arena[T]) clone(s []T) []T {
	if cap(a.piece)-len(a.piece) < len(s) {
		a.piece = a.next(max(arenaPiece, len(s)))
	}
	n := len(a.piece)
	a.piece = append(a.piece, s...)
	return slices.Clip(a.piece[n:])
}

// next gives an empty piece for n items.
func (a *arena[T]) next(n int) []T {
	if a.room == nil {
		return make([]T, 0, n)
	}
	var item T
	b := a.room(n * int(unsafe.Sizeof(item)))
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b))), n)[:0]
}
