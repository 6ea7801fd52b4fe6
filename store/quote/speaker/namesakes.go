package speaker

import (
	"hash/maphash"
	"math/bits"
)

// namesakes are the people of an article by a part of their names. It is a hash table
// with open addressing, at most half full, that is emptied for the next article.
type namesakes struct {
	seed   maphash.Seed
	places []int32 // of a part: its place in shared and one more, or 0
	shared []sharedName
}

type sharedName struct {
	part   string
	people []int32
}

// reset empties n, for so many parts.
func (n *namesakes) reset(parts int) {
	if n.places == nil {
		n.seed = maphash.MakeSeed()
	}
	n.shared = n.shared[:0]
	size := 1 << bits.Len(uint(2*parts))
	if cap(n.places) < size {
		n.places = make([]int32, size)
		return
	}
	n.places = n.places[:size]
	clear(n.places)
}

// of gives the people with a part.
func (n *namesakes) of(part string) []int32 {
	if at := *n.find(part); at > 0 {
		return n.shared[at-1].people
	}
	return nil
}

// add gives person p a part, unless too many share it.
func (n *namesakes) add(part string, p int32) {
	at := n.find(part)
	if *at == 0 {
		*at = n.share(part)
	}
	if s := &n.shared[*at-1]; len(s.people) < maxSame {
		s.people = append(s.people, p)
	}
}

// share makes room for a part and gives its place, taking over what an earlier article left there.
func (n *namesakes) share(part string) int32 {
	if last := len(n.shared); last < cap(n.shared) {
		n.shared = n.shared[:last+1]
		n.shared[last] = sharedName{part, n.shared[last].people[:0]}
	} else {
		n.shared = append(n.shared, sharedName{part: part})
	}
	return int32(len(n.shared))
}

// find gives where the place of a part is noted, or would be.
func (n *namesakes) find(part string) *int32 {
	for i := maphash.String(n.seed, part); ; i++ {
		if at := &n.places[i&uint64(len(n.places)-1)]; *at == 0 || n.shared[*at-1].part == part {
			return at
		}
	}
}
