package layout

import (
	"strings"
	"sync"

	"hearsay/store"
	"hearsay/store/text"
)

// vocabulary is what is known of words.
type vocabulary struct {
	entries []entry
	phrases []phrase
	hashed  [1 << 12]uint16 // one more than a place in entries, at the hash of the word or behind it; 0 ends the search
}

// entry is what is known of a word.
type entry struct {
	word    string
	head    uint64 // of word
	classes class
	lists   lists16 // that have phrases which begin with it
	cue     uint16  // the first of those phrases that is a cue: one more than its place; 0 if there is none
	first   uint16  // the first that is none
	last    uint16  // of all
}

// lists16 is a set of lists.
type lists16 uint16

// of reports whether l is among ls.
func (ls lists16) has(l list) bool { return ls&(1<<l) != 0 }

// phrase is the words of a phrase after the first, with a blank between two.
type phrase struct {
	rest string
	in   list
	next uint16 // that begins with the same word, as in entry
}

// known gives the vocabulary, which is made when it is first asked for.
var known = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{}
	for i, words := range wordsOf {
		for w := range strings.FieldsSeq(words) {
			v.entry(w).classes |= 1 << i
		}
	}
	var all []byte // words of phrases, one blank between two
	for l, phrases := range phrasesOf {
		for p := range strings.SplitSeq(phrases, ",") {
			all = appendWords(all[:0], p)
			first, rest, _ := strings.Cut(string(all), " ")
			v.add(v.entry(first), phrase{rest: rest, in: list(l)})
		}
	}
	return v
})

// appendWords appends the words of s with a blank between two.
func appendWords(dst []byte, s string) []byte {
	for w := word(s, 0); !w.Empty(); w = word(s, w.End) {
		if len(dst) > 0 {
			dst = append(dst, ' ')
		}
		dst = append(dst, w.Of(s)...)
	}
	return dst
}

// add puts p behind the phrases that begin with the word of e; cues come last.
func (v *vocabulary) add(e *entry, p phrase) {
	v.phrases = append(v.phrases, p)
	n := uint16(len(v.phrases))
	switch {
	case p.in.cues() && e.cue == 0:
		e.cue = n
	case !p.in.cues() && e.first == 0:
		e.first = n
	default:
		v.phrases[e.last-1].next = n
	}
	e.last = n
	e.lists |= 1 << p.in
}

// cues reports whether l is of phrases that count wherever they stand.
func (l list) cues() bool { return l >= plain }

// entry gives that of a word, a new one if there is none.
func (v *vocabulary) entry(w string) *entry {
	at := v.slot(headOf(w), w)
	if *at == 0 {
		v.entries = append(v.entries, entry{head: headOf(w), word: w})
		*at = uint16(len(v.entries))
	}
	return &v.entries[*at-1]
}

// headOf gives the first eight bytes of w, the first one lowest; if it has fewer, zeros follow.
func headOf(w string) (head uint64) {
	for i := range min(len(w), 8) {
		head |= uint64(w[i]) << (8 * i)
	}
	return head
}

// slot gives where in hashed a word is, or belongs.
func (v *vocabulary) slot(head uint64, w string) *uint16 {
	const mixed = 0x9e3779b97f4a7c15
	for at := (head ^ uint64(len(w))) * mixed >> (64 - 12); ; at++ {
		n := &v.hashed[at%uint64(len(v.hashed))]
		if *n == 0 {
			return n
		}
		if e := &v.entries[*n-1]; e.head == head && len(e.word) == len(w) && (len(w) <= 8 || e.word == w) {
			return n
		}
	}
}

// in gives the entry of the word of s, in lower case, from byte start to end.
func (v *vocabulary) in(s string, start, end int) *entry {
	n := end - start
	if n >= 8 || start+8 > len(s) {
		return v.of(s[start:end])
	}
	if n := *v.slot(text.Eight(s[start:])&(1<<(8*n)-1), s[start:end]); n != 0 {
		return &v.entries[n-1]
	}
	return &unknown
}

// counts reports whether e matters wherever its word stands in a block.
func (e *entry) counts() bool { return e.lists != 0 || e.classes&(reporting|addresses) != 0 }

// unknown is the entry of a word of which nothing is known.
var unknown entry

// of gives the entry of a word in lower case, which may be empty.
func (v *vocabulary) of(w string) *entry {
	if w == "" {
		return &unknown
	}
	if n := *v.slot(headOf(w), w); n != 0 {
		return &v.entries[n-1]
	}
	return &unknown
}

// heaviest gives the greatest weight of a cue that begins with the word of e, which ends at byte end of s; 0 if none does.
func (v *vocabulary) heaviest(e *entry, s string, end int) int {
	if e.cue == 0 {
		return 0
	}
	top, next := 0, word(s, end).Start
	for n := e.cue; n != 0; n = v.phrases[n-1].next {
		p := &v.phrases[n-1]
		if weights[p.in] > top && (p.rest == "" || next < len(s) && s[next] == p.rest[0] && p.match(s, next) >= 0) {
			top = weights[p.in]
		}
	}
	return top
}

// match gives where the rest of p ends in s, if it goes on from byte i, or -1.
func (p *phrase) match(s string, i int) int {
	for rest := p.rest; rest != ""; {
		var want string
		want, rest, _ = strings.Cut(rest, " ")
		w := word(s, i)
		if w.Of(s) != want {
			return -1
		}
		i = w.End
	}
	return i
}

// at gives where a phrase of l ends that stands in s with first as its first word, the one
// named last if there are several; 0 if there is none.
func (l list) at(s string, first store.Span) (end int) {
	v := known()
	e := v.of(first.Of(s))
	if !e.lists.has(l) {
		return 0
	}
	for n := e.first; n != 0; n = v.phrases[n-1].next {
		if p := &v.phrases[n-1]; p.in == l {
			if at := p.match(s, first.End); at >= 0 {
				end = at
			}
		}
	}
	return end
}

// opens gives where a phrase that s begins with ends, or 0.
func (l list) opens(s string) int { return l.at(s, word(s, 0)) }

// is reports whether s is nothing but one of the phrases, with marks around it.
func (l list) is(s string) bool {
	end := l.opens(s)
	return end > 0 && word(s, end).Empty()
}

// has reports whether a word in lower case is one of c.
func (c class) has(w string) bool { return known().of(w).classes&c != 0 }
