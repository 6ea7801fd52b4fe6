package index

import (
	"sync"

	"hearsay/store/text"
)

// lexicon numbers folded words for all who prepare articles at once.
type lexicon struct {
	*text.Vocabulary
	shorts  shorts
	readers sync.Pool // of *reader, that have nothing to read
}

func newLexicon() *lexicon {
	x := &lexicon{Vocabulary: text.NewVocabulary()}
	x.readers.New = func() any { return &reader{lexicon: x} }
	x.shorts.init()
	return x
}

// of gives the words of a text, in order, as numbers.
func (x *lexicon) of(s string) []uint32 {
	r := x.readers.Get().(*reader)
	defer x.readers.Put(r)
	r.turn(s)
	return r.read()
}
