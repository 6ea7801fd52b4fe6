package words

import (
	_ "embed" // for the table of English
	"math"
)

// english is written by go run ./store/link/words/count.
//
//go:embed english.table
var english string

// MostBits is how surprising anything can be, in bits: a word seen once says no more, since
// rare words are misspelt, repeated within their topic, or both.
const MostBits = 18

// weightOfTable is how many words of the corpus at hand it takes to count as much as the table.
const weightOfTable = 2e6

// unlisted is the place of a word that a table lacks.
const unlisted = -1

// Surprise is how surprising each word of a Lexicon was at one moment. A word
// numbered later, which Extend adds, is as surprising as it would have been then.
type Surprise struct {
	bits  []float32 // by ID
	place []int32   // by ID: in the table
	table table
	total int // words that the corpus had
}

// mostFillerBits is the most that a word counts which people drop and put in at will.
const mostFillerBits = 4

// Surprise weighs the table against what Count has seen so far.
func (l *Lexicon) Surprise() *Surprise {
	return l.SurpriseAfter(Counts{l.seen, l.total})
}

// Extend adds the words that l has numbered since.
func (s *Surprise) Extend(l *Lexicon) {
	for id := len(s.bits); id < len(l.spell); id++ {
		s.bits = append(s.bits, s.of(l, ID(id), 0))
	}
	s.place = l.place
}

// of is the surprise of a word that the corpus had seen so many times.
func (s *Surprise) of(l *Lexicon, id ID, seen uint32) float32 {
	p := (weightOfTable*l.likelihood(id) + float64(seen)) / (weightOfTable + float64(s.total))
	bits := float32(min(MostBits, -math.Log2(p)))
	if l.class[id]&Filler != 0 {
		return min(bits, mostFillerBits)
	}
	return bits
}

// likelihood is the probability of a word under the table.
func (l *Lexicon) likelihood(id ID) float64 {
	if at := l.place[id]; at != unlisted {
		return math.Exp2(-float64(l.table.alone(int(at))) / 4)
	}
	return math.Exp2(-MostBits - 2)
}

// Alone is the surprise of a word, in bits.
func (s *Surprise) Alone(id ID) float32 { return s.bits[id] }

// After is the surprise of w where v stands before it, in bits.
func (s *Surprise) After(v, w ID) float32 {
	alone := s.bits[w]
	if s.place[v] == unlisted || s.place[w] == unlisted {
		return alone
	}
	if q, ok := s.table.after(int(s.place[v]), int(s.place[w])); ok {
		return min(alone, float32(q)/4)
	}
	return alone
}
