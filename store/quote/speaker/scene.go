package speaker

import (
	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker/lexicon"
	"hearsay/store/text"
)

// scene is what all candidates of one quotation share.
type scene struct {
	q                  int // its chunk
	self               *chunk
	left, left2, left3 *chunk
	right, right2      *chunk
	shape              learn.Hash // how the quotation begins and ends
	before, after      int        // the nearest strong cue on either side, or -1
	loose, looseAfter  int        // the nearest cue of any strength
	bare               learn.Hash // whether its sentence or paragraph is nothing but it
	last               int        // the chunk chosen for the quotation before, or nobody
	lastQuote          int        // the chunk of that quotation, or -1
	last2              int        // the chunk chosen for the one before that, or nobody
	asked              bool       // the quotation before ends in a question mark
	gap                learn.Hash // how far the quotation before is
	govern             []int32    // the verbs before it in its sentence, nearest first
	words              learn.Hash // the grammatical persons in it
	opens              learn.Hash // what sort of word it begins with
	turn               int        // whoever takes the word between the quotation before and this one, in its sentence; or nobody
	takes              bool       // that one takes it for certain, so that nobody before comes into question
	introduced         learn.Hash // whether words before it announce it, and what is behind it announces the next one
}

func (a *analysis) scene(quote int) *scene {
	q := int(a.places[quote].chunk)
	s := &a.now
	*s = scene{govern: s.govern[:0], q: q, self: a.at(q), left: a.at(q - 1), left2: a.at(q - 2), left3: a.at(q - 3), right: a.at(q + 1), right2: a.at(q + 2),
		before: a.cueBefore(q, strongCue), after: a.cueAfter(q, strongCue), loose: a.cueBefore(q, anyCue), looseAfter: a.cueAfter(q, anyCue),
		last: nobody, lastQuote: -1, last2: nobody}
	a.history(s, quote)
	if s.govern == nil {
		s.govern = make([]int32, 0, 5)
	}
	s.govern = a.governors(q, s.govern)
	s.turn, s.takes = a.turn(s)
	s.introduced = a.introduction(s)
	a.look(quote)
	s.shape = a.shape(quote)
	s.bare = bareness(s)
	return s
}

// shape is how the quotation begins and ends.
func (a *analysis) shape(quote int) learn.Hash {
	q := &a.quotes[quote]
	it := &a.items[a.chunk[a.places[quote].chunk].first]
	h := learn.Hash(q.Kind)
	if it.capital {
		h |= 8
	}
	switch a.lastRune(it) {
	case ',':
		h |= 16
	case '.', '…':
		h |= 32
	case '?', '!':
		h |= 48
	case '—', '-', '–':
		h |= 64
	}
	switch n := it.last - it.first; {
	case n < 3:
	case n < 8:
		h |= 128
	case n < 25:
		h |= 256
	default:
		h |= 384
	}
	return h
}

func bareness(s *scene) learn.Hash {
	h := learn.Hash(0)
	if s.left.tag == paragraph {
		h |= 1
	} else if s.left.sentence != s.self.sentence {
		h |= 2
	}
	if s.right.tag == paragraph {
		h |= 4
	} else if s.right.sentence != s.self.sentence {
		h |= 8
	}
	return h
}

// look notes the names and the persons inside a quotation.
func (a *analysis) look(quote int) {
	a.inside, a.now.words = a.inside[:0], 0
	it := &a.items[a.chunk[a.places[quote].chunk].first]
	a.now.opens = firstWord(a.doc.Lower(int(it.first)))
	for i := int(it.first); i <= int(it.last) && i < int(it.first)+maxLook; i++ {
		t := &a.doc.Tokens[i]
		if t.Kind != text.Word {
			continue
		}
		a.now.words |= learn.Hash(a.lexicon.Of(i).person)
		if t.Capital && len(a.inside) < maxInside {
			a.inside = append(a.inside, learn.Text(a.doc.Lower(i)))
		}
	}
}

// firstWord is the sort of word that a quotation begins with: a fragment that
// begins with a verb has its subject before it.
func firstWord(w string) learn.Hash {
	const sorts = lexicon.Verb | lexicon.Be | lexicon.Have | lexicon.Do | lexicon.Modal | lexicon.To | lexicon.Not
	const forms = lexicon.Base | lexicon.Third | lexicon.Past | lexicon.Participle | lexicon.Ing | lexicon.AlsoNoun
	const closed = lexicon.Determiner | lexicon.Subject | lexicon.Possessive | lexicon.Preposition | lexicon.Conjunction | lexicon.Adjective | lexicon.Adverb
	known, _ := lexicon.Lookup(w)
	if known.Is(closed) {
		return learn.Hash(known.Class & closed)
	}
	if known.Is(sorts) {
		return learn.Hash(known.Class & forms)
	}
	return 0
}

// spokenPerson is the grammatical person that a word inside a quotation shows.
func spokenPerson(w string) learn.Hash {
	switch w {
	case "i", "my", "me", "i'm", "i’m", "i've", "i’ve":
		return 1
	case "we", "our", "us", "we're", "we’re":
		return 2
	case "he", "his", "him":
		return 4
	case "she", "her":
		return 8
	case "you", "your":
		return 16
	}
	return 0
}

// Bounds on what is read inside a quotation, in tokens and in names.
const (
	maxLook   = 80
	maxInside = 24
)
