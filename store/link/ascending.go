package link

import (
	"math/bits"

	"hearsay/store/link/words"
)

// ascending puts word numbers in order, each once, without comparing any: a number is
// a bit, and so is a word of 64 of these that has any.
type ascending struct {
	in, any []uint64
}

// grow makes room for numbers below n.
func (s *ascending) grow(n int) {
	if n > 64*len(s.in) {
		s.in = append(s.in, make([]uint64, (n+63)/64-len(s.in))...)
		s.any = append(s.any, make([]uint64, (len(s.in)+63)/64-len(s.any))...)
	}
}

func (s *ascending) add(id words.ID) {
	s.in[id/64] |= 1 << (id % 64)
	s.any[id/(64*64)] |= 1 << (id / 64 % 64)
}

// drain appends what has been added, which s then has no more.
func (s *ascending) drain(into []words.ID) []words.ID {
	for i, any := range s.any {
		for ; any != 0; any &= any - 1 {
			k := i*64 + bits.TrailingZeros64(any)
			for in := s.in[k]; in != 0; in &= in - 1 {
				into = append(into, words.ID(k*64+bits.TrailingZeros64(in)))
			}
			s.in[k] = 0
		}
		s.any[i] = 0
	}
	return into
}
