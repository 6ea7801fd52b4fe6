package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unsafe"
)

// A Snapshot lies in a file as its columns lie in memory: the length of each,
// in bytes, and behind it the column, which begins at a multiple of 8. Open copies
// nothing and looks at none of them. So whatever they say must be taken for
// what anybody could have written there: what makes no sense finds nothing.

// ErrFormat says that bytes are no Snapshot, or one of another version or kind of machine.
var ErrFormat = errors.New("no index that can be read here")

// magic begins a Snapshot. A machine that puts the bytes of a number the other way round reads another one.
const magic uint64 = 0x0100_5849_7368_0a02

// align is what every column begins at a multiple of.
const align = 8

// AppendBinary appends s as Open reads it. The length of dst must be a multiple of 8.
func (s *Snapshot) AppendBinary(dst []byte) ([]byte, error) {
	if len(dst)%align != 0 {
		return dst, fmt.Errorf("index at byte %d: not a multiple of %d", len(dst), align)
	}
	w := &columnWriter{appendNumber(appendNumber(dst, magic), uint64(len(s.segments)))}
	for _, g := range s.segments {
		w.dst = appendNumber(w.dst, uint64(g.docs))
	}
	s.each(w)
	return w.dst, nil
}

// Open gives the Snapshot that AppendBinary has written as data, which must
// begin at an address that is a multiple of 8 and never change. The Snapshot
// shares its memory.
func Open(data []byte) (*Snapshot, error) {
	r := &columnReader{data: data}
	if uintptr(unsafe.Pointer(unsafe.SliceData(data)))%align != 0 || r.number() != magic {
		return nil, ErrFormat
	}
	n := r.number()
	if n > mostSegments {
		return nil, ErrFormat
	}
	segments := make([]*segment, n)
	docs := uint64(0)
	for i := range segments {
		g := &segment{first: uint32(docs), entries: entries{docs: uint32(r.number())}}
		docs += uint64(g.docs)
		segments[i] = g
	}
	s := newSnapshot(columns{}, segments)
	s.each(r)
	if r.failed || len(r.data) > 0 || docs != uint64(s.Len()) || !s.sound() {
		return nil, ErrFormat
	}
	prepareFuzzy()
	return s, nil
}

// mostSegments is more than any number of articles makes.
const mostSegments = 1 << 10

// visitor is shown every column of a Snapshot, in the order of the file.
type visitor interface {
	bytes(*[]byte)
	halves(*[]uint32)
	wholes(*[]uint64)
}

// each shows all columns of s.
func (s *Snapshot) each(v visitor) {
	s.titles.each(v)
	s.lines.each(v)
	v.halves(&s.outletOf)
	s.outlets.each(v)
	s.outletLines.each(v)
	for _, g := range s.segments {
		g.words.each(v)
		g.lists.each(v)
		v.halves(&g.counts)
		v.halves(&g.last)
		g.wide.prefixes.each(v)
		g.wide.sets.each(v)
	}
}

func (t *table) each(v visitor) {
	v.bytes(&t.bytes)
	v.halves(&t.ends)
}

func (l *lines) each(v visitor) {
	l.folded.each(v)
	v.wholes(&l.letters)
	v.wholes(&l.pairs)
	v.wholes(&l.heads)
}

// sound reports whether columns that belong together are as long as one another.
func (s *Snapshot) sound() bool {
	for _, g := range s.segments {
		n := g.words.len()
		if g.lists.len() != n || len(g.counts) != n || len(g.last) != n || g.wide.prefixes.len() != g.wide.sets.len() {
			return false
		}
	}
	n := s.Len()
	return s.titles.len() == n && s.lines.sound(n) && s.outletLines.sound(s.outlets.len()) && (n == 0 || s.outlets.len() > 0)
}

func (l *lines) sound(n int) bool {
	return l.folded.len() == n && len(l.letters) == n && len(l.pairs) == n && len(l.heads) == n
}

// columnWriter appends columns.
type columnWriter struct{ dst []byte }

func (w *columnWriter) bytes(c *[]byte) {
	w.dst = append(appendNumber(w.dst, uint64(len(*c))), *c...)
	w.dst = append(w.dst, make([]byte, -len(*c)&(align-1))...)
}

func (w *columnWriter) halves(c *[]uint32) {
	b := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(*c))), 4*len(*c))
	w.bytes(&b)
}

func (w *columnWriter) wholes(c *[]uint64) {
	b := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(*c))), 8*len(*c))
	w.bytes(&b)
}

func appendNumber(dst []byte, n uint64) []byte { return binary.NativeEndian.AppendUint64(dst, n) }

// columnReader gives columns where they lie.
type columnReader struct {
	data   []byte // what is still to be read; begins at a multiple of align
	failed bool
}

func (r *columnReader) number() uint64 {
	if len(r.data) < align {
		r.failed = true
		return 0
	}
	n := binary.NativeEndian.Uint64(r.data)
	r.data = r.data[align:]
	return n
}

func (r *columnReader) bytes(c *[]byte) {
	n := r.number()
	if n > uint64(len(r.data)) {
		r.failed, n = true, 0
	}
	padded := min((int(n)+align-1)&^(align-1), len(r.data))
	*c, r.data = r.data[:n:n], r.data[padded:]
}

func (r *columnReader) halves(c *[]uint32) {
	var b []byte
	r.bytes(&b)
	*c = unsafe.Slice((*uint32)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/4)
	r.failed = r.failed || len(b)%4 != 0
}

func (r *columnReader) wholes(c *[]uint64) {
	var b []byte
	r.bytes(&b)
	*c = unsafe.Slice((*uint64)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/8)
	r.failed = r.failed || len(b)%8 != 0
}
