package kind

import (
	"slices"
	"sync"

	"hearsay/store/quote/learn"
	"hearsay/store/quote/marks"
	"hearsay/store/text"
)

// reach is how many words on each side of a piece count as its neighbours.
const reach = 4

// cell is a neighbour of a piece: a token, another piece or the paragraph's edge.
type cell struct {
	word  learn.Hash // of its lower case, or of its class where it has no words
	class class
}

// view is a piece as the features see it.
type view struct {
	marks.Piece
	inside      text.Run // its tokens
	words       int
	capitals    capitals
	left, right [reach]cell // nearest first
	before      int         // the piece before in the same paragraph, or -1
	joined      bool        // only a comma or an and stands between before and this one
	head        int         // the first of a list of pieces so joined
	says, wears bool        // a word of saying, of wearing in its sentence, outside marks
	worn        bool        // something worn or held up says it
	elsewhere   bool        // the same words stand in the article without marks, capitalised
}

// scene is an article with its pieces. It is kept for the next one, so that reading allocates little.
type scene struct {
	doc    *text.Doc
	pieces []view
	words  *text.Memo[cell]
	names  names
}

var scratch = sync.Pool{New: func() any { return &scene{words: text.NewMemo(cellOf)} }}

// newScene gives what is to be put into scratch when it is no more needed.
func newScene(d *text.Doc, pieces []marks.Piece) *scene {
	s := scratch.Get().(*scene)
	s.doc, s.pieces = d, slices.Grow(s.pieces[:0], len(pieces))[:len(pieces)]
	s.words.Turn(d)
	token := 0
	for i, p := range pieces {
		v := &s.pieces[i]
		*v = view{Piece: p, before: -1}
		token = max(token, d.Paragraphs[p.Paragraph].Tokens.Start)
		token = s.seek(token, p.Span.Start)
		v.inside.Start = token
		token = s.seek(token, p.Span.End)
		v.inside.End = token
		if i > 0 && pieces[i-1].Paragraph == p.Paragraph {
			v.before = i - 1
		}
		s.measure(v)
	}
	for i := range pieces {
		s.look(i)
	}
	s.findNames()
	s.findElsewhere()
	return s
}

// seek gives the first token from i on that starts at byte at or later.
func (s *scene) seek(i, at int) int {
	for i < len(s.doc.Tokens) && int(s.doc.Tokens[i].Start) < at {
		i++
	}
	return i
}

// look fills the neighbours of piece i.
func (s *scene) look(i int) {
	v := &s.pieces[i]
	tokens := s.doc.Paragraphs[v.Paragraph].Tokens
	from, other := v.inside.Start-1, v.before
	for n := range v.left {
		v.left[n], from, other = s.step(from, -1, tokens, other)
	}
	from, other = v.inside.End, -1
	if i+1 < len(s.pieces) && s.pieces[i+1].Paragraph == v.Paragraph {
		other = i + 1
	}
	for n := range v.right {
		v.right[n], from, other = s.step(from, 1, tokens, other)
	}
	v.joined = v.before >= 0 && (v.left[0].class == quoted || isJoint(v.left[0]) && v.left[1].class == quoted ||
		isJoint(v.left[0]) && isJoint(v.left[1]) && v.left[2].class == quoted)
	v.head = i
	if v.joined {
		v.head = s.pieces[v.before].head
	}
	v.worn = s.isWorn(v)
	s.sentence(v)
}

// isWorn reports whether a thing with writing on it says v: a shirt that said
// “…”, a sign reading “…” and “…”. With a comma, or without that, “said” has a person.
func (s *scene) isWorn(v *view) bool {
	if v.joined && s.pieces[v.before].worn {
		return true
	}
	i, ok := v.inside.Start-2, false
	first := max(s.doc.Paragraphs[v.Paragraph].Tokens.Start, i-2*reach)
	if i <= first {
		return false
	}
	switch s.doc.Lower(i) {
	case "read", "reads", "reading", "says", "emblazoned", "bearing", "proclaiming", "declaring":
		ok = true
	case "said", "say":
	case "saying":
		ok = s.class(i-1) == wearing
	default:
		return false
	}
	for i--; i >= first; i-- {
		switch c := s.class(i); {
		case s.doc.Lower(i) == "that" || s.doc.Lower(i) == "which":
			ok = true
		case c == wearing:
			return ok
		case c == pronoun || c == ending || c == conjunction || c == capital || c == quoted:
			return false
		}
	}
	return false
}

func isJoint(c cell) bool { return c.class == comma || c.class == conjunction }

// step gives the next cell from token i in direction dir, where to go on, and which piece comes next.
func (s *scene) step(i, dir int, bounds text.Run, other int) (cell, int, int) {
	for i >= bounds.Start && i < bounds.End && s.doc.Tokens[i].Kind == text.Mark {
		i += dir
	}
	if i < bounds.Start || i >= bounds.End {
		return cell{learn.Hash(edge), edge}, i, other
	}
	if other >= 0 {
		if in := s.pieces[other].inside; i >= in.Start && i < in.End {
			return cell{learn.Hash(quoted), quoted}, s.beyond(in, dir), s.next(other, dir)
		}
	}
	return s.cell(i), i + dir, other
}

func (s *scene) beyond(r text.Run, dir int) int {
	if dir < 0 {
		return r.Start - 1
	}
	return r.End
}

// next gives the piece after i in direction dir within the paragraph, or -1.
func (s *scene) next(i, dir int) int {
	j := i + dir
	if j < 0 || j >= len(s.pieces) || s.pieces[j].Paragraph != s.pieces[i].Paragraph {
		return -1
	}
	return j
}

// cell gives token i as a neighbour.
func (s *scene) cell(i int) cell {
	if t := &s.doc.Tokens[i]; t.Kind == text.Word {
		c := s.words.Of(i)
		if c.class == other && t.Capital {
			c.class = capital
		}
		return c
	}
	return cell{learn.Text(s.doc.Lower(i)), s.class(i)}
}

// cellOf gives a word in lower case as a neighbour, whatever its capital tells.
func cellOf(lower string) cell { return cell{learn.Text(lower), classesOf()[lower]} }

// class tells the class of token i.
func (s *scene) class(i int) class {
	t := &s.doc.Tokens[i]
	switch t.Kind {
	case text.Word:
		return s.cell(i).class
	case text.Clitic:
		return classesOf()[s.doc.Lower(i)]
	case text.Number:
		return number
	case text.Dash:
		return dash
	case text.Stop:
		return ending
	case text.Bracket:
		return bracket
	case text.Symbol:
		return symbol
	case text.Comma:
		if s.doc.Text[t.Start] == ',' {
			return comma
		}
		return colon
	}
	return other
}

// farthest is how many tokens of its sentence are searched on each side of a piece.
const farthest = 30

// sentence looks for telling words in the sentence around v, outside v.
func (s *scene) sentence(v *view) {
	tokens := s.doc.Paragraphs[v.Paragraph].Tokens
	for i := v.inside.Start - 1; i >= max(tokens.Start, v.inside.Start-farthest); i-- {
		if s.tell(v, i) {
			break
		}
	}
	for i := v.inside.End; i < min(tokens.End, v.inside.End+farthest); i++ {
		if s.tell(v, i) {
			break
		}
	}
}

// tell notes what token i tells of v, and reports whether a sentence ends there.
func (s *scene) tell(v *view, i int) bool {
	c := s.class(i)
	v.says = v.says || c == saying
	v.wears = v.wears || c == wearing
	return c == ending
}
