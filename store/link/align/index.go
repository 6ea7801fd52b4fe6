package align

import "hearsay/store/link/words"

// index tells where a text has a word.
type index struct {
	words   []words.Word // that are indexed
	heads   []int32      // by stem: one more than the first entry; 0 if the text lacks the word
	entries []entry
}

// entry is a place of a word; the entries of one word ascend.
type entry struct {
	at, next int32
	parts    uint8
}

// of indexes ws, unless it has just done so.
func (x *index) of(ws []words.Word) {
	if len(ws) == len(x.words) && (len(ws) == 0 || &ws[0] == &x.words[0]) {
		return
	}
	for _, w := range x.words {
		x.heads[w.Stem] = 0
		x.heads[w.Glued] = 0
	}
	x.words, x.entries = ws, x.entries[:0]
	for i := len(ws) - 1; i >= 0; i-- {
		if w := ws[i]; w.Glued != words.None {
			x.add(w.Glued, i, w.Parts)
		}
		x.add(ws[i].Stem, i, 1)
	}
}

func (x *index) add(id words.ID, at int, parts uint8) {
	if int(id) >= len(x.heads) {
		x.heads = append(x.heads, make([]int32, 2*int(id)+1-len(x.heads))...)
	}
	x.entries = append(x.entries, entry{int32(at), x.heads[id] - 1, parts})
	x.heads[id] = int32(len(x.entries))
}

// first gives the first entry of a word, or none.
func (x *index) first(id words.ID) int32 {
	if int(id) >= len(x.heads) {
		return none
	}
	return x.heads[id] - 1
}
