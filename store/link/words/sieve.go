package words

// Sieve tells of which words it surely has not got, by a few of the bits of their
// numbers. It asks no processor to guess: most words fall through all the same.
type Sieve struct{ in [sieveBits / 64]uint64 }

// sieveBits is a power of two, so that one in a hundred words gets stuck among those of an article.
const sieveBits = 1 << 12

// Reset empties s.
func (s *Sieve) Reset() { clear(s.in[:]) }

// Add puts a word in.
func (s *Sieve) Add(id ID) { s.in[id%sieveBits/64] |= 1 << (id % 64) }

// Holds is 0 for a word that is not in s, and 1 for one that may be.
func (s *Sieve) Holds(id ID) int { return int(s.in[id%sieveBits/64] >> (id % 64) & 1) }
