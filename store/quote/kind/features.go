package kind

import (
	"hearsay/store/quote/learn"
	"hearsay/store/text"
)

// The templates of features.
const (
	tBias learn.Hash = iota + 1
	tShape
	tWord
	tFirst
	tLast
	tLeft
	tLeft2
	tRight
	tRight2
	tLeftClass
	tLeftClasses
	tRightClass
	tRightClasses
	tAround
	tAroundShape
	tEnds
	tEndsLeft
	tEndsRight
	tOpening
	tNearLeft
	tNearRight
	tSays
	tPerson
	tPlace
	tMarks
	tBefore
	tHead
	tWork
	tWear
	tElsewhere
	tWhole
	tLead
)

// bag is the features of the classes that are said: what part and whole share,
// and what whole has beside that. Neither has none.
type bag struct {
	seen        []learn.Hash // what becomes a feature of either
	said, whole []learn.Feature
}

func (b *bag) see(h learn.Hash) { b.seen = append(b.seen, h) }

func (b *bag) lead(h learn.Hash) { b.whole = append(b.whole, h.Feature()) }

// fill fills b with the features of piece i.
func (s *scene) fill(b *bag, i int) {
	b.seen, b.said, b.whole = b.seen[:0], b.said[:0], b.whole[:0]
	s.features(b, i)
	for _, h := range b.seen {
		b.said = append(b.said, h.And(part).Feature())
		b.whole = append(b.whole, h.And(whole).Feature())
	}
	s.leads(b, &s.pieces[i])
}

// features puts all that is seen of piece i into b.
func (s *scene) features(b *bag, i int) {
	v := &s.pieces[i]
	shape := learn.Hash(v.capitals).And(learn.Hash(bucket(v.words)))
	end := learn.Hash(s.final(v))
	b.see(tBias)
	b.see(tShape.And(shape))
	b.see(tShape.And(shape).And(end))
	b.see(tShape.And(learn.Hash(bucket(v.words))))
	b.see(tEnds.And(end).And(learn.Hash(v.right[0].class)))
	b.see(tEnds.And(end).And(learn.Hash(v.right[0].class)).And(shape))
	b.see(tEndsLeft.And(end).And(v.left[0].word))
	b.see(tEndsRight.And(end).And(v.right[0].word))
	s.content(b, v, shape)
	v.neighbours(b, shape)
	s.works(b, v)
	s.place(b, v, shape)
	s.company(b, v, shape)
}

// content notes the words inside v.
func (s *scene) content(b *bag, v *view, shape learn.Hash) {
	var person, verb learn.Hash
	for i := v.inside.Start; i < v.inside.End; i++ {
		if s.doc.Tokens[i].Kind == text.Mark {
			continue
		}
		word := s.cell(i)
		if v.words <= 6 {
			b.see(tWord.And(word.word))
		}
		if i == v.inside.Start {
			b.see(tFirst.And(word.word))
			b.see(tFirst.And(learn.Hash(word.class)).And(shape))
		}
		if word.class == pronoun {
			person = 1
		}
		if word.class == copula || word.class == auxiliary || word.class == negation {
			verb = 1
		}
	}
	if v.inside.Len() > 0 {
		b.see(tLast.And(s.cell(v.inside.End - 1).word))
	}
	if words := s.trimmed(v.inside); words.Len() > 0 && words.Len() <= longestName {
		b.see(tWhole.And(learn.Text(text.Lower(s.doc.Span(words).Of(s.doc.Text)))))
	}
	if v.inside.Len() > 0 {
		left, first := learn.Hash(v.left[0].class), learn.Hash(s.class(v.inside.Start))
		b.see(tOpening.And(left).And(first))
		b.see(tOpening.And(left).And(first).And(learn.Hash(v.right[0].class)))
	}
	b.see(tElsewhere.And(flag(v.elsewhere)).And(learn.Hash(v.capitals)))
	b.see(tElsewhere.And(flag(v.elsewhere)).And(learn.Hash(v.left[0].class)))
	b.see(tPerson.And(person).And(verb).And(shape))
	b.see(tPerson.And(person).And(verb))
}

