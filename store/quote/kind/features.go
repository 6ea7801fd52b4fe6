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
type bag struct{ said, whole []learn.Feature }

// fill fills b with the features of piece i.
func (s *scene) fill(b *bag, i int) {
	b.said, b.whole = b.said[:0], b.whole[:0]
	s.features(i, func(h learn.Hash) {
		b.said = append(b.said, h.And(part).Feature())
		b.whole = append(b.whole, h.And(whole).Feature())
	})
	s.leads(&s.pieces[i], func(h learn.Hash) { b.whole = append(b.whole, h.Feature()) })
}

// features gives all that is seen of piece i to emit.
func (s *scene) features(i int, emit func(learn.Hash)) {
	v := &s.pieces[i]
	shape := learn.Hash(v.capitals).And(learn.Hash(bucket(v.words)))
	end := learn.Hash(s.final(v))
	emit(tBias)
	emit(tShape.And(shape))
	emit(tShape.And(shape).And(end))
	emit(tShape.And(learn.Hash(bucket(v.words))))
	emit(tEnds.And(end).And(learn.Hash(v.right[0].class)))
	emit(tEnds.And(end).And(learn.Hash(v.right[0].class)).And(shape))
	emit(tEndsLeft.And(end).And(v.left[0].word))
	emit(tEndsRight.And(end).And(v.right[0].word))
	s.content(v, shape, emit)
	v.neighbours(shape, emit)
	s.works(v, emit)
	s.place(v, shape, emit)
	s.company(v, shape, emit)
}

// content emits the words inside v.
func (s *scene) content(v *view, shape learn.Hash, emit func(learn.Hash)) {
	var person, verb learn.Hash
	for i := v.inside.Start; i < v.inside.End; i++ {
		if s.doc.Tokens[i].Kind == text.Mark {
			continue
		}
		word := s.cell(i)
		if v.words <= 6 {
			emit(tWord.And(word.word))
		}
		if i == v.inside.Start {
			emit(tFirst.And(word.word))
			emit(tFirst.And(learn.Hash(word.class)).And(shape))
		}
		if word.class == pronoun {
			person = 1
		}
		if word.class == copula || word.class == auxiliary || word.class == negation {
			verb = 1
		}
	}
	if v.inside.Len() > 0 {
		emit(tLast.And(s.cell(v.inside.End - 1).word))
	}
	if words := s.trimmed(v.inside); words.Len() > 0 && words.Len() <= longestName {
		emit(tWhole.And(learn.Text(text.Lower(s.doc.Span(words).Of(s.doc.Text)))))
	}
	if v.inside.Len() > 0 {
		left, first := learn.Hash(v.left[0].class), learn.Hash(s.class(v.inside.Start))
		emit(tOpening.And(left).And(first))
		emit(tOpening.And(left).And(first).And(learn.Hash(v.right[0].class)))
	}
	emit(tElsewhere.And(flag(v.elsewhere)).And(learn.Hash(v.capitals)))
	emit(tElsewhere.And(flag(v.elsewhere)).And(learn.Hash(v.left[0].class)))
	emit(tPerson.And(person).And(verb).And(shape))
	emit(tPerson.And(person).And(verb))
}

// neighbours emits what stands around v.
func (v *view) neighbours(shape learn.Hash, emit func(learn.Hash)) {
	l, r := v.left, v.right
	lc, rc := learn.Hash(l[0].class), learn.Hash(r[0].class)
	l2, r2 := lc.And(learn.Hash(l[1].class)), rc.And(learn.Hash(r[1].class))
	emit(tLeft.And(l[0].word))
	emit(tLeft.And(l[0].word).And(learn.Hash(v.capitals)))
	emit(tLeft2.And(l[0].word).And(l[1].word))
	emit(tLeft2.And(l[1].word).And(lc))
	emit(tRight.And(r[0].word))
	emit(tRight.And(r[0].word).And(learn.Hash(v.capitals)))
	emit(tRight2.And(r[0].word).And(r[1].word))
	emit(tLeftClass.And(lc).And(shape))
	emit(tLeftClasses.And(l2))
	emit(tLeftClasses.And(l2).And(learn.Hash(v.capitals)))
	emit(tLeftClasses.And(l2).And(learn.Hash(l[2].class)))
	emit(tRightClass.And(rc).And(shape))
	emit(tRightClasses.And(r2))
	emit(tRightClasses.And(r2).And(learn.Hash(v.capitals)))
	emit(tAround.And(lc).And(rc))
	emit(tAround.And(l2).And(r2))
	for i := range reach {
		emit(tNearLeft.And(l[i].word))
		emit(tNearRight.And(r[i].word))
	}
	emit(tAroundShape.And(lc).And(rc).And(shape))
}

// works emits whether words for works stand near v, or near the head of its list.
func (s *scene) works(v *view, emit func(learn.Hash)) {
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
		emit(tWork.And(before).And(after).And(learn.Hash(v.capitals)))
		emit(tWork.And(before).And(after))
		emit(tWork.And(before).And(after).And(learn.Hash(v.capitals)).And(learn.Hash(bucket(v.words))))
	}
}

// place emits where v stands and how it is marked.
func (s *scene) place(v *view, shape learn.Hash, emit func(learn.Hash)) {
	p := s.doc.Paragraphs[v.Paragraph]
	where := flag(v.left[0].class == edge) | flag(v.right[0].class == edge)<<1 | flag(v.Paragraph == 0)<<2
	emit(tPlace.And(where).And(shape))
	emit(tPlace.And(where).And(learn.Hash(p.Role)))
	emit(tMarks.And(flag(v.Single) | flag(v.Continues)<<1 | flag(v.Unclosed)<<2 | flag(v.Unopened)<<3))
	emit(tMarks.And(flag(v.Single) | where<<1).And(learn.Hash(v.capitals)))
	emit(tSays.And(flag(v.says)).And(shape))
	emit(tSays.And(flag(v.says)).And(learn.Hash(v.left[0].class)))
	emit(tSays.And(flag(v.says)).And(learn.Hash(v.left[0].class)).And(learn.Hash(v.capitals)))
	if v.wears {
		emit(tWear.And(learn.Hash(v.capitals)))
		emit(tWear.And(flag(v.says)))
	}
}

// company emits what the piece before v in its paragraph tells.
func (s *scene) company(v *view, shape learn.Hash, emit func(learn.Hash)) {
	if v.before < 0 {
		emit(tBefore)
		return
	}
	b := &s.pieces[v.before]
	emit(tBefore.And(learn.Hash(b.capitals)).And(flag(v.joined)))
	emit(tBefore.And(learn.Hash(b.capitals)).And(flag(v.joined)).And(shape))
	head := s.pieces[v.head].left[0]
	emit(tHead.And(head.word).And(flag(v.joined)))
	emit(tHead.And(learn.Hash(head.class)).And(shape).And(flag(v.joined)))
	emit(tHead.And(learn.Hash(head.class)).And(learn.Hash(v.capitals)).And(flag(v.joined)))
}

func flag(b bool) learn.Hash {
	if b {
		return 1
	}
	return 0
}
