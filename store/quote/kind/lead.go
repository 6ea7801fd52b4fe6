package kind

import (
	"hearsay/store/quote/learn"
	"hearsay/store/text"
)

// lead is how the sentence leads into a piece: what tells a whole utterance,
// which a word of saying announces, from the part that a clause takes in.
type lead struct {
	cue      nearness // of a word of saying before the piece
	split    bool     // another piece stands before it in the sentence
	onComma  bool     // … and ends in a comma
	sentence bool     // the piece itself begins with a capital
}

// nearness is how near a word stands.
type nearness uint8

const (
	nowhere nearness = iota
	adjacent
	farther
)

// nearestCue is how many words may stand between a cue and the words it announces: he told the reporters: “…”
const nearestCue = 4

// leadOf reads the sentence before v, back to another piece.
func (s *scene) leadOf(v *view) lead {
	l := lead{sentence: s.doc.Tokens[v.inside.Start].Capital}
	first := max(s.doc.Paragraphs[v.Paragraph].Tokens.Start, v.inside.Start-farthest)
	if v.before >= 0 {
		first = max(first, s.pieces[v.before].inside.End)
	}
	words, i := 0, v.inside.Start-1
	for ; i >= first; i-- {
		if s.doc.Tokens[i].Kind == text.Mark {
			continue
		}
		c := s.class(i)
		if c == ending {
			return l
		}
		if c == saying && l.cue == nowhere {
			l.cue = farther
			if words <= nearestCue {
				l.cue = adjacent
			}
		}
		words++
	}
	l.split = v.before >= 0 && i < s.pieces[v.before].inside.End
	l.onComma = l.split && s.final(&s.pieces[v.before]) == onComma
	return l
}

// takenIn reports whether piece i goes on with a clause of the report behind a
// comma that no cue stands at: the water was, according to Holt, “the volume of …”
func (s *scene) takenIn(i int) bool {
	v := &s.pieces[i]
	if v.inside.Len() == 0 || v.left[0].class != comma || v.Continues {
		return false
	}
	l := s.leadOf(v)
	return !l.sentence && !l.split && l.cue != adjacent
}

// leads notes how the report leads into v. These features tell whole utterances
// from parts; whether somebody said the words they do not tell.
func (s *scene) leads(b *bag, v *view) {
	if v.inside.Len() == 0 {
		return
	}
	l := s.leadOf(v)
	way := flag(l.split) | flag(l.onComma)<<1 | learn.Hash(l.cue)<<2
	size := learn.Hash(0)
	switch {
	case v.words > 8:
		size = 2
	case v.words > 3:
		size = 1
	}
	begin, end := tLead.And(flag(l.sentence)), learn.Hash(s.final(v))
	from := begin.And(learn.Hash(v.left[0].class))
	b.lead(from.And(1).And(way))
	b.lead(from.And(2).And(way).And(size))
	b.lead(from.And(3).And(size).And(end))
	b.lead(from.And(4).And(size).And(flag(s.severalSentences(v))))
	b.lead(begin.And(5).And(way).And(end))
	b.lead(begin.And(6).And(flag(l.split)).And(size).And(learn.Hash(v.right[0].class)))
	b.lead(from.And(7).And(learn.Hash(v.left[1].class)).And(learn.Hash(v.left[2].class)).And(flag(l.split)))
}
