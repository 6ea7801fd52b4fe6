package kind

import (
	"hearsay/store/text"
)

// longestName is the most tokens of a name that is looked for outside marks.
const longestName = 5

// findElsewhere notes which short, capitalised pieces stand in the article
// without marks, too: names of works and things do, words of people rarely.
func (s *scene) findElsewhere() {
	names := s.names()
	if len(names) == 0 {
		return
	}
	next := 0
	for i := range s.doc.Tokens {
		for next < len(s.pieces) && i >= s.pieces[next].inside.End {
			next++
		}
		marked := next < len(s.pieces) && i >= s.pieces[next].inside.Start
		if !marked && s.doc.Tokens[i].Capital && !s.begins(i) {
			s.match(i, names)
		}
	}
}

// names gives the short, capitalised pieces by their words.
func (s *scene) names() map[string][]int {
	var names map[string][]int
	for i := range s.pieces {
		v := &s.pieces[i]
		if v.capitals != allCapital && (v.capitals != firstCapital || v.words > 1) {
			continue
		}
		if words := s.trimmed(v.inside); words.Len() > 0 && words.Len() <= longestName {
			if names == nil {
				names = map[string][]int{}
			}
			key := s.doc.Span(words).Of(s.doc.Text)
			names[key] = append(names[key], i)
		}
	}
	return names
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
func (s *scene) match(i int, names map[string][]int) {
	for n := 1; n <= longestName && i+n <= len(s.doc.Tokens); n++ {
		key := s.doc.Span(text.Run{Start: i, End: i + n}).Of(s.doc.Text)
		found, ok := names[key]
		if !ok {
			continue
		}
		for _, p := range found {
			s.pieces[p].elsewhere = true
		}
		delete(names, key)
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
