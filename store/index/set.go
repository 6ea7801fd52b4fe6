package index

import (
	"context"
	"encoding/binary"
	"iter"
	"math/bits"

	"hearsay/store"
	"hearsay/store/cores"
)

// Set is a set of articles, a bit for each.
type Set []uint64

// NewSet returns an empty Set with room for n articles.
func NewSet(n int) Set { return make(Set, (n+63)/64) }

// fullSet returns the Set of the first n articles.
func fullSet(n int) Set {
	s := NewSet(n)
	for i := range s {
		s[i] = ^uint64(0)
	}
	if n%64 != 0 {
		s[len(s)-1] = 1<<(n%64) - 1
	}
	return s
}

// Has reports whether id is in s; what s has no room for is not.
func (s Set) Has(id store.ArticleID) bool {
	return int(id/64) < len(s) && s[id/64]&(1<<(id%64)) != 0
}

// Add puts id into s, which must have room for it.
func (s Set) Add(id store.ArticleID) { s[id/64] |= 1 << (id % 64) }

// Len is how many articles are in s.
func (s Set) Len() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// All yields the articles in s, in source order.
func (s Set) All() iter.Seq[store.ArticleID] {
	return func(yield func(store.ArticleID) bool) {
		for i, w := range s {
			for ; w != 0; w &= w - 1 {
				if !yield(store.ArticleID(i*64 + bits.TrailingZeros64(w))) {
					return
				}
			}
		}
	}
}

// Keep takes out of s what does not pass. Once ctx is done it stops: what is in s then says nothing.
func (s Set) Keep(ctx context.Context, passes func(store.ArticleID) bool) {
	for i, w := range s {
		if w != 0 && ctx.Err() != nil {
			return
		}
		for rest := w; rest != 0; rest &= rest - 1 {
			if low := rest & -rest; !passes(store.ArticleID(i*64 + bits.TrailingZeros64(low))) {
				w &^= low
			}
		}
		s[i] = w
	}
}

// And takes out of s what is not in t, which has as much room.
func (s Set) And(t Set) {
	for i := range s {
		s[i] &= t[i]
	}
}

func (s Set) or(t Set) {
	for i := range s {
		s[i] |= t[i]
	}
}

func (s Set) andNot(t Set) {
	for i := range s {
		s[i] &^= t[i]
	}
}

// orBits puts into s the articles of bits, one for each of docs of which the first has the number at.
func (s Set) orBits(at uint32, bits []byte, docs uint32) {
	bits = bits[:min(len(bits), int(docs+7)/8)]
	word, shift := int(at/64), at%64
	for ; len(bits) >= 8; bits = bits[8:] {
		s.orWord(word, shift, binary.LittleEndian.Uint64(bits))
		word++
	}
	if len(bits) > 0 {
		var rest [8]byte
		copy(rest[:], bits)
		s.orWord(word, shift, binary.LittleEndian.Uint64(rest[:]))
	}
}

// orWord puts 64 bits into s, shift bits behind the beginning of a word. What s has no room for is left out.
func (s Set) orWord(word int, shift uint32, w uint64) {
	if word < len(s) {
		s[word] |= w << shift
	}
	if high := w >> (64 - shift); high != 0 && word+1 < len(s) {
		s[word+1] |= high
	}
}

// appendBits appends a bit for each of docs articles: the lowest of a byte is the first.
func (s Set) appendBits(dst []byte, docs uint32) []byte {
	end := len(dst) + int(docs+7)/8
	for _, w := range s {
		dst = binary.LittleEndian.AppendUint64(dst, w)
	}
	return dst[:end]
}

// keepOnAllCores is Keep for a test that takes its time and may be asked from many goroutines.
func (s Set) keepOnAllCores(ctx context.Context, passes func(store.ArticleID) bool) {
	cores.Each(len(s), func() func(int) {
		return func(i int) {
			s[i:i+1].Keep(ctx, func(id store.ArticleID) bool { return passes(id + store.ArticleID(i*64)) })
		}
	})
}
