package text

// Eight bytes are read as one number, the first of them lowest, and tested all at once:
// a test marks those that pass by their highest bits.
const (
	Ones  = 0x0101010101010101 // 1 in each of them: what it is multiplied with stands eight times
	Highs = 0x8080808080808080 // the highest bit of each, which those have that are no ASCII
)

// Eight gives the first eight bytes of s.
func Eight(s string) uint64 {
	s = s[:8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// Letters marks those of eight bytes that are letters of ASCII.
func Letters(b uint64) uint64 {
	small := (b | 0x20*Ones) &^ Highs
	return (small + (0x80-'a')*Ones) &^ (small + (0x7f-'z')*Ones) &^ b & Highs
}

// Digits marks those of eight bytes that are digits of ASCII.
func Digits(b uint64) uint64 {
	plain := b &^ Highs
	return (plain + (0x80-'0')*Ones) &^ (plain + (0x7f-'9')*Ones) &^ b & Highs
}

// Gathered gives the marks of eight bytes side by side, as the lowest eight bits.
func Gathered(marks uint64) uint64 { return marks >> 7 * 0x0102040810204080 >> 56 }
