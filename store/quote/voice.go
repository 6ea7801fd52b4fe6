package quote

import (
	"strings"
	"sync"

	"hearsay/store"
	"hearsay/store/quote/kind"
	"hearsay/store/text"
)

// sign is what a word tells by its spelling alone, of who speaks and of whether somebody is quoted.
type sign uint8

const (
	firstPerson  sign = 1 << iota
	us                // which stands alone where somebody told us
	secondPerson      // of the reader, or of whoever is spoken to
	reporting         // a word of saying
	document          // for what somebody's words stand in
)

// signs gives the signs of a word in lower case.
func signs(lower string) sign {
	s := told()[strings.ReplaceAll(lower, "’", "'")]
	if kind.Reports(lower) {
		s |= reporting
	}
	return s
}

var told = sync.OnceValue(func() map[string]sign {
	m := map[string]sign{"us": firstPerson | us}
	for s, words := range map[sign]string{
		firstPerson:  "i me my mine we our i'm i've we're we've i'll i'd",
		secondPerson: "you your yours you're you've you'll",
		document:     "statement letter note email e-mail message memo post tweet apology declaration reply response caption full",
	} {
		for w := range strings.FieldsSeq(words) {
			m[w] = s
		}
	}
	return m
})

// sign gives the signs of token i.
func (f *finder) sign(i int) sign {
	if f.doc.Tokens[i].Kind != text.Word {
		return 0
	}
	return f.words.Of(i)
}

// voice counts the words of the first person, us among them, and of the second.
type voice struct{ first, us, second int }

func (f *finder) voice(r text.Run) voice {
	var v voice
	for i := r.Start; i < r.End; i++ {
		switch s := f.sign(i); {
		case s&(firstPerson|secondPerson) == 0: // as most words are
		case s&secondPerson != 0:
			v.second++
		case s&us == 0:
			v.first++
		case f.doc.Word(i) != "US":
			v.first++
			v.us++
		}
	}
	return v
}

// hear notes the voices of the paragraphs that are not furniture, and counts those
// without marks in which the article itself seems to say I or we.
func (f *finder) hear() {
	f.voices = f.voices[:0]
	next := 0
	for i, p := range f.doc.Paragraphs {
		marked := false
		for next < len(f.pieces) && f.pieces[next].Paragraph == i {
			marked, next = true, next+1
		}
		var v voice
		if p.Role != store.Furniture && !marked {
			v = f.voice(p.Tokens)
		}
		f.voices = append(f.voices, v)
		if p.Role == store.Body && v.first > 0 {
			f.personal++
		}
	}
}
