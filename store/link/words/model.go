package words

import (
	_ "embed" // for the table of English
	"math"
	"strconv"
	"strings"
	"sync"
)

// The table is written by go run ./store/link/words/count. Its first part has a
// word and its surprise a line, most frequent first; after an empty line follow
// pairs of words and the surprise of the second after the first. Surprise is in
// quarters of a bit.
//
//go:embed english.txt
var englishTable string

// english reads the table once, when it is first needed.
var english = sync.OnceValue(func() *model { return parseModel(englishTable) })

// model is how surprising words are before any corpus is seen. It is immutable.
type model struct {
	words []string         // by ID-1
	alone []uint8          // by ID-1: quarters of a bit
	after map[uint64]uint8 // by pair of IDs: quarters of a bit
}

func parseModel(s string) *model {
	singles, pairs, _ := strings.Cut(s, "\n\n")
	m := &model{after: make(map[uint64]uint8, strings.Count(pairs, "\n")+1)}
	ids := make(map[string]ID, strings.Count(singles, "\n")+1)
	for line := range strings.SplitSeq(singles, "\n") {
		w, n, _ := strings.Cut(line, " ")
		m.words = append(m.words, w)
		m.alone = append(m.alone, quarters(n))
		ids[w] = ID(len(m.words))
	}
	for line := range strings.SplitSeq(strings.TrimSpace(pairs), "\n") {
		v, rest, _ := strings.Cut(line, " ")
		w, n, _ := strings.Cut(rest, " ")
		m.after[pair(ids[v], ids[w])] = quarters(n)
	}
	return m
}

func quarters(s string) uint8 {
	n, _ := strconv.ParseUint(s, 10, 8)
	return uint8(n)
}

func pair(v, w ID) uint64 { return uint64(v)<<32 | uint64(w) }

// MostBits is how surprising anything can be, in bits: a word seen once says no more, since
// rare words are misspelt, repeated within their topic, or both.
const MostBits = 18

// weightOfModel is how many words of the corpus at hand it takes to count as much as the table.
const weightOfModel = 2e6

// Surprise is how surprising each word of a Lexicon was at one moment. It is immutable.
type Surprise struct {
	bits  []float32 // by ID
	model *model
}

// mostFillerBits is the most that a word counts which people drop and put in at will.
const mostFillerBits = 4

// Surprise weighs the table against what Count has seen so far.
func (l *Lexicon) Surprise() *Surprise {
	s := &Surprise{bits: make([]float32, len(l.spell)), model: l.model}
	all := weightOfModel + float64(l.total)
	for id := range s.bits {
		p := (weightOfModel*l.model.probability(ID(id)) + float64(l.seen[id])) / all
		s.bits[id] = float32(min(MostBits, -math.Log2(p)))
		if l.class[id]&Filler != 0 {
			s.bits[id] = min(s.bits[id], mostFillerBits)
		}
	}
	return s
}

func (m *model) probability(id ID) float64 {
	if i := int(id) - 1; i >= 0 && i < len(m.alone) {
		return math.Exp2(-float64(m.alone[i]) / 4)
	}
	return math.Exp2(-MostBits - 2)
}

// Alone is the surprise of a word, in bits.
func (s *Surprise) Alone(id ID) float32 { return s.bits[id] }

// After is the surprise of w where v stands before it, in bits.
func (s *Surprise) After(v, w ID) float32 {
	alone := s.bits[w]
	if int(v) > len(s.model.alone) || int(w) > len(s.model.alone) {
		return alone
	}
	if q, ok := s.model.after[pair(v, w)]; ok {
		return min(alone, float32(q)/4)
	}
	return alone
}
