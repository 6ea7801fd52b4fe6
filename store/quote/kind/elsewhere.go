package kind

import (
	"hearsay/store/text"
)

// longestName is the most tokens of a name that is looked for outside marks.
const longestName = 5

// names are the short, capitalised pieces by their words.
type names struct {
	pieces map[string][]int // nil if there are none
	begun  [256]bool        // by what is seen of the first word at one look
}

// look is what is seen of a word at one look.
func look(word string) byte { return word[0] ^ word[len(word)-1]<<3 ^ byte(len(word))<<5 }

// findNames gathers the names among the pieces.
func (s *scene) findNames() {
	s.names = names{}
	for i := range s.pieces {
		v := &s.pieces[i]
		if v.capitals != allCapital && (v.capitals != firstCapital || v.words > 1) {
			continue
		}
		if words := s.trimmed(v.inside); words.Len() > 0 && words.Len() <= longestName {
			s.names.add(s.doc.Span(words).Of(s.doc.Text), s.doc.Word(words.Start), i)
		}
	}
}

func (n *names) add(words, first string, piece int) {
	if n.pieces == nil {
		n.pieces = map[string][]int{}
	}
	n.pieces[words] = append(n.pieces[words], piece)
	n.begun[look(first)] = true
}

// findElsewhere notes which names stand in the article without marks, too: names of
// works and things do, words of people rarely.
func (s *scene) findElsewhere() {
	if s.names.pieces == nil {
		return
	}
	next := 0
	for i, t := range s.doc.Tokens {
		for next < len(s.pieces) && i >= s.pieces[next].inside.End {
			next++
		}
		marked := next < len(s.pieces) && i >= s.pieces[next].inside.Start
		if !marked && t.Capital && s.names.begun[look(s.doc.Word(i))] && !s.begins(i) {
			s.match(i)
		}
	}
}

// trimmed takes the punctuation off the end of r.
func (s *scene) trimmed(r text.Run) text.Run {
	for r.Len() > 0 && (s.doc.Tokens[r.End-1].Kind == text.Comma || s.doc.Tokens[r.End-1].Kind == text.Stop) {
		r.End--
	}
	return r
}

// begins reports whether token i begins a sentence or follows a mark, where a capital tells nothing.
func (s *scene) begins(i int) bool {
	if i == 0 {
		return true
	}
	switch s.doc.Tokens[i-1].Kind {
	case text.Stop, text.Mark:
		return true
	}
	return false
}

// match notes the names that begin at token i.
func (s *scene) match(i int) {
	for n := 1; n <= longestName && i+n <= len(s.doc.Tokens); n++ {
		for _, p := range s.names.pieces[s.doc.Span(text.Run{Start: i, End: i + n}).Of(s.doc.Text)] {
			s.pieces[p].elsewhere = true
		}
	}
}

// lists gives the lists of capitalised pieces with nothing but commas and ands between them.
func (s *scene) lists() [][]int {
	var lists [][]int
	for i := 0; i < len(s.pieces); {
		list := []int{i}
		for i++; i < len(s.pieces) && s.pieces[i].joined && s.pieces[i].capitals == allCapital && s.pieces[i-1].capitals == allCapital; i++ {
			list = append(list, i)
		}
		if len(list) > 1 {
			lists = append(lists, list)
		}
	}
	return lists
}
