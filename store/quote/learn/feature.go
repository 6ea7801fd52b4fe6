package learn

// Hash is a feature in the making: a template's number mixed with what fills it.
type Hash uint64

// Feature is a finished feature. Different ones share a number once in a few
// thousand times, which costs nothing that can be measured.
type Feature uint32

const (
	fnvOffset  = 14695981039346656037
	fnvPrime   = 1099511628211
	multiplier = 0x9E3779B97F4A7C15
)

// Text hashes the bytes of s.
func Text(s string) Hash { return Hash(fnvOffset).With(s) }

// With is, for the hash of a text, that of the text with s behind it.
func (h Hash) With(s string) Hash {
	for i := range len(s) {
		h = (h ^ Hash(s[i])) * fnvPrime
	}
	return h
}

// And joins x to h. The order matters: h.And(x) is not x.And(h).
func (h Hash) And(x Hash) Hash {
	u := (uint64(h)<<5 | uint64(h)>>59) ^ uint64(x)
	u *= multiplier
	return Hash(u ^ u>>32)
}

// Feature finishes h.
func (h Hash) Feature() Feature {
	u := uint64(h) * multiplier
	return Feature(u >> 32)
}
