package link

import (
	"slices"
	"unsafe"
)

// Room gives so many bytes, all zero, at a place that is a multiple of 8. They hold
// as long as it is held.
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
		a.piece = lay[T](a.room, max(arenaPiece, len(s)))[:0]
	}
	n := len(a.piece)
	a.piece = append(a.piece, s...)
	return slices.Clip(a.piece[n:])
}

// list is a slice that nothing is appended to any more, in two thirds of the room.
type list[T any] struct {
	first *T
	n     uint32
}

func listOf[T any](s []T) list[T] { return list[T]{unsafe.SliceData(s), uint32(len(s))} }

func (l list[T]) all() []T { return unsafe.Slice(l.first, l.n) }

// lay gives n items, all zero, in room, or on the heap if that is nil. T has no pointers.
func lay[T any](room Room, n int) []T {
	if room == nil || n == 0 {
		return make([]T, n)
	}
	var item T
	b := room(n * int(unsafe.Sizeof(item)))
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b))), n)
}
