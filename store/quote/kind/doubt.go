package kind

import (
	"math"

	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/quote/marks"
	"hearsay/store/quote/speaker"
	"hearsay/store/text"
)

// A piece that is said with a probability between these gets a second look. More
// of them cost time and bring nothing, as cross-validation says.
const (
	doubtAbove = 0.05
	doubtBelow = 0.9
)

// farthestBehind is how many tokens behind a piece in doubt are read; before it, farthest.
const farthestBehind = 15

// doubt is a piece that gets a second look, and what is seen then.
type doubt struct {
	piece    int
	features []learn.Feature
}

func (p *chances) said() float64 { return p[part] + p[whole] }

func (p *chances) doubtful() bool { return p.said() > doubtAbove && p.said() < doubtBelow }

// reconsider gives the doubtful pieces other chances by what a second look shows.
func (j Judge) reconsider(s *scene, all []chances) {
	doubts := s.doubts(all)
	for _, d := range doubts {
		p := &all[d.piece]
		said := 1 / (1 + math.Exp(-float64(j.Second.Score(d.features))))
		scale := said / p.said()
		p[neither], p[part], p[whole] = 1-said, p[part]*scale, p[whole]*scale
	}
	if len(doubts) > 0 {
		s.agree(all)
	}
}

// doubts takes a second look at the doubtful pieces: at the clauses around them,
// as if somebody had said them. To read clauses costs far more than to look at
// neighbours, so only what is near such pieces is read.
func (s *scene) doubts(all []chances) []doubt {
	excerpt := *s.doc
	excerpt.Paragraphs = s.excerpts(all)
	var quotes []store.Quotation
	var at []int // of quotes: its piece
	next := 0
	for _, p := range excerpt.Paragraphs {
		for ; next < len(s.pieces) && s.pieces[next].inside.Start < p.Tokens.End; next++ {
			if s.pieces[next].inside.End > p.Tokens.Start {
				quotes, at = append(quotes, s.supposed(next, all[next])), append(at, next)
			}
		}
	}
	if len(quotes) == 0 {
		return nil
	}
	var found []doubt
	frames := speaker.Frames(&excerpt, quotes, func(q int) bool { return all[at[q]].doubtful() })
	for q, n := range at {
		if all[n].doubtful() {
			found = append(found, doubt{n, s.prior(frames[q], n, all)})
		}
	}
	return found
}

// excerpts gives the parts of paragraphs that are near pieces in doubt.
func (s *scene) excerpts(all []chances) []text.Paragraph {
	var parts []text.Paragraph
	in := -1 // the paragraph of the last part
	for i := range s.pieces {
		if !all[i].doubtful() {
			continue
		}
		v := &s.pieces[i]
		p := s.doc.Paragraphs[v.Paragraph]
		near := text.Run{Start: max(p.Tokens.Start, v.inside.Start-farthest), End: min(p.Tokens.End, v.inside.End+farthestBehind)}
		if last := len(parts) - 1; v.Paragraph == in && near.Start <= parts[last].Tokens.End {
			parts[last].Tokens.End = near.End
			continue
		}
		p.Tokens = near
		parts, in = append(parts, p), v.Paragraph
	}
	return parts
}

// supposed is piece i as a quotation, which it is for the sake of argument if it is in doubt.
func (s *scene) supposed(i int, p chances) store.Quotation {
	q := store.Quotation{Span: s.pieces[i].Span, Kind: s.verdict(i, p).Kind}
	if p.doubtful() && !q.Kind.Said() {
		q.Kind = store.Fragment
	}
	return q
}

// The templates of what the first look made of a piece and of those beside it;
// far from those of frames, which are the speaker's.
const (
	tSure learn.Hash = 1<<20 + iota
	tSureBefore
	tSureAfter
	tSureAround
	tSurePlace
)

// prior appends to features what the first look made of piece i, a feature for
// each level it reaches so that any rising function can be learned, and of those
// beside it; less sure in headlines, whose single marks the first look knows little of.
func (s *scene) prior(features []learn.Feature, i int, all []chances) []learn.Feature {
	for l := range 1 + all[i].level() {
		features = append(features, tSure.And(learn.Hash(l)).Feature())
	}
	v := &s.pieces[i]
	place := tSurePlace.And(learn.Hash(s.doc.Paragraphs[v.Paragraph].Role)).And(flag(v.Single))
	before, after := s.beside(i, i-1, all), s.beside(i, i+1, all)
	return append(features, place.Feature(), place.And(learn.Hash(all[i].level()/3)).Feature(),
		tSureBefore.And(before).Feature(), tSureAfter.And(after).Feature(), tSureAround.And(before).And(after).Feature())
}

// topLevel is where levels end: 4 units of log-odds on either side of even, two levels a unit.
const topLevel = 16

// level is how surely a piece is said, from 0 to topLevel.
func (p *chances) level() int {
	odds := math.Log(max(p.said(), 1e-9) / max(p[neither], 1e-9))
	return int(min(max(topLevel/2+2*odds, 0), topLevel))
}

// beside tells how far from piece i, in paragraphs, piece n is, and how surely it is said.
func (s *scene) beside(i, n int, all []chances) learn.Hash {
	if n < 0 || n >= len(s.pieces) {
		return 0
	}
	far := max(s.pieces[i].Paragraph-s.pieces[n].Paragraph, s.pieces[n].Paragraph-s.pieces[i].Paragraph)
	return learn.Hash(1 + min(far, 2)).And(learn.Hash(all[n].level() / 3))
}

// Doubts gives, for each piece of d that the first look leaves in doubt, the
// question that the second look must answer, as Questions does for the first. To
// be as unsure as on articles to come, first must not have seen d.
func Doubts(first learn.Scorer, d *text.Doc, pieces []marks.Piece, label func(marks.Piece) (store.Kind, bool)) []learn.Question {
	var questions []learn.Question
	s := newScene(d, pieces)
	for _, x := range s.doubts(s.weigh(first)) {
		if kind, ok := label(pieces[x.piece]); ok {
			questions = append(questions, learn.Question{Candidates: []learn.Candidate{
				{Right: !kind.Said()},
				{Features: x.features, Right: kind.Said()},
			}})
		}
	}
	return questions
}
