// Package kind tells marked words that somebody said from titles, names,
// so-calleds and slogans. It looks at shapes and neighbours with weights
// learned from labelled news and, where these leave doubt, at the clauses around
// the words, as the speaker's package reads them; who said them is not its question.
package kind

import (
	"math"
	"slices"

	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/quote/marks"
	"hearsay/store/text"
)

// Verdict is what a piece is taken for.
type Verdict struct {
	Kind store.Kind
	Said float64 // estimated probability that somebody said it
}

// Judge judges pieces by the weights it holds.
type Judge struct {
	First  learn.Scorer // looks at every piece, its shape and its neighbours
	Second learn.Scorer // looks at the clauses around those that the first leaves in doubt
}

// Of judges the pieces of d, in their order.
func (j Judge) Of(d *text.Doc, pieces []marks.Piece) []Verdict {
	s := newScene(d, pieces)
	defer scratch.Put(s)
	all := s.weigh(j.First)
	j.reconsider(s, all)
	verdicts := make([]Verdict, len(pieces))
	for i, p := range all {
		verdicts[i] = s.verdict(i, p)
	}
	return verdicts
}

// weigh gives the chances of all pieces by w.
func (s *scene) weigh(w learn.Scorer) []chances {
	all := make([]chances, len(s.pieces))
	var b bag
	for i := range s.pieces {
		s.fill(&b, i)
		said := float64(w.Score(b.said))
		all[i][part], all[i][whole] = said, said+float64(w.Score(b.whole))
		learn.Softmax(all[i][:])
	}
	s.agree(all)
	return all
}

// chances are the probabilities of the classes.
type chances [classes]float64

// agree gives the same short, capitalised words the same chances wherever they
// are marked, and so it does to all items of a list of such words.
func (s *scene) agree(all []chances) {
	for _, same := range s.names.pieces {
		share(all, same)
	}
	for _, list := range s.lists() {
		share(all, list)
	}
}

// share gives the members their mean chances, by the logarithm: who is sure counts more.
func share(all []chances, members []int) {
	var mean chances
	for _, i := range members {
		for c, p := range all[i] {
			mean[c] += math.Log(max(p, 1e-9)) / float64(len(members))
		}
	}
	learn.Softmax(mean[:])
	for _, i := range members {
		all[i] = mean
	}
}

func (s *scene) verdict(i int, p chances) Verdict {
	v := Verdict{Said: p.said()}
	switch {
	case v.Said < 0.5 && !s.heads(i), s.signs(i):
		v.Kind = s.unsaid(i)
	case s.takenIn(i):
		v.Kind = store.Fragment
	case p[whole] >= p[part], s.entire(i), s.heads(i):
		v.Kind = store.Speech
	default:
		v.Kind = store.Fragment
	}
	return v
}

// The classes a piece can have, as candidates of a question.
const (
	neither = iota
	part
	whole
	classes
)

// Questions gives, for each piece of d, the question the learner must answer,
// its right answer taken from label: the kind a person gave the piece, or false
// if nobody did. The candidates are in no order that matters.
func Questions(d *text.Doc, pieces []marks.Piece, label func(marks.Piece) (store.Kind, bool)) []learn.Question {
	var questions []learn.Question
	s := newScene(d, pieces)
	for i, p := range pieces {
		kind, ok := label(p)
		if !ok {
			continue
		}
		var b bag
		s.fill(&b, i)
		questions = append(questions, learn.Question{Candidates: []learn.Candidate{
			{Right: !kind.Said()},
			{Features: b.said, Right: kind == store.Fragment},
			{Features: slices.Concat(b.said, b.whole), Right: kind.Said() && kind != store.Fragment},
		}})
	}
	return questions
}

// signs reports whether piece i is what no one says though it may read like
// speech: the writing on a shirt or placard, what is so-called, the name below a
// pulled-out quotation, a name before a noun (the “Argo” premiere) that the
// article uses without marks as well.
func (s *scene) signs(i int) bool {
	v := &s.pieces[i]
	if v.worn || v.capitals != allCapital {
		return v.worn || s.soCalled(v)
	}
	next := v.right[0].class
	return v.Unopened || v.elsewhere && s.final(v) == open && (next == other || next == work || next == wearing)
}

// heads reports whether piece i heads a report as its motto, whoever's words
// they are: ‘I thought it was a fox’: mum finds emu in bath.
func (s *scene) heads(i int) bool {
	v := &s.pieces[i]
	return s.doc.Paragraphs[v.Paragraph].Role == store.Headline && v.left[0].class == edge && v.right[0].class == colon &&
		v.words > 3 && v.capitals != allCapital && v.capitals != shouting
}

// soCalled reports whether the report says itself that the words of v are only a name.
func (s *scene) soCalled(v *view) bool {
	i := v.inside.Start - 2
	return i >= s.doc.Paragraphs[v.Paragraph].Tokens.Start && s.doc.Lower(i) == "so-called"
}

// entire reports whether piece i is a whole utterance by its form alone: it
// begins like a sentence after a comma or colon, and ends like one.
func (s *scene) entire(i int) bool {
	v := &s.pieces[i]
	if v.inside.Len() == 0 {
		return false
	}
	switch v.left[0].class {
	case comma, colon, edge, ending:
		return s.doc.Tokens[v.inside.Start].Capital && s.final(v) != open
	}
	return false
}

// severalSentences reports whether a sentence ends inside v.
func (s *scene) severalSentences(v *view) bool {
	for i := v.inside.Start; i < v.inside.End-2; i++ {
		if s.class(i) == ending && s.doc.Text[s.doc.Tokens[i].Start] != 0xE2 && s.doc.Tokens[i+1].Capital {
			return true
		}
	}
	return false
}

// unsaid tells titles from terms among the pieces nobody said.
func (s *scene) unsaid(i int) store.Kind {
	p := &s.pieces[i]
	if p.capitals == allCapital && !p.worn || p.nearWork() {
		return store.Title
	}
	return store.Term
}
