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

// list gives an empty list with room for n numbers, and not for many more, lest short texts hold the room of long ones.
func (x *lexicon) list(n int) []uint32 {
	if l := *x.lists.Get().(*[]uint32); cap(l) >= n && cap(l) <= 2*n {
		return l[:0]
	}
	return make([]uint32, 0, n)
}

// done takes back a list that of gave.
func (x *lexicon) done(list []uint32) { x.lists.Put(&list) }