// neighbours notes what stands around v.
func (v *view) neighbours(b *bag, shape learn.Hash) {
	l, r := v.left, v.right
	lc, rc := learn.Hash(l[0].class), learn.Hash(r[0].class)
	l2, r2 := lc.And(learn.Hash(l[1].class)), rc.And(learn.Hash(r[1].class))
	b.see(tLeft.And(l[0].word))
	b.see(tLeft.And(l[0].word).And(learn.Hash(v.capitals)))
	b.see(tLeft2.And(l[0].word).And(l[1].word))
	b.see(tLeft2.And(l[1].word).And(lc))
	b.see(tRight.And(r[0].word))
	b.see(tRight.And(r[0].word).And(learn.Hash(v.capitals)))
	b.see(tRight2.And(r[0].word).And(r[1].word))
	b.see(tLeftClass.And(lc).And(shape))
	b.see(tLeftClasses.And(l2))
	b.see(tLeftClasses.And(l2).And(learn.Hash(v.capitals)))
	b.see(tLeftClasses.And(l2).And(learn.Hash(l[2].class)))
	b.see(tRightClass.And(rc).And(shape))
	b.see(tRightClasses.And(r2))
	b.see(tRightClasses.And(r2).And(learn.Hash(v.capitals)))
	b.see(tAround.And(lc).And(rc))
	b.see(tAround.And(l2).And(r2))
	for i := range reach {
		b.see(tNearLeft.And(l[i].word))
		b.see(tNearRight.And(r[i].word))
	}
	b.see(tAroundShape.And(lc).And(rc).And(shape))
}

// works notes whether words for works stand near v, or near the head of its list.
func (s *scene) works(b *bag, v *view) {
	head := &s.pieces[v.head]
	before, after := learn.Hash(0), learn.Hash(0)
	for i, c := range head.left {
		if c.class == work {
			before = learn.Hash(1 + i/2)
			break
		}
	}
	if v.right[0].class == work || v.right[1].class == work {
		after = 1
	}
	if before|after != 0 {
		b.see(tWork.And(before).And(after).And(learn.Hash(v.capitals)))
		b.see(tWork.And(before).And(after))
		b.see(tWork.And(before).And(after).And(learn.Hash(v.capitals)).And(learn.Hash(bucket(v.words))))
	}
}

// place notes where v stands and how it is marked.
func (s *scene) place(b *bag, v *view, shape learn.Hash) {
	p := s.doc.Paragraphs[v.Paragraph]
	where := flag(v.left[0].class == edge) | flag(v.right[0].class == edge)<<1 | flag(v.Paragraph == 0)<<2
	b.see(tPlace.And(where).And(shape))
	b.see(tPlace.And(where).And(learn.Hash(p.Role)))
	b.see(tMarks.And(flag(v.Single) | flag(v.Continues)<<1 | flag(v.Unclosed)<<2 | flag(v.Unopened)<<3))
	b.see(tMarks.And(flag(v.Single) | where<<1).And(learn.Hash(v.capitals)))
	b.see(tSays.And(flag(v.says)).And(shape))
	b.see(tSays.And(flag(v.says)).And(learn.Hash(v.left[0].class)))
	b.see(tSays.And(flag(v.says)).And(learn.Hash(v.left[0].class)).And(learn.Hash(v.capitals)))
	if v.wears {
		b.see(tWear.And(learn.Hash(v.capitals)))
		b.see(tWear.And(flag(v.says)))
	}
}

// company notes what the piece before v in its paragraph tells.
func (s *scene) company(b *bag, v *view, shape learn.Hash) {
	if v.before < 0 {
		b.see(tBefore)
		return
	}
	last := &s.pieces[v.before]
	b.see(tBefore.And(learn.Hash(last.capitals)).And(flag(v.joined)))
	b.see(tBefore.And(learn.Hash(last.capitals)).And(flag(v.joined)).And(shape))
	head := s.pieces[v.head].left[0]
	b.see(tHead.And(head.word).And(flag(v.joined)))
	b.see(tHead.And(learn.Hash(head.class)).And(shape).And(flag(v.joined)))
	b.see(tHead.And(learn.Hash(head.class)).And(learn.Hash(v.capitals)).And(flag(v.joined)))
}

func flag(b bool) learn.Hash {
	if b {
		return 1
	}
	return 0
}
