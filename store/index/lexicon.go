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
	lists   sync.Pool // of *[]uint32, that nobody needs any more
}

func newLexicon(v *text.Vocabulary) *lexicon {
	x := &lexicon{Vocabulary: v}
	x.lists.New = func() any { return new([]uint32) }
	x.readers.New = func() any { return &reader{lexicon: x} }
	x.shorts.init()
	return x
}

// of gives the words of a text, in order, as numbers. Whoever needs them no more may say that they are done.
func (x *lexicon) of(s string) []uint32 {
	r := x.readers.Get().(*reader)
	defer x.readers.Put(r)
	r.turn(s)
	return r.read()
}

// list gives an empty list, which may have room.
func (x *lexicon) list() []uint32 { return (*x.lists.Get().(*[]uint32))[:0] }

// done takes back a list that of gave.
func (x *lexicon) done(list []uint32) { x.lists.Put(&list) }
